import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { Validate } from "../../generated/validators.js";
import { valueAt } from "../spec/pointer.ts";
import { example } from "../spec/spec.ts";
import { answers, errorsOf, sentences } from "./validation.ts";
import { fitting } from "./unions.ts";

/** The errors of a value that are shown, each as its place and keyword. */
function shown(schema: object, value: unknown): string[] {
  const validate = new Ajv2020({ allErrors: true, strict: false, logger: false }).compile(schema);
  const errors = errorsOf(validate as Validate<unknown>, value);
  expect(errors).not.toEqual([]);
  return fitting(errors, (pointer) => valueAt(schema, pointer)).map(
    ({ instancePath, keyword, message, params }) =>
      `${instancePath} ${keyword === "required" ? `required ${String(params["missingProperty"])}` : keyword}${
        "type" in params ? ` ${message}` : ""
      }`,
  );
}

const tagged = (tag: string, member: string) => ({
  type: "object",
  properties: { type: { const: tag }, [member]: { type: "number" } },
  required: ["type", member],
});
const needing = (...names: string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
  required: names,
});
const tuple = { type: "array", items: { type: "integer" }, minItems: 2, maxItems: 2 };
const document = (type: string, attribute: string) => ({
  type: "object",
  required: ["data"],
  properties: {
    data: {
      type: "object",
      required: ["type", "attributes"],
      properties: { type: { const: type }, attributes: needing(attribute) },
    },
  },
});
const both = (...branches: object[]) => ({ anyOf: branches });

const ROWS: readonly [from: string, schema: object, value: unknown, shown: string[]][] = [
  ["null in place of an object (ajv, issue 201)", both(needing("a"), { type: "null" }), {}, [" required a"]],
  [
    "no branch has its type (hyperjump, json-schema-errors)",
    both(needing("a"), { type: "null" }),
    7,
    [" anyOf must be object or null"],
  ],
  [
    "types in a list",
    both({ type: ["string", "null"] }, { type: "array" }),
    7,
    [" anyOf must be string or null or array"],
  ],
  [
    "a tag decides (ajv's discriminator)",
    both(tagged("circle", "radius"), tagged("square", "side")),
    { type: "square", radius: 1 },
    [" required side"],
  ],
  [
    "an enum of one is a tag (schemasafe, discriminator support)",
    both(
      { type: "object", properties: { type: { enum: ["a"] } }, required: ["type"] },
      {
        type: "object",
        properties: { type: { enum: ["b"] }, b: { type: "string" }, c: { type: "string" } },
        required: ["type", "b", "c"],
      },
    ),
    { type: "b" },
    [" required b", " required c"],
  ],
  [
    "a tag further down (JSON:API)",
    both(document("users", "name"), document("teams", "title")),
    { data: { type: "teams", attributes: {} } },
    ["/data/attributes required title"],
  ],
  [
    "a tag further down, both one member deep (JSON:API)",
    both(document("users", "name"), document("teams", "title")),
    { data: { type: "teams" } },
    ["/data required attributes"],
  ],
  [
    "a wrong tag deep within is no reason for another branch",
    both(
      {
        type: "object",
        required: ["items"],
        properties: { items: { type: "array", items: { properties: { type: { const: "x" } } } } },
      },
      needing("name"),
    ),
    { items: [{ type: "y" }] },
    ["/items/0/type const"],
  ],
  [
    "the deepest (better-ajv-errors, issue 153)",
    both({ type: "object", properties: { path: { type: "string" } }, required: ["path"] }, needing("url")),
    { path: true },
    ["/path type must be string"],
  ],
  [
    "tuples or one (python-jsonschema, issue 1257)",
    both({ type: "array", items: tuple }, tuple),
    [
      [0, 0],
      [0, "x"],
    ],
    ["/1/1 type must be integer"],
  ],
  [
    "one tuple (python-jsonschema, issue 1257)",
    both({ type: "array", items: tuple }, tuple),
    [0, "x"],
    ["/1 type must be integer"],
  ],
  [
    "most members in common (hyperjump, anyOf.md)",
    both(needing("name", "age"), needing("title", "author")),
    { title: "x" },
    [" required author"],
  ],
  [
    "nothing decides (python-jsonschema, issue 646)",
    both(needing("job"), needing("nodeset")),
    { jobs: {} },
    [" required job", " required nodeset", " anyOf"],
  ],
  [
    "an enum beside a list of them (better-ajv-errors, pull request 85)",
    both({ enum: ["foo", "bar"] }, { type: "array", items: { enum: ["foo", "bar"] } }),
    "baz",
    [" enum"],
  ],
  [
    "one within another",
    both({ type: "object", properties: { a: both({ type: "string" }, { type: "null" }) } }, { type: "null" }),
    { a: 1 },
    ["/a anyOf must be string or null"],
  ],
  ["a branch that is a union", both(both({ type: "string" }, { type: "null" }), needing("a")), {}, [" required a"]],
  ["more than one of oneOf", { oneOf: [{ type: "string" }, { minLength: 1 }, { type: "null" }] }, "x", [" oneOf"]],
  [
    "what is beside it stays",
    { required: ["b"], properties: { c: { type: "null" } }, ...both(needing("a"), { type: "null" }) },
    { c: 1 },
    [" required a", " required b", "/c type must be null"],
  ],
  [
    "another union beside it",
    { allOf: [both(needing("a"), { type: "null" }), both(needing("b"), { type: "null" })] },
    {},
    [" required a", " required b"],
  ],
  [
    "branches that share a part",
    {
      $defs: { base: needing("id") },
      ...both({ $ref: "#/$defs/base" }, { $ref: "#/$defs/base", ...needing("x", "y") }),
    },
    {},
    [" required id"],
  ],
  [
    "names that a URI encodes",
    both({ type: "object", properties: { "a b/c~d%": { type: "string" } } }, { type: "null" }),
    { "a b/c~d%": 1 },
    ["/a b~1c~0d% type must be string"],
  ],
  ["no branch takes anything", both({ not: {} }, { not: {} }), 1, [" not", " not", " anyOf"]],
  [
    "each element of a list",
    { type: "array", items: both(needing("a"), { type: "null" }) },
    [{}, 1],
    ["/0 required a", "/1 anyOf must be object or null"],
  ],
];

