import { child, isBranch } from "../../contract-tests/spec/pointer.ts";

/** A schema that is an object; `true` and `false` are schemas too. */
export type Schema = { [keyword: string]: unknown };

const ONE_SCHEMA = new Set([
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
]);
const SEVERAL_SCHEMAS = new Set([
  "$defs",
  "allOf",
  "anyOf",
  "dependentSchemas",
  "oneOf",
  "patternProperties",
  "prefixItems",
  "properties",
]);

const ANNOTATION =
  /^(\$anchor|\$comment|\$schema|content(Encoding|MediaType|Schema)|default|deprecated|description|discriminator|examples?|externalDocs|readOnly|title|writeOnly|xml|x-.*)$/;

/** Whether a keyword says nothing about which values are valid: JSON Schema's, OpenAPI's, and extensions. */
export function isAnnotation(keyword: string): boolean {
  return ANNOTATION.test(keyword);
}

/** Members of OpenAPI's objects whose own members have names that an author chose. */
const NAMED = new Set([
  "callbacks",
  "content",
  "encoding",
  "headers",
  "links",
  "mediaTypes",
  "parameters",
  "pathItems",
  "paths",
  "requestBodies",
  "responses",
  "securitySchemes",
  "webhooks",
]);

/** The pointers of all schemas that aren't part of another: named ones, and those of bodies, headers and parameters. */
export function findSchemas(document: unknown): string[] {
  const matches: string[] = [];
  const search = (node: unknown, pointer: string, named: boolean) => {
    if (!isBranch(node)) return;
    for (const [key, value] of Object.entries(node)) {
      const at = child(pointer, key);
      if (named) search(value, at, false);
      else if (key === "schema") matches.push(at);
      else if (key === "schemas" && isBranch(value)) matches.push(...Object.keys(value).map((name) => child(at, name)));
      else if (!isAnnotation(key)) search(value, at, NAMED.has(key));
    }
  };
  search(document, "#", false);
  return matches;
}

/** A schema and all schemas within it, each with its pointer. */
export function* subschemas(schema: unknown, pointer: string): Generator<[schema: Schema, pointer: string]> {
  if (!isBranch(schema)) return;
  yield [schema, pointer];
  for (const [keyword, value] of Object.entries(schema)) {
    const at = child(pointer, keyword);
    if (ONE_SCHEMA.has(keyword)) yield* subschemas(value, at);
    else if (SEVERAL_SCHEMAS.has(keyword) && isBranch(value)) {
      for (const [key, member] of Object.entries(value)) yield* subschemas(member, child(at, key));
    }
  }
}

/** A value that a schema itself gives. */
export interface GivenValue {
  /** Where it stands. */
  pointer: string;
  value: unknown;
  /** Where the schema stands. */
  schema: string;
}

/**
 * The values that a schema and what is within it give: by `default`, and by `const` and `enum` where there is more than a
 * `type` beside them; whether that agrees is for lint to say.
 */
export function* givenValues(schema: unknown, pointer: string): Generator<GivenValue> {
  for (const [part, at] of subschemas(schema, pointer)) {
    if ("default" in part) yield { pointer: child(at, "default"), value: part["default"], schema: at };
    const isAlone = Object.keys(part).every((key) => ["const", "enum", "type"].includes(key) || isAnnotation(key));
    if (isAlone) continue;
    if ("const" in part) yield { pointer: child(at, "const"), value: part["const"], schema: at };
    for (const [index, value] of Object.entries(part["enum"] ?? [])) {
      yield { pointer: child(child(at, "enum"), index), value, schema: at };
    }
  }
}

/** Removes what says nothing about which values are valid, so that descriptions don't end up in the validators. */
export function removeAnnotations(schema: unknown): void {
  for (const [part] of subschemas(schema, "#")) {
    for (const keyword of Object.keys(part)) if (isAnnotation(keyword)) delete part[keyword];
  }
}
