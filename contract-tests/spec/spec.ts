import { valueAt } from "./pointer.ts";
import { readFileSync } from "node:fs";
import { requireByDirection } from "./directions.ts";
import type { EvidenceForm, Json, Schema } from "./schema.ts";

export interface Content {
  $ref?: string;
  /** Of a request's body. */
  required?: boolean;
  content?: Record<string, MediaType>;
}

export interface MediaType {
  /** Absent where anything is allowed. */
  schema?: Schema;
  "x-evidence"?: EvidenceForm;
}

export interface ParameterObject {
  $ref?: string;
  name: string;
  in: "path" | "query" | "header" | "cookie";
  schema: Schema;
  example?: Json;
  required?: boolean;
  deprecated?: boolean;
  style?: string;
  explode?: boolean;
}

/** Without a `$ref`: none is allowed there. */
export interface OperationObject {
  operationId: string;
  /** For each status. */
  "x-evidence"?: EvidenceForm;
  parameters?: ParameterObject[];
  requestBody?: Content;
  responses: Record<string, Content>;
  security?: Record<string, string[]>[];
  servers?: object[];
}

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/** The operations of a path. */
export type PathItem = { parameters?: ParameterObject[]; servers?: object[] } & {
  [method in Method]?: OperationObject;
};

/** The part of an OpenAPI document that the suite reads. */
export interface Spec {
  servers?: { url: string; variables?: Record<string, { default: string }> }[];
  paths: Record<string, PathItem>;
  security?: Record<string, string[]>[];
  components: {
    examples: Record<string, { value: Json }>;
    securitySchemes?: Record<string, { type: string; scheme?: string }>;
  };
}

// What `npm run generate` wrote was linted as an OpenAPI document, so its shape is known.
export const spec = JSON.parse(readFileSync(new URL("../../generated/openapi.json", import.meta.url), "utf8")) as Spec;

// As the generated types and validators have it.
requireByDirection(spec);

/** Follows `$ref`s within the bundled spec. */
export function resolve<T extends { $ref?: string }>(node: T): T {
  // What is referred to is of the same kind: lint has seen to that.
  return node.$ref === undefined ? node : resolve(partAt(node.$ref) as T);
}

/** The parts that were looked up: each `$ref` is followed many times. */
const parts = new Map<string, unknown>();

/** What the spec has at a JSON Pointer in its URI form, `#/components/…`; throws when that is nothing. */
export function partAt(pointer: string): unknown {
  const target = parts.get(pointer) ?? valueAt(spec, pointer);
  if (target === undefined) throw new Error(`generated/openapi.json has nothing at ${pointer}; run npm run generate.`);
  parts.set(pointer, target);
  return target;
}

/** The schema with an `$anchor` or `$dynamicAnchor`; undefined when there is none. */
export function findAnchor(name: string, within: unknown = spec.components): unknown {
  if (typeof within !== "object" || within === null) return undefined;
  const { $anchor, $dynamicAnchor } = within as Schema;
  if ($anchor === name || $dynamicAnchor === name) return within;
  return Object.values(within)
    .map((member) => findAnchor(name, member))
    .find((match) => match !== undefined);
}

/** The value of a named example. */
export function example(name: string): Json {
  const match = spec.components.examples[name];
  if (match === undefined) throw new Error(`The spec has no example ${name}.`);
  return match.value;
}
