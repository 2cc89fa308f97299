import { description, partAt, resolve } from "../spec/spec.ts";
import { isObject, type Json, type JsonType, type Schema, typesOf } from "../spec/schema.ts";
import { essence, type Exchange } from "../exchange/exchange.ts";

/** A schema, and where it stands in `generated/openapi.json`, as a JSON Pointer in its URI form. */
export interface Place {
  schema: Schema;
  pointer: string;
}

/** A step further down a pointer (RFC 6901). */
export function step(pointer: string, name: string | number): string {
  return `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

export function unescaped(name: string): string {
  return name.replaceAll("~1", "/").replaceAll("~0", "~");
}

export function placeAt(pointer: string): Place {
  // Every pointer here was built by going down schemas.
  return { schema: partAt(pointer) as Schema, pointer };
}

/** What the spec says of the body of an answer; undefined where it says nothing, or means quite another. */
export function answerPlace({ operation, response }: Exchange, body: Json): Place | undefined {
  const method = operation.method.toLowerCase() as "get" | "put" | "post" | "delete" | "patch";
  const declared = description.paths[operation.path]?.[method]?.responses[String(response.status)];
  if (declared === undefined) return undefined;
  const content = resolve(declared).content ?? {};
  // Another media type is the finding of `media-type-exact`.
  const mediaType = [essence(response.headers["content-type"]), ...Object.keys(content)].find((each) =>
    Object.hasOwn(content, each),
  );
  const schema = content[mediaType ?? ""]?.schema;
  if (mediaType === undefined || schema === undefined || !fits(schema, body)) return undefined;
  const inPlace = ["paths", operation.path, method, "responses", response.status].reduce<string>(step, "#");
  return { schema, pointer: ["content", mediaType, "schema"].reduce(step, declared.$ref ?? inPlace) };
}

/** Every schema that says something of a value: the given one, those that it is made of, and the branches that fit. */
export function applying({ schema, pointer }: Place, value: Json): Place[] {
  const { $ref, allOf = [], anyOf = [] } = schema;
  const parts = (keyword: string, schemas: Schema[]) =>
    schemas.map((part, at): Place => ({ schema: part, pointer: step(step(pointer, keyword), at) }));
  return [
    { schema, pointer },
    ...($ref === undefined ? [] : applying({ schema: resolve({ $ref }), pointer: $ref }, value)),
    ...parts("allOf", allOf).flatMap((part) => applying(part, value)),
    ...branchesFor(parts("anyOf", anyOf), value).flatMap((branch) => applying(branch, value)),
  ];
}

/** The branches of a union that a value can be meant for; one whose enum it is not in, only where no other takes it. */
function branchesFor(branches: Place[], value: Json): Place[] {
  const fitting = branches.filter(({ schema }) => fits(schema, value));
  const known = fitting.filter(({ schema }) => resolve(schema).enum?.includes(value) ?? true);
  return known.length > 0 ? known : fitting;
}

/** Whether a value has the outward form of a schema: its type, its constant, and the members that it requires. */
function fits(schema: Schema, value: Json): boolean {
  const { type, const: constant, required = [], allOf = [], anyOf } = schema;
  return (
    (schema.$ref === undefined || fits(resolve({ $ref: schema.$ref }), value)) &&
    (type === undefined || typesOf(schema).some((each) => isOf(each, value))) &&
    (constant === undefined || constant === value) &&
    (!isObject(value) || required.every((name) => Object.hasOwn(value, name))) &&
    allOf.every((part) => fits(part, value)) &&
    (anyOf === undefined || anyOf.some((branch) => fits(branch, value)))
  );
}

function isOf(type: JsonType, value: Json): boolean {
  const actual = typeOf(value);
  return actual === type || (type === "number" && actual === "integer");
}

/** The narrowest type of JSON Schema that a value is of. */
export function typeOf(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  // What is left of JSON's types has the same name in JavaScript.
  return typeof value as "boolean" | "string" | "object";
}
