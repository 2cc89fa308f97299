import type { QueryParameter } from "../description/operations.ts";
import { resolve } from "../description/description.ts";
import { type Json, typesOf } from "../description/schema.ts";
import { samples } from "./samples.ts";

/** A query as it travels: names and texts, in order. */
export type Query = readonly (readonly [name: string, value: string])[];

export interface QueryCase {
  name: string;
  query: Query;
}

/** A value as a query holds it: a list is one text with commas (style `form`, not exploded). */
export const wire = (value: Json): string => (Array.isArray(value) ? value.map(String).join(",") : String(value));

/** Queries that the description allows: none, each parameter with each of its samples, and all of them at once. */
export function queries(parameters: readonly QueryParameter[]): QueryCase[] {
  const each = parameters.map((parameter) => ({
    name: parameter.name,
    tries: triesOf(parameter).map(({ name, value }): QueryCase => ({
      name: `?${parameter.name} is ${name}`,
      query: [[parameter.name, wire(value)]],
    })),
  }));
  return [
    { name: "no query", query: [] },
    ...each.flatMap(({ tries }) => tries),
    { name: "every parameter at once", query: each.flatMap(({ tries }) => tries[0]?.query ?? []) },
  ];
}

/** A text's sample is its example: only that says what the text is for. */
function triesOf({ schema, example }: QueryParameter) {
  const node = resolve(schema);
  const given = node.enum === undefined && example !== undefined && !typesOf(node).includes("integer");
  return given ? [{ name: JSON.stringify(wire(example)), value: example }] : samples(node, {});
}

export interface QueryViolation extends QueryCase {
  keyword: string;
  /** The parameter. */
  pointer: string;
}

/** Queries that break the schema of one parameter, by one keyword. */
export function queryViolations(parameters: readonly QueryParameter[]): QueryViolation[] {
  return parameters.flatMap(({ name, schema }) => {
    const node = resolve(schema);
    const one = resolve(node.items ?? node);
    const broken = (keyword: string, value: string, what: string): QueryViolation => ({
      keyword,
      pointer: name,
      name: `?${name} ${what}`,
      query: [[name, value]],
    });
    return [
      ...(typesOf(one).includes("integer") ? [broken("type", "twelve", "is no number")] : []),
      ...(one.minimum === undefined ? [] : [broken("minimum", String(one.minimum - 1), "is too small")]),
      ...(one.enum === undefined ? [] : [broken("enum", "not_in_the_enum", "is outside its enum")]),
    ];
  });
}