describe("of a union that a value does not match, the branch that fits best is shown", () => {
  test.each(ROWS)("%s", (_from, schema, value, expected) => {
    expect(shown(schema, value)).toEqual(expected);
  });
});

describe("in the sentences of a report", () => {
  const created = Object.values(answers("createIncidentActionItem", 201)?.content ?? {})[0];
  const of = (createdBy: unknown) => {
    const { data } = structuredClone(example("ActionItemCreated")) as { data: { attributes: Record<string, unknown> } };
    data.attributes["created_by"] = createdBy;
    return created === undefined ? [] : sentences(created, { data });
  };
  const place = "/data/attributes/created_by";

  test("the union's place is named, if others are of the same type", () => {
    const { data } = structuredClone(example("ActionItemCreated")) as {
      data: { attributes: { created_by: { data: object } } };
    };
    const { created_by: document } = data.attributes;
    expect(of({ data: { ...document.data, id: 4 } })).toEqual([
      expect.stringMatching(
        `^${place}/data/id must be string \\(type, openapi/schemas/users.yaml:\\d+; the closest branch of anyOf, openapi/schemas/IncidentActionItemAttributes.yaml:\\d+\\)$`,
      ),
    ]);
  });

  test("the types of all branches are in one", () => {
    expect(of("somebody")).toEqual([expect.stringMatching(`^${place} must be object or null \\(anyOf, [^)]*\\)$`)]);
  });

  test("a flat user lacks what a flat user needs", () => {
    const at = "2025-12-08T08:27:26.644-08:00";
    expect(of({ id: 4, email: null, created_at: at, updated_at: at })).toEqual([
      expect.stringMatching(`^${place}/email must be string`),
    ]);
  });
});
