import { isDeepStrictEqual } from "node:util";
import { resolve } from "../description/description.ts";
import type { QueryParameter } from "../description/operations.ts";
import { type Json, type Schema, typesOf } from "../description/schema.ts";
import { samples } from "./samples.ts";
import { type Claim, violations } from "./violations.ts";

/** A query as it travels: names and texts, in order. */
export type Query = readonly (readonly [name: string, value: string])[];

export interface QueryCase {
  name: string;
  query: Query;
}

/** A value as a query holds it: a list is one text with commas (style `form`, not exploded). */
export const wire = (value: Json): string => (Array.isArray(value) ? value.map(String).join(",") : String(value));

/** What a text in a query means to a server that goes by the schema: lists are split, numbers are read. */
export function read(text: string, schema: Schema): Json {
  const { items, ...node } = resolve(schema);
  const types = typesOf(node);
  if (types.includes("array")) return text.split(",").map((item) => read(item, items ?? {}));
  const isNumber = types.some((type) => type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text);
  if (isNumber) return Number(text);
  return types.includes("boolean") && /^(true|false)$/.test(text) ? text === "true" : text;
}

/** Queries that the description allows: none, each parameter with each of its samples, and all of them at once. */
export function queries(parameters: readonly QueryParameter[]): QueryCase[] {
  const each = parameters.map((parameter) => ({
    name: parameter.name,
    tries: triesOf(parameter).map(({ pointer, name, value }): QueryCase => ({
      name: `?${parameter.name}${pointer} is ${name}`,
      query: [[parameter.name, wire(value)]],
    })),
  }));
  return [
    { name: "no query", query: [] },
    ...each.flatMap(({ tries }) => tries),
    ...(parameters.length > 1
      ? [{ name: "every parameter at once", query: each.flatMap(({ tries }) => tries[0]?.query ?? []) }]
      : []),
  ];
}

/** A text's sample is its example: only that says what the text is for. */
export function triesOf({ schema, example }: QueryParameter) {
  const node = resolve(schema);
  const one = resolve(node.items ?? node);
  const given = typesOf(one).includes("string") && one.enum === undefined && example !== undefined;
  // Of several, one is enough, too.
  const tries = Array.isArray(example) ? [example, example.slice(0, 1)] : [example ?? null];
  if (given) return tries.map((value) => ({ pointer: "", name: JSON.stringify(wire(value)), value }));
  return samples(node, {}).filter(({ value }) => survives(value, node));
}

/** Whether a query can say the value: everything that it says is text. */
export function survives(value: Json, schema: Schema): boolean {
  return isDeepStrictEqual(read(wire(value), schema), value);
}

export interface QueryViolation extends QueryCase {
  keyword: string;
  /** The parameter, and where in its value. */
  pointer: string;
  inner?: Claim;
}

/** Queries that break the schema of one parameter, by one keyword. */
export function queryViolations(parameters: readonly QueryParameter[]): QueryViolation[] {
  return parameters.flatMap(({ name, schema }) => {
    const [plain] = samples(schema, {});
    return violations(schema, plain?.value ?? null)
      .filter(({ value }) => survives(value, schema))
      .map(({ keyword, pointer, name: broken, value, inner }): QueryViolation => ({
        keyword,
        pointer: `${name}${pointer}`,
        ...(inner && { inner: { ...inner, pointer: `${name}${inner.pointer}` } }),
        name: `?${name}${broken.startsWith("/") ? "" : " "}${broken.replace(/^the body /, "")}`,
        query: [[name, wire(value)]],
      }));
  });
}
