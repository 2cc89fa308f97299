import { operationIds } from "../generated/operation-ids.js";
import type { operations } from "../generated/schema.d.ts";

export type OperationId = keyof operations;

/** An operation as errors and hooks name it. */
export interface Operation {
  /** Absent for a request that the spec does not know. */
  operationId?: OperationId | undefined;
  /** The path template, which holds no identifiers; absent likewise. */
  template?: string | undefined;
}

const IDS: Readonly<Record<string, Readonly<Record<string, OperationId>>>> = operationIds;

/** The operation of a request; for one that the spec does not know, nothing: its path may hold identifiers. */
export function operationOf(method: string, template: string): Operation {
  const operationId = IDS[template]?.[method];
  return operationId ? { operationId, template } : {};
}
