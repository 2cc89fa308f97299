import { createRequire } from "node:module";
import { expect, test } from "vitest";
import type { Schema } from "../spec/schema.ts";
import { KEYWORDS } from "./keywords.ts";
import { most, samples } from "./samples.ts";
import { isRefused, isValid } from "./validity.ts";
import { unbroken, violations } from "./violations.ts";

const require = createRequire(import.meta.url);

/** The keywords of a vocabulary, from its meta-schema as Ajv ships it. */
function keywordsOf(vocabulary: string): string[] {
  const metaschema: unknown = require(`ajv/dist/refs/json-schema-2020-12/meta/${vocabulary}.json`);
  return Object.keys((metaschema as { properties: object }).properties);
}

const VOCABULARIES = ["applicator", "validation", "unevaluated", "format-annotation", "content"];

test("every keyword of JSON Schema 2020-12 that can say something of a value has an entry", () => {
  const missing = VOCABULARIES.flatMap(keywordsOf).filter((keyword) => !(keyword in KEYWORDS));
  expect(missing).toEqual([]);
});

test("and nothing else has one, beside the two that refer to schemas", () => {
  const known = new Set([...VOCABULARIES.flatMap(keywordsOf), "$ref", "$dynamicRef"]);
  expect(Object.keys(KEYWORDS).filter((keyword) => !known.has(keyword))).toEqual([]);
});

/** JSON has a boolean here, which the type of a schema leaves out. */
const NOTHING = false as unknown as Schema;

/** A schema for each keyword that something breaks, with a few of the values that are to be among those that are tried. */
const EXAMPLES: Readonly<Record<string, { schema: Schema; valid: unknown[]; broken: unknown[] }>> = {
  type: { schema: { type: "boolean" }, valid: [true, false], broken: [null, 1.5, []] },
  const: { schema: { const: "a" }, valid: ["a"], broken: ["not_a"] },
  enum: { schema: { enum: [1, 2] }, valid: [1, 2], broken: [3] },
  minLength: { schema: { type: "string", minLength: 3 }, valid: ["xxx"], broken: ["xx"] },
  maxLength: { schema: { type: "string", maxLength: 3 }, valid: ["", "xxx"], broken: ["xxxx"] },
  pattern: { schema: { type: "string", pattern: "^a+$", maxLength: 2 }, valid: ["aa"], broken: [" "] },
  format: { schema: { type: "string", format: "ipv4" }, valid: ["192.0.2.1"], broken: ["no ipv4 at all"] },
  minimum: { schema: { type: "integer", minimum: 3 }, valid: [3, 4], broken: [2] },
  maximum: { schema: { type: "integer", maximum: 3 }, valid: [3], broken: [4] },
  exclusiveMinimum: { schema: { type: "integer", exclusiveMinimum: 3 }, valid: [4], broken: [3] },
  exclusiveMaximum: { schema: { type: "number", exclusiveMaximum: 3, minimum: 2 }, valid: [2, 2.5], broken: [3] },
  multipleOf: { schema: { type: "integer", multipleOf: 4, minimum: 5, maximum: 9 }, valid: [8], broken: [9] },
  items: {
    schema: { type: "array", prefixItems: [{ const: 1 }], items: NOTHING },
    valid: [[], [1]],
    broken: [[1, "text"]],
  },
  unevaluatedItems: {
    schema: { type: "array", prefixItems: [{ const: 1 }], unevaluatedItems: false },
    valid: [[1]],
    broken: [[1, "text"]],
  },
  contains: { schema: { type: "array", contains: { const: 5 }, maxItems: 1 }, valid: [[5]], broken: [[]] },
  minContains: {
    schema: { type: "array", items: { type: "integer" }, contains: { const: 5 }, minContains: 2, maxItems: 2 },
    valid: [[5, 5]],
    broken: [[5, 1]],
  },
  maxContains: {
    schema: { type: "array", items: { type: "integer" }, contains: { const: 5 }, maxContains: 1, maxItems: 2 },
    valid: [[5], [5, 1]],
    broken: [[5, 5]],
  },
  minItems: { schema: { type: "array", items: { const: 1 }, minItems: 2 }, valid: [[1, 1]], broken: [[1]] },
  maxItems: { schema: { type: "array", items: { const: 1 }, maxItems: 2 }, valid: [[], [1, 1]], broken: [[1, 1, 1]] },
  uniqueItems: {
    schema: { type: "array", items: { enum: ["a", "b"] }, uniqueItems: true, minItems: 2 },
    valid: [["a", "b"]],
    broken: [["a", "a", "b"]],
  },
  required: {
    schema: { type: "object", required: ["a"], properties: { a: { const: 1 } } },
    valid: [{ a: 1 }],
    broken: [{}],
  },
  dependentRequired: {
    schema: { type: "object", properties: { a: { const: 1 }, b: { const: 2 } }, dependentRequired: { a: ["b"] } },
    valid: [{}, { a: 1, b: 2 }, { b: 2 }],
    broken: [{ a: 1 }],
  },
  additionalProperties: {
    schema: { type: "object", properties: { a: { const: 1 } }, additionalProperties: false },
    valid: [{}, { a: 1 }],
    broken: [{ a: 1, not_in_the_description: "text" }],
  },
  unevaluatedProperties: {
    schema: { type: "object", allOf: [{ properties: { a: { const: 1 } } }], unevaluatedProperties: false },
    valid: [{}, { a: 1 }],
    broken: [{ a: 1, not_in_the_description: "text" }],
  },
  propertyNames: {
    schema: { type: "object", propertyNames: { maxLength: 3 }, minProperties: 1, additionalProperties: { const: 1 } },
    valid: [{ xxx: 1 }],
    broken: [],
  },
  minProperties: {
    schema: { type: "object", properties: { a: { const: 1 } }, additionalProperties: false, minProperties: 1 },
    valid: [{ a: 1 }],
    broken: [{}],
  },
  maxProperties: {
    schema: { type: "object", properties: { a: { const: 1 }, b: { const: 2 } }, maxProperties: 1 },
    valid: [{}, { a: 1 }, { b: 2 }],
    broken: [{ a: 1, b: 2 }],
  },
  anyOf: { schema: { anyOf: [{ const: 1 }, { type: "string", maxLength: 1 }] }, valid: [1, "x"], broken: [null, "xx"] },
  oneOf: {
    schema: {
      oneOf: [
        { type: "integer", multipleOf: 3 },
        { type: "integer", multipleOf: 5 },
      ],
    },
    valid: [3, 5],
    broken: [0, null],
  },
  not: { schema: { type: "string", not: { const: "a" } }, valid: ["Rotate the leaked key"], broken: ["a"] },
  if: {
    schema: {
      type: "object",
      properties: { a: { enum: [1, 2] }, b: { const: 3 } },
      required: ["a"],
      if: { properties: { a: { const: 1 } } },
      then: { required: ["b"] },
    },
    valid: [{ a: 1, b: 3 }, { a: 2 }],
    broken: [{ a: 1 }],
  },
};

