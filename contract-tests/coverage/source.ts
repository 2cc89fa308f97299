import { description, type ParameterObject, resolve } from "../spec/spec.ts";
import type { Operation } from "../spec/operations.ts";

type Item = (typeof description.paths)[string];
type OperationObject = NonNullable<Item["get"]>;

/** An operation as the spec has it. */
export interface Source {
  parameters: ParameterObject[];
  responses: OperationObject["responses"];
}

export function sourceOf({ id, path }: Pick<Operation, "id" | "path">): Source {
  const item = description.paths[path] ?? {};
  const own = Object.values(item).find((each) => !Array.isArray(each) && each.operationId === id);
  if (own === undefined || Array.isArray(own)) throw new Error(`The spec has no operation ${id}.`);
  return {
    parameters: [...(item.parameters ?? []), ...(own.parameters ?? [])].map(resolve),
    responses: own.responses,
  };
}
