import { attributesTakenBy } from "./attributes.ts";
import { resolve } from "./description.ts";
import { type Operation, operations } from "./operations.ts";
import { type Schema, typesOf } from "./schema.ts";

/**
 * The part that each operation plays in the life of a resource, read from its method and its answer, so that no
 * operation has to be named. Undefined for a part that the description does not have.
 */
export interface Resource {
  /** The last fixed segment of its paths: `action_items`. */
  name: string;
  create: Operation | undefined;
  read: Operation | undefined;
  update: Operation | undefined;
  remove: Operation | undefined;
  /** Those that answer with many. */
  lists: Operation[];
  /** The names of the strings that can carry the mark of a run: at most two, so that one is left where the other is tried. */
  texts: string[];
}

/** The resource that the client and the reference server are made for. */
const OWN = "action_items";

const holdsMany = ({ answer }: Operation): boolean => {
  const data = answer && resolve(answer).properties?.["data"];
  return data !== undefined && typesOf(resolve(data)).includes("array");
};
/** Whether the path ends with the identifier of one resource. */
const isOfOne = ({ path }: Operation): boolean => path.endsWith("}");
const nameOf = ({ path }: Operation): string =>
  path.split("/").findLast((segment) => segment !== "" && !segment.startsWith("{")) ?? "";

const LONG_ENOUGH = 120;
/** A limited string may be too short for the mark, and one of an enum or a format is none of ours to write. */
const isFreeText = (schema: Schema): boolean => {
  const { enum: values, const: value, format, maxLength } = resolve(schema);
  return (
    typesOf(resolve(schema)).includes("string") &&
    [values, value, format].every((keyword) => keyword === undefined) &&
    (maxLength === undefined || maxLength >= LONG_ENOUGH)
  );
};

function resourceNamed(name: string): Resource {
  const own = operations.filter((operation) => nameOf(operation) === name);
  const playing = (methods: readonly string[], one: boolean): Operation | undefined =>
    own.find((operation) => methods.includes(operation.method) && isOfOne(operation) === one && !holdsMany(operation));
  const create = playing(["POST"], false);
  const taken = Object.entries(attributesTakenBy(create));
  return {
    name,
    create,
    read: playing(["GET"], true),
    update: playing(["PUT", "PATCH"], true),
    remove: playing(["DELETE"], true),
    lists: own.filter((operation) => operation.method === "GET" && holdsMany(operation)),
    texts: taken.flatMap(([attribute, schema]) => (isFreeText(schema) ? [attribute] : [])).slice(0, 2),
  };
}

/** Every resource of the spec, found by its paths. */
export const resources: readonly Resource[] = [...new Set(operations.map(nameOf))].map(resourceNamed);

/** The resource that scenarios are about. */
export const resource: Resource = resources.find(({ name }) => name === OWN) ?? resourceNamed(OWN);

const byOperation = new Map(
  operations.map((operation) => [operation, resources.find(({ name }) => name === nameOf(operation))]),
);

/** The resource that an operation is about. */
export function resourceOf(operation: Operation): Resource | undefined {
  return byOperation.get(operation);
}

/** Whether an operation creates one resource. */
export function creates(operation: Operation): boolean {
  return resourceOf(operation)?.create === operation;
}

/** Whether an operation removes one resource. */
export function removes(operation: Operation): boolean {
  return resourceOf(operation)?.remove === operation;
}

/** The path parameter that names one resource, which has to be created before it can be asked for; undefined for others. */
export function identifierOf(operation: Operation): string | undefined {
  const { read, update, remove } = resourceOf(operation) ?? {};
  return [read, update, remove].includes(operation) ? operation.pathParameters.at(-1) : undefined;
}
