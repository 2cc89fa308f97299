import { operationIds } from "../generated/operation-ids.js";
import type { operations } from "../generated/schema.d.ts";

export type OperationId = keyof operations;

/** An operation as errors and hooks name it. */
export interface Operation {
  /** Absent for a request that the description does not know. */
  operationId?: OperationId;
  /** The path template, which holds no identifiers; absent likewise. */
  template?: string;
}

/** Finds the operation of a request by its method and its path, without origin and base path. */
export function operationOf(method: string, path: string): Operation {
  for (const [template, ids] of Object.entries<Readonly<Record<string, OperationId>>>(operationIds)) {
    const operationId = ids[method];
    const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}(\\?|$)`);
    if (operationId && pattern.test(path)) return { operationId, template };
  }
  return {};
}
