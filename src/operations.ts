import type { operations, paths } from "../generated/schema.d.ts";

export type OperationId = keyof operations;
type Method = "get" | "put" | "post" | "delete" | "patch";
type IdOf<Operation> = { [Id in OperationId]: operations[Id] extends Operation ? Id : never }[OperationId];

/** The operationId of each method of each path. Complete and right by its type, which the description gives. */
const IDS: {
  readonly [Path in keyof paths]: {
    readonly [M in Method as paths[Path][M] extends { responses: unknown } ? Uppercase<M> : never]: IdOf<
      paths[Path][M]
    >;
  };
} = {
  "/v1/incidents/{incident_id}/action_items": { POST: "createIncidentActionItem" },
};

/** An operation as errors and hooks name it. */
export interface Operation {
  /** Absent for a request that the description does not know. */
  operationId?: OperationId;
  /** The path template, which holds no identifiers; absent likewise. */
  template?: string;
}

/** Finds the operation of a request by its method and its path, without origin and base path. */
export function operationOf(method: string, path: string): Operation {
  for (const [template, ids] of Object.entries<Record<string, OperationId>>(IDS)) {
    const operationId = ids[method];
    const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}(\\?|$)`);
    if (operationId && pattern.test(path)) return { operationId, template };
  }
  return {};
}
