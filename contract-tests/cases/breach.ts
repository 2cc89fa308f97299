import type { Json, JsonType, Schema } from "../spec/schema.ts";
import type { Form } from "./forms.ts";
import type { Context } from "./sample.ts";

/** One way to break a keyword: values that may do so, the one that is least likely to break anything else first. */
export interface Breach {
  name: string;
  values: readonly Json[];
  /** Of a required member, its name: what is broken is there. */
  member?: string;
}

/** Where a keyword is broken. */
export interface Place extends Context {
  /** The schema with the keyword. */
  part: Schema;
  /** That and what applies beside it. */
  form: Form;
  /** The schema of the value as a whole. */
  schema: Schema;
  /** A value that keeps all of them. */
  base: Json;
}

export const breach = (name: string, ...values: readonly Json[]): Breach => ({ name, values });

/** A value of each type. */
export const ONE_OF_EACH: Record<Exclude<JsonType, "integer">, Json> = {
  null: null,
  boolean: true,
  // No integer, so that it breaks also a schema that allows integers only.
  number: 1.5,
  string: "text",
  array: [],
  object: {},
};
