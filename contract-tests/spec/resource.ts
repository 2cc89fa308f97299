import { attributesShownBy, attributesTakenBy } from "./attributes.ts";
import { resolve } from "./spec.ts";
import { type Operation, operations } from "./operations.ts";
import { type Schema, typesOf } from "./schema.ts";

/** What an operation does with one resource. */
export type Part = "create" | "read" | "update" | "remove";

/**
 * The part that each operation plays in the life of a resource, read from its method and its answer, so that no
 * operation has to be named. Undefined for a part that the spec does not have.
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
  /**
   * The names of the strings that can carry the mark of a run, because a create takes and a read shows them: at most two,
   * so that one is left where the other is tried.
   */
  texts: string[];
}

/** A resource that has some operations. */
export type With<Parts extends Part> = Resource & { [part in Parts]: Operation };

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
  const read = playing(["GET"], true);
  const shown = attributesShownBy(read);
  const taken = Object.entries(attributesTakenBy(create)).filter(([attribute]) => attribute in shown);
  return {
    name,
    create,
    read,
    update: playing(["PATCH"], true) ?? playing(["PUT"], true),
    remove: playing(["DELETE"], true),
    lists: own.filter((operation) => operation.method === "GET" && holdsMany(operation)),
    texts: taken.flatMap(([attribute, schema]) => (isFreeText(schema) ? [attribute] : [])).slice(0, 2),
  };
}

/** Every resource of the spec, found by its paths. */
export const resources: readonly Resource[] = [...new Set(operations.map(nameOf))].map(resourceNamed);

/** The resource that the client has methods for, and the reference server knows. */
export const resource: Resource = resources.find(({ name }) => name === OWN) ?? resourceNamed(OWN);

const byOperation = new Map(
  operations.map((operation) => [operation, resources.find(({ name }) => name === nameOf(operation))]),
);

/** The resource that an operation is about. */
export function resourceOf(operation: Operation): Resource | undefined {
  return byOperation.get(operation);
}

const NAMES: Readonly<Record<Part, string>> = { create: "create", read: "read", update: "update", remove: "delete" };

/** The operations that a resource lacks, as a sentence without a full stop; undefined when it has all of them. */
export function lacking(of: Resource, parts: readonly Part[]): string | undefined {
  const missing = parts.filter((part) => of[part] === undefined).map((part) => `no ${NAMES[part]}`);
  return missing.length === 0 ? undefined : `${of.name} have ${missing.join(" and ")}`;
}

/** Whether a resource has these operations. */
export function has<Parts extends Part>(of: Resource, parts: readonly Parts[]): of is With<Parts> {
  return lacking(of, parts) === undefined;
}

/** The list in which everything is found that was created below the same parent, or else the one over all. */
export function listOf({ create, lists }: Resource): Operation | undefined {
  return (
    lists.find(({ path }) => path === create?.path) ?? lists.find(({ pathParameters }) => pathParameters.length === 0)
  );
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
  return isOfOne(operation) ? operation.pathParameters.at(-1) : undefined;
}
