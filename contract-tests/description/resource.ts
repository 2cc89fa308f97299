import { resolve } from "./description.ts";
import { type Operation, operations } from "./operations.ts";
import { typesOf } from "./schema.ts";

/**
 * The part that each operation plays in the life of a resource, read from its method and its answer, so that no
 * operation has to be named. Undefined for a part that the description does not have.
 */
export interface Resource {
  create: Operation | undefined;
  read: Operation | undefined;
  update: Operation | undefined;
  remove: Operation | undefined;
  /** Those that answer with many. */
  lists: Operation[];
}

const holdsMany = ({ answer }: Operation): boolean => {
  const data = answer && resolve(answer).properties?.["data"];
  return data !== undefined && typesOf(resolve(data)).includes("array");
};
/** Whether the path ends with the identifier of one resource. */
const isOfOne = ({ path }: Operation): boolean => path.endsWith("}");
const playing = (method: string, one: boolean): Operation | undefined =>
  operations.find((operation) => operation.method === method && isOfOne(operation) === one && !holdsMany(operation));

export const resource: Resource = {
  create: playing("POST", false),
  read: playing("GET", true),
  update: playing("PUT", true),
  remove: playing("DELETE", true),
  lists: operations.filter((operation) => operation.method === "GET" && holdsMany(operation)),
};

/** The path parameter that names one resource, which has to be created before it can be asked for; undefined for others. */
export function identifierOf(operation: Operation): string | undefined {
  const { read, update, remove } = resource;
  return [read, update, remove].includes(operation) ? operation.pathParameters.at(-1) : undefined;
}
