import fc from "fast-check";
import { generateSync, type JsonSchema } from "json-schema-faker";
import { partAt } from "../spec/spec.ts";
import type { Json, Schema } from "../spec/schema.ts";
import type { Form } from "./forms.ts";
import { isValid } from "./validity.ts";

/** What the library draws from, in this order: the same values in every run. */
const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1);
const ENOUGH = 6;

const made = new WeakMap<Schema, Json[]>();
const matched = new Map<string, readonly string[]>();

/** Values that a library makes from a schema, as far as both validators allow them; the same in every run. */
export function generated(schema: Schema): Json[] {
  const known =
    made.get(schema) ??
    generate(schema, {})
      .filter((value) => isValid(schema, value))
      .slice(0, ENOUGH);
  made.set(schema, known);
  return known;
}

/** Strings of a length that a schema may allow. */
export function generatedOfLength(schema: Schema, length: number): Json[] {
  return generate(schema, { minLength: length, maxLength: length });
}

/** Strings that match a pattern, from two libraries that know different parts of regular expressions. */
export function matching(pattern: string): readonly string[] {
  const known = matched.get(pattern);
  if (known !== undefined) return known;
  const strings = generate({ type: "string", pattern }, {}).filter((value) => typeof value === "string");
  const all = [...strings, ...drawn(pattern)].filter((text) => new RegExp(pattern, "u").test(text));
  matched.set(pattern, all);
  return all;
}

function drawn(pattern: string): string[] {
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { seed: 1, numRuns: ENOUGH });
  } catch {
    // It names what it does not know by an error; the other library's strings have to do.
    return [];
  }
}

function generate(schema: Schema, limits: { minLength?: number; maxLength?: number }): Json[] {
  const values = SEEDS.flatMap((seed) => {
    try {
      // What it makes of JSON is JSON.
      return [
        generateSync(schema as JsonSchema, {
          ...{ seed, optionalsProbability: 0, maxDepth: 6, maxDefaultItems: 2 },
          ...limits,
          refResolver: (reference) => partAt(reference) as JsonSchema,
        }) as Json,
      ];
    } catch {
      // A schema that it cannot make values of: the others' proposals have to do.
      return [];
    }
  });
  const texts = values.map((value) => JSON.stringify(value));
  return values.filter((value, at) => value !== undefined && texts.indexOf(texts[at] ?? "") === at);
}

/** The values that the spec itself gives: examples, then the default. */
export function givenIn(form: Form): Json[] {
  return [...form.flatMap(({ examples = [] }) => examples.slice(0, 1)), ...defaultsIn(form)];
}

export function defaultsIn(form: Form): Json[] {
  return form.flatMap((schema) => (schema.default === undefined ? [] : [schema.default]));
}
