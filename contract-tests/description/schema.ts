export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** The part of JSON Schema 2020-12 that requests are described with. */
export interface Schema {
  $ref?: string;
  type?: JsonType | JsonType[];
  const?: Json;
  enum?: Json[];
  minLength?: number;
  pattern?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  description?: string;
}

/** The types that a schema allows; a number where it allows numbers takes integers too. */
export function typesOf(schema: Schema): JsonType[] {
  return schema.type === undefined ? [] : [schema.type].flat();
}
