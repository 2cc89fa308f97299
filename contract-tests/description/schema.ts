import type { EvidenceForm } from "./evidence.ts";

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** The part of JSON Schema 2020-12 that the suite derives cases from. */
export interface Schema {
  $ref?: string;
  type?: JsonType | JsonType[];
  const?: Json;
  enum?: Json[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  pattern?: string;
  format?: string;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  description?: string;
  examples?: Json[];
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

/** Whether an enum may have grown by a value: it is of the type of those that are known, and no empty text. */
export function isNewIn(known: readonly unknown[], value: unknown): boolean {
  return value !== "" && !known.includes(value) && known.some((each) => typeof each === typeof value);
}
