export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** A schema of JSON Schema 2020-12, with the keywords that cases are derived from. */
export interface Schema {
  $ref?: string;
  $dynamicRef?: string;
  $anchor?: string;
  $dynamicAnchor?: string;
  type?: JsonType | JsonType[];
  const?: Json;
  enum?: Json[];
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  items?: Schema;
  prefixItems?: Schema[];
  unevaluatedItems?: Schema | boolean;
  contains?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minContains?: number;
  maxContains?: number;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  unevaluatedProperties?: Schema | boolean;
  propertyNames?: Schema;
  required?: string[];
  /** What requests have to have, though responses that share the schema do not. */
  "x-required-of-requests"?: string[];
  /** What responses have to have, and no request may. */
  "x-required-of-responses"?: string[];
  dependentRequired?: Record<string, string[]>;
  dependentSchemas?: Record<string, Schema>;
  minProperties?: number;
  maxProperties?: number;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  if?: Schema;
  then?: Schema;
  else?: Schema;
  description?: string;
  default?: Json;
  examples?: Json[];
  /** Whether a member is the server's alone: not sent, and not required of requests. */
  readOnly?: boolean;
  /** Whether a member is sent, but does not come back. */
  writeOnly?: boolean;
  deprecated?: boolean;
  "x-evidence"?: EvidenceForm;
  /** Of an attribute of a request: where a response has what was written, as a JSON Pointer into its attributes. */
  "x-read-back-at"?: string;
}

/** The types that a schema allows; a number where it allows numbers takes integers too. */
export function typesOf(schema: Schema): JsonType[] {
  return schema.type === undefined ? [] : [schema.type].flat();
}

export function isObject(value: Json | undefined): value is { [member: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an enum may have grown by a value: it is of the type of those that are known, and no empty string. */
export function isNewIn(known: readonly unknown[], value: unknown): boolean {
  return value !== "" && !known.includes(value) && known.some((item) => typeof item === typeof value);
}

/** A member of an object itself; undefined where it has none of that name: every object has a `constructor`. */
export function ownMember<Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * How a part of the spec is known, as openapi/openapi.yaml explains it. What is documented or seen can fail a server that
 * does otherwise; what is only inferred, or has other types than the null that was seen, can only be noted.
 */
export type Evidence = "documented" | "seen" | "seen-as-null" | "inferred";

type Words = Evidence | Evidence[];

/** A value of `x-evidence`: for the whole, or in a map for each keyword or status. Lint has checked it. */
export type EvidenceForm = Words | Record<string, Words>;

interface Known {
  "x-evidence"?: EvidenceForm;
}

/**
 * How a part is known; empty for a part without evidence of its own.
 *
 * @param keyword A keyword of a schema or a status of an operation. Default: the part as a whole.
 */
export function evidenceOf({ "x-evidence": evidence = [] }: Known, keyword = "otherwise"): Evidence[] {
  if (typeof evidence === "string" || Array.isArray(evidence)) return [evidence].flat();
  return [evidence[keyword] ?? evidence["otherwise"] ?? []].flat();
}

/** Whether nothing that was published says so. */
export function isInferred(part: Known, keyword?: string): boolean {
  return evidenceOf(part, keyword).includes("inferred");
}

/** Whether no value but null was ever seen. */
export function wasOnlySeenAsNull(part: Known): boolean {
  return evidenceOf(part).includes("seen-as-null");
}

/** Whether no source says which types there are beside the null that was seen. */
export function hasInferredType(part: Known): boolean {
  const [only, ...more] = evidenceOf(part, "type");
  return only === "seen-as-null" && more.length === 0;
}