test("every keyword that something breaks has an example here", () => {
  const breakable = Object.entries(KEYWORDS).flatMap(([keyword, entry]) =>
    typeof entry === "string" ? [] : [keyword],
  );
  expect(breakable.filter((keyword) => !(keyword in EXAMPLES))).toEqual([]);
});

test.each(Object.entries(EXAMPLES))("%s: both sides of its border are tried", (keyword, { schema, valid, broken }) => {
  const allowed = samples(schema, {}).map(({ value }) => value);
  for (const value of valid) expect(allowed).toContainEqual(value);
  const all = violations(schema, most(schema, {}));
  const breaking = all.filter((violation) => violation.keyword === keyword || violation.inner?.keyword === keyword);
  expect(breaking.length).toBeGreaterThan(0);
  const values = all.map(({ value }) => value);
  for (const value of broken) expect(values).toContainEqual(value);
  expect(allowed.filter((value) => !isValid(schema, value))).toEqual([]);
  expect(values.filter((value) => !isRefused(schema, value))).toEqual([]);
});

test("what nothing breaks is named", () => {
  const schema: Schema = { type: "string", format: "password" };
  expect(unbroken(schema, "a")).toMatchObject([{ keyword: "format", pointer: "" }]);
});

test("what nothing fits has no sample", () => {
  expect(samples({ type: "string", minLength: 3, maxLength: 2 }, {})).toEqual([]);
  expect(samples({ type: "object", required: ["a"], properties: { a: { not: {} } } }, {})).toEqual([]);
});

test("a member that nothing fits is left out where it is optional", () => {
  const schema: Schema = { type: "object", properties: { a: { not: {} }, b: { const: 1 } } };
  expect(samples(schema, {}).map(({ value }) => value)).toEqual([{}, { b: 1 }]);
});

test("a member that is the server's alone is not sent", () => {
  const schema: Schema = { type: "object", properties: { id: { type: "string", readOnly: true }, b: { const: 1 } } };
  expect(samples(schema, {}).map(({ value }) => value)).toEqual([{}, { b: 1 }]);
  expect(violations(schema, most(schema, {})).filter(({ pointer }) => pointer.startsWith("/id"))).toEqual([]);
});

test("examples and the default come first", () => {
  expect(samples({ type: "string", default: "as it was" }, {})[0]?.value).toBe("as it was");
  expect(samples({ type: "integer", examples: [42], minimum: 1 }, {})[0]?.value).toBe(42);
  expect(samples({ type: "string", pattern: "^(?<!x)y$", examples: ["y"] }, {})[0]?.value).toBe("y");
});
