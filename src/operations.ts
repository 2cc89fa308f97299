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

const TEMPLATES = Object.entries<Readonly<Record<string, OperationId>>>(operationIds).map(([template, ids]) => ({
  template,
  ids,
  pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}(\\?|$)`),
}));

/** Finds the operation of a request by its method and its path, without origin and base path. */
export function operationOf(method: string, path: string): Operation {
  for (const { template, ids, pattern } of TEMPLATES) {
    const operationId = ids[method];
    if (operationId && pattern.test(path)) return { operationId, template };
  }
  return {};
}
