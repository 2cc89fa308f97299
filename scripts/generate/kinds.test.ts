import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { namesOf, readOperations } from "./operations.ts";
import { printProblem } from "./problem.ts";
import { copyRepository, keepOnlyCreate, useGeneration, WIDGETS_FILE } from "./repository-copy.ts";

const REQUEST = "openapi/schemas/CreateIncidentActionItemAttributes.yaml";
const RESPONSE = "openapi/schemas/IncidentActionItemAttributes.yaml";
const tsc = path.resolve(import.meta.dirname, "../../node_modules/typescript-7/bin/tsc");

const here = useGeneration(keepOnlyCreate);

/** Adds attributes, each of its schema in YAML's flow style, to the create request and to the response. */
async function add(schemas: Record<string, string>): Promise<void> {
  const lines = Object.entries(schemas).map(
    ([name, schema]) => `  ${name}: { x-evidence: documented, description: A kind., ${schema} }\n`,
  );
  for (const file of [REQUEST, RESPONSE]) {
    const added = lines.join("").replaceAll("FILE", path.basename(file, ".yaml"));
    await here.copy.change(file, /^properties:\n/m, `properties:\n${added}`);
  }
}

const property = (name: string, rest: string) => `${name}: { x-evidence: documented, description: A., ${rest} }`;
const A_AND_B = `additionalProperties: false, properties: { ${property("a", "type: string")}, ${property("b", "type: string")} }`;

const ACCEPTED = {
  map: "type: object, additionalProperties: { type: string }",
  unevaluated: `type: object, properties: { ${property("a", "type: string")} }, unevaluatedProperties: false`,
  names: "type: object, additionalProperties: true, propertyNames: { pattern: ^a }",
  patterns: 'type: object, additionalProperties: false, patternProperties: { "^a": { type: string } }',
  overlapping: `type: object, additionalProperties: false, properties: { ${property("a", "type: string")} }, patternProperties: { "^a": { minLength: 1 } }`,
  dependent: `type: object, ${A_AND_B}, dependentRequired: { a: [b] }`,
  choices: `type: object, ${A_AND_B}, anyOf: [{ required: [a] }, { required: [b] }]`,
  nested: `type: object, required: [a], ${A_AND_B}`,
  encoding: "type: string, contentEncoding: base64, contentMediaType: image/png",
  content: "type: string, contentMediaType: application/json, contentSchema: { type: array, items: { type: string } }",
  anchor: "$anchor: hereFILE, type: string",
  comment: "$comment: Why., type: string",
  dialect: 'type: string, $schema: "https://json-schema.org/draft/2020-12/schema"',
  definitions: `type: object, additionalProperties: false, $defs: { Leaf: { type: string } }, properties: { ${property("leaf", `$ref: "#/properties/definitions/$defs/Leaf"`)} }`,
  dynamic: `$dynamicAnchor: nodeFILE, type: object, additionalProperties: false, properties: { ${property("child", '$dynamicRef: "#nodeFILE"')} }`,
  phone: "type: string, format: phone",
  iri: "type: string, format: iri",
  ulid: "type: string, format: ulid",
  uuid4: "type: string, format: uuid4",
  decimal: "type: string, format: decimal",
  int32: "type: integer, format: int32",
  parts: "allOf: [{ minLength: 1 }, { type: string }]",
  sibling: "$ref: values.yaml#/ActionItemKind, minLength: 4",
  tuple: "type: array, prefixItems: [{ type: string }, { type: integer }]",
  closedTuple: "type: array, prefixItems: [{ type: string }], items: false",
  unevaluatedTuple: "type: array, prefixItems: [{ type: string }], unevaluatedItems: false",
  contains: "type: array, items: { type: string }, contains: { const: a }, minContains: 1, maxContains: 2",
  untyped: "minimum: 3",
  anything: "x-note: Anything.",
  types: 'type: [string, integer, "null"], maxLength: 5, maximum: 7',
  branches: "type: string, if: { minLength: 3 }, then: { pattern: a }, else: { pattern: b }",
  not: "type: string, not: { const: a }",
  mixed: "enum: [a, 1, null, true]",
  constantNull: "const: null",
  constantObject: "const: { a: 1 }",
  constantDeep: "const: { a: [1, { b: null }] }",
  enumDeep: "enum: [{ a: [1, { b: null }] }, [null], [], {}, null]",
  defaultDeep:
    "type: object, additionalProperties: true, default: { a: [1, { b: null }] }, examples: [{ a: [{ b: null }] }]",
  commented: 'type: string, default: "a */ b", examples: ["c */ d"]',
  steps: "type: number, multipleOf: 0.01, minimum: 0.57, maximum: 0.57",
  exclusive: "type: integer, exclusiveMinimum: 4, exclusiveMaximum: 6",
  exact: "type: string, minLength: 3, maxLength: 3, default: abc",
  marked: "type: string, readOnly: true, deprecated: true",
  secret: "type: string, writeOnly: true",
  unicode: "$ref: Größe-2.yaml",
  reserved: "anyOf: [{ $ref: class.yaml }, { $ref: string.yaml }, { $ref: paths.yaml }, { $ref: Record.yaml }]",
  named: `type: object, additionalProperties: false, properties: { ${property("__proto__", "type: string")}, ${property("größe-2", "type: string")}, ${property("class", "type: string")} }`,
};

test("all that JSON Schema allows is accepted, in requests and in responses, and its types compile", async () => {
  for (const [index, name] of ["Größe-2", "class", "string", "paths", "Record"].entries()) {
    await here.copy.write(
      `openapi/schemas/${name}.yaml`,
      `type: string\ndescription: A name.\nminLength: ${index + 2}\n`,
    );
  }
  await add(ACCEPTED);
  const generation = await here.generator.generate(here.copy.root);
  if ("problems" in generation) expect.fail(generation.problems.map(printProblem).join("\n"));
  await compileTypes(generation.outputs);
  const { validators } = await import(path.join(here.copy.root, "validators.js"));
  const isValid = validators.createIncidentActionItem.request["application/vnd.api+json"];
  const request = (attributes: object) => ({
    data: { type: "incident_action_items", attributes: { summary: "A summary.", ...attributes } },
  });
  const valid = {
    map: { a: "b" },
    parts: "a",
    tuple: ["a", 1],
    dynamic: { child: { child: {} } },
    steps: 0.57,
    sibling: "task",
  };
  expect(isValid(request(valid))).toBe(true);
  for (const [name, value] of Object.entries({
    map: { a: 1 },
    parts: "",
    tuple: [1],
    dynamic: { child: { child: 1 } },
    steps: 0.58,
    sibling: "other",
    overlapping: { a: "" },
    definitions: { leaf: 1 },
    untyped: 2,
    unicode: "a",
  })) {
    expect(isValid(request({ [name]: value })), name).toBe(false);
  }
}, 600_000);

test("an operationId may be a reserved word, or differ from another only in case", async () => {
  await here.copy.remove();
  here.copy = await copyRepository();
  for (const [file, from, to] of [
    ["v1_incidents_{incident_id}_action_items", "listIncidentActionItems", "delete"],
    ["v1_incidents_{incident_id}_action_items", "createIncidentActionItem", "default"],
    ["v1_action_items_{id}", "getIncidentActionItem", "await"],
    ["v1_action_items_{id}", "updateIncidentActionItem", "Await"],
  ] as const)
    await here.copy.change(`openapi/paths/${file}.yaml`, `operationId: ${from}\n`, `operationId: ${to}\n`);
  const generation = await here.generator.generate(here.copy.root);
  if ("problems" in generation) expect.fail(generation.problems.map(printProblem).join("\n"));
  await compileTypes(generation.outputs);
  const { validators } = await import(path.join(here.copy.root, "validators.js"));
  expect(["delete", "default", "await", "Await"].map((id) => validators[id].method)).toEqual([
    "get",
    "post",
    "get",
    "put",
  ]);
}, 600_000);

/** Writes what was generated to the copy, and compiles its types there. */
async function compileTypes(outputs: ReadonlyMap<string, string>): Promise<void> {
  await writeFile(path.join(here.copy.root, "package.json"), '{ "type": "module" }');
  for (const [name, content] of outputs) await writeFile(path.join(here.copy.root, name), content);
  const args = [tsc, "--noEmit", "--strict", "--module", "nodenext", "schema.d.ts", "validators.d.ts"];
  await promisify(execFile)(process.execPath, args, { cwd: here.copy.root }).catch(({ stdout }) => expect.fail(stdout));
}

const LIMITS = "between its limits";
const REFUSED: Record<string, [schema: string, reason: string]> = {
  lengths: ["type: string, minLength: 5, maxLength: 2", "no string is valid: `minLength` is 5 and `maxLength` 2"],
  items: ["type: array, items: {}, minItems: 2, maxItems: 1", "no array is valid: `minItems` is 2 and `maxItems` 1"],
  containing: ["type: array, contains: {}, minContains: 2, maxContains: 1", "`minContains` is 2 and `maxContains` 1"],
  properties: ["type: object, additionalProperties: {}, minProperties: 2, maxProperties: 1", "`maxProperties` 1"],
  numbers: ["type: number, minimum: 5, maximum: 2", "no number is valid: `minimum` is 5 and `maximum` 2"],
  open: ["type: number, exclusiveMinimum: 5, exclusiveMaximum: 5", "`exclusiveMinimum` is 5 and `exclusiveMaximum` 5"],
  integers: ["type: integer, exclusiveMinimum: 5, exclusiveMaximum: 6", `there is no integer ${LIMITS}`],
  fractions: ["type: integer, minimum: 1.2, maximum: 1.8", `there is no integer ${LIMITS}`],
  multiples: ["type: integer, multipleOf: 10, minimum: 1, maximum: 9", `there is no multiple of 10 ${LIMITS}`],
  crowded: [
    `type: object, ${A_AND_B}, required: [a, b], maxProperties: 1`,
    "no object is valid: 2 properties are required",
  ],
  lonely: [`type: object, ${A_AND_B}, minProperties: 3`, "no object is valid: it takes at most 2 properties"],
  short: ["type: array, prefixItems: [{}], items: false, minItems: 2", "no array is valid: it takes at most 1 item"],
  disjoint: ["allOf: [{ type: string }, { type: integer }]", "the parts that hold together have no type in common"],
  disjointSibling: [
    "$ref: values.yaml#/ActionItemKind, type: integer",
    "the parts that hold together have no type in common",
  ],
  default: [
    "type: string, maxLength: 2, default: abc",
    "`default` has a value that its own schema refuses: it must NOT",
  ],
  defaultOfRef: [
    "$ref: values.yaml#/ActionItemKind, default: other",
    "`default` has a value that its own schema refuses",
  ],
  enum: ["type: string, maxLength: 2, enum: [ab, abc]", "`enum` has a value that its own schema refuses: it must NOT"],
  const: [
    "type: string, pattern: ^a, const: b",
    "`const` has a value that its own schema refuses: it must match pattern",
  ],
  never: ["type: integer, minLength: 3", "`minLength` is about a string, and the type is integer: remove it"],
  alone: ["type: string, if: { minLength: 3 }", "`if` has no effect without `then` or `else`: add that, or remove it"],
  then: ["type: string, then: { minLength: 3 }", "`then` has no effect without `if`: add that, or remove it"],
  count: ["type: array, items: {}, minContains: 2", "`minContains` has no effect without `contains`: add that"],
  typo: ["type: string, format: datetime", 'unknown format "datetime": did you mean "date-time"?'],
  slip: ["type: string, format: date-tiem", 'unknown format "date-tiem": did you mean "date-time"?'],
  id: ["$id: https://example.com/x, type: string", "`$id` changes where the references within it lead: remove it"],
  draft: [
    'type: string, $schema: "http://json-schema.org/draft-07/schema#"',
    "2020-12/schema throughout: remove `$schema`",
  ],
  nowhere: ['$dynamicRef: "#nothing"', '`$dynamicRef` leads nowhere: no schema has the `$dynamicAnchor` "nothing"'],
  byAnchor: [
    `type: object, additionalProperties: false, properties: { ${property("a", "$anchor: aFILE, type: string")}, ${property("b", '$ref: "#aFILE"')} }`,
    "`$ref` leads to an `$anchor`: refer to the schema by its file and its path in there",
  ],
};

test("what can never be valid, or says nothing, is an error with its place and a remedy", async () => {
  const named = Object.fromEntries(Object.entries(REFUSED).map(([name, [schema]]) => [name, schema]));
  // Contradictions are looked for in schemas that can be read, and given values in those that do not contradict themselves.
  const groups = [
    ["lengths", "disjointSibling"],
    ["default", "const"],
    ["never", "byAnchor"],
  ];
  const names = Object.keys(named);
  for (const [first = "", last = ""] of groups) {
    await here.copy.remove();
    here.copy = await copyRepository({ root: here.copy.root });
    await keepOnlyCreate(here.copy);
    const group = names.slice(names.indexOf(first), names.indexOf(last) + 1);
    await add(Object.fromEntries(group.map((name) => [name, named[name] ?? ""])));
    const lines = (await here.copy.read(REQUEST)).split("\n");
    const matches = await here.problems();
    for (const name of group) {
      const line = lines.findIndex((text) => text.startsWith(`  ${name}:`)) + 1;
      const reason = REFUSED[name]?.[1] ?? "";
      expect(matches.filter((problem) => problem.startsWith(`${REQUEST}:${line}:`)).join("\n"), name).toContain(reason);
    }
    expect(matches.filter((problem) => problem.startsWith(REQUEST)).length).toBe(group.length);
  }
}, 600_000);

test("two anchors of one name are an error that says what to rename", async () => {
  await add({ node: "$dynamicAnchor: node, type: object, additionalProperties: false" });
  expect(await here.problems()).toEqual([
    expect.stringMatching(`^${RESPONSE}:\\d+:\\d+  .*another schema has the anchor "node": rename or remove one`),
  ]);
});

test("two schemas of one name are an error that says what to rename", async () => {
  await here.copy.write("openapi/Timestamp.yaml", "type: string\ndescription: Another.\nminLength: 3\n");
  await add({ other: "$ref: ../Timestamp.yaml" });
  expect((await here.problems())[0]).toContain("Two schemas are named Timestamp: rename one");
});

test("references in a circle that lead to no schema are an error, and those through a member are none", async () => {
  const file = (name: string, schema: string) =>
    here.copy.write(`openapi/schemas/${name}.yaml`, `description: A.\n${schema}`);
  await file(
    "Tree",
    `type: object\nadditionalProperties: false\nproperties:\n  ${property("child", "$ref: Twig.yaml")}\n`,
  );
  await file(
    "Twig",
    `type: object\nadditionalProperties: false\nproperties:\n  ${property("tree", "$ref: Tree.yaml#/properties/child")}\n`,
  );
  await add({ tree: "$ref: Tree.yaml", part: "$ref: Tree.yaml#/properties/child" });
  expect(await here.problems()).toEqual([]);
  await here.copy.write("openapi/schemas/One.yaml", "$ref: Other.yaml\n");
  await here.copy.write("openapi/schemas/Other.yaml", "$ref: One.yaml\n");
  await add({ circle: "$ref: One.yaml" });
  expect(await here.problems()).toEqual([
    expect.stringMatching(`^${REQUEST}:\\d+:\\d+  \`\\$ref\` leads back to itself, .*: refer to a schema$`),
  ]);
});

test.each([
  { name: "With Space", ref: "With Space", becomes: "With Space" },
  { name: "50%", ref: "50%25", becomes: "50%" },
  { name: "a/b", ref: "a~1b", becomes: "a~1b" },
])("a component that would be named $name is refused where it stands", async ({ name, ref, becomes }) => {
  await here.copy.write("openapi/schemas/Keys.yaml", `${JSON.stringify(name)}: { type: string, description: A. }\n`);
  await add({ named: `$ref: "Keys.yaml#/${ref}"` });
  expect(await here.problems()).toEqual([
    `openapi/schemas/Keys.yaml:1:1  this becomes the name of a component, \`${becomes}\`, and only letters, digits, \`.\`, \`-\` and \`_\` can be in one: rename the key or the file`,
  ]);
});

test.each([
  {
    what: "a reference in an extension that leads nowhere once files are joined",
    schema: 'type: string, x-expansion: { oneOf: [{ $ref: "#/components/schemas/deleted" }] }',
    reason: "`$ref` leads nowhere in the bundled spec, to #/components/schemas/deleted: remove it, or what it is in",
  },
  {
    what: "a member that Hyperjump cannot look up",
    schema: `type: object, additionalProperties: false, properties: { ${property("a#b", "type: string")} }`,
    reason: "Hyperjump, which the contract tests use, finds no schema with `#` in its name: write it as a pattern",
  },
  {
    what: "a pattern of members that Hyperjump cannot look up",
    schema: 'type: object, additionalProperties: false, patternProperties: { "^#[0-9a-f]{6}$": { type: string } }',
    reason: "Hyperjump, which the contract tests use, finds no schema with `#` in its name: write `\\x23` in its place",
  },
  {
    // An ECMAScript RegExp ends a line there (ECMA-262, LineTerminator), and Ajv takes a pointer apart with one.
    what: "a member that Ajv cannot look up",
    schema: `type: object, additionalProperties: false, properties: { ${property('"a\\u2028b"', "type: string")} }`,
    reason: "Ajv, which the contract tests use, finds no schema with `\\u2028` in its name: write it as a pattern",
  },
  {
    // `OneOfObject5` of oapi-codegen's tests: the schemas are told from each other by their names alone.
    what: "a discriminator without values",
    schema: "discriminator: { propertyName: kind }, oneOf: [{ $ref: Pets.yaml#/Cat }, { $ref: Pets.yaml#/Dog }]",
    reason: "examples are checked by what `discriminator` names: give that member a `const` or an `enum`",
  },
  {
    // Redocly's test of examples, "recursion-oneOf".
    what: "a schema that is a part of itself",
    schema: "$ref: Pet.yaml#/Pet",
    reason: "`$ref` leads back to the schema that it is a part of, and is about the same value",
  },
  { what: "an anchor twice", schema: "$anchor: twice, type: string", reason: 'another schema has the anchor "twice"' },
])("refused: $what", async ({ schema, reason }) => {
  const pet = (name: string, rest: string) =>
    `${name}: { description: A pet., type: object, additionalProperties: false, required: [kind, ${name}], properties: { ${property("kind", "type: string")}, ${property(name, "type: string")} }${rest} }\n`;
  await here.copy.write("openapi/schemas/Pets.yaml", ["Cat", "Dog"].map((name) => pet(name, "")).join(""));
  await here.copy.write(
    "openapi/schemas/Pet.yaml",
    pet("Pet", ", anyOf: [{ $ref: Pet.yaml#/Pet }, { minProperties: 3 }]"),
  );
  await add({ added: schema });
  expect((await here.problems())[0]).toContain(reason);
});

test("a filter is known by whatever name, from its operation or from the whole path", () => {
  const parameters = (...names: string[]) => names.map((name) => ({ name, in: "query" }));
  const list = { operationId: "list", parameters: parameters("filter[constructor][eq]", "filter[due-date]") };
  const paths = { "/v1/all": { parameters: parameters("filter[kind]"), get: list } };
  expect(namesOf({ paths }).filterNames).toEqual({
    constructor: { eq: null },
    "due-date": { "": null },
    kind: { "": null },
  });
});

const OPERATION = { operationId: "odd", responses: {} };
test.each([
  // AWS's, in the APIs-guru directory: `/#Action=CreateQueue`.
  { what: "a path with a fragment", paths: { "/a#b": {} }, at: "/~1a#b", reason: "write `%23`" },
  // Prism 5 finds no parameter behind such a letter.
  { what: "a path with letters", paths: { "/größe/{größe}": {} }, at: "/~1größe~1{größe}", reason: "write `%C3%B6`" },
  { what: "the method QUERY", paths: { "/a": { query: OPERATION } }, at: "/~1a/query", reason: "another method" },
  {
    what: "other methods",
    paths: { "/a": { additionalOperations: { COPY: OPERATION } } },
    at: "/~1a/additionalOperations",
    reason: "another method",
  },
  {
    what: "the items of a stream",
    paths: {
      "/a": { get: { ...OPERATION, responses: { 200: { content: { "application/jsonl": { itemSchema: {} } } } } } },
    },
    at: "/~1a/get/responses/200/content/application~1jsonl/itemSchema",
    reason: "give a `schema`",
  },
  {
    what: "an operationId twice",
    paths: { "/a": { get: OPERATION }, "/b": { get: OPERATION } },
    at: "/~1b/get/operationId",
    reason: "rename one",
  },
])("refused: $what", ({ paths, at, reason }) => {
  expect(readOperations({ paths }).refusals).toEqual([
    { pointer: `#/paths${at}`, reason: expect.stringContaining(reason) },
  ]);
});

test("a path item among the components is where a path refers to it, and stands at one path", async () => {
  await here.copy.keepWidgetsOnly();
  const item = "pathItems: { Widgets: { $ref: paths/v1_widgets.yaml } }";
  await here.copy.change("openapi/openapi.yaml", "components:\n", `components:\n  ${item}\n`);
  await here.copy.change(
    "openapi/openapi.yaml",
    "$ref: paths/v1_widgets.yaml\n",
    '$ref: "#/components/pathItems/Widgets"\n',
  );
  const generation = await here.generator.generate(here.copy.root);
  if ("problems" in generation) expect.fail(generation.problems.map(printProblem).join("\n"));
  const { paths, components } = JSON.parse(generation.outputs.get("openapi.json") ?? "");
  expect(paths["/v1/widgets"].post.operationId).toBe("searchWidgets");
  expect(components).not.toHaveProperty("pathItems");
  expect(generation.outputs.get("schema.d.ts")?.match(/^ +searchWidgets: \{$/gm)).toHaveLength(1);
  await here.copy.change(
    "openapi/openapi.yaml",
    "paths:\n",
    'paths:\n  /v1/others:\n    $ref: "#/components/pathItems/Widgets"\n',
  );
  expect(await here.problems()).toContainEqual(
    expect.stringMatching(`^${WIDGETS_FILE}:\\d+:\\d+  another operation has the operationId`),
  );
});

test("a parameter that JavaScript cannot have as a member is refused", async () => {
  await here.copy.addWidgets();
  await here.copy.change(WIDGETS_FILE, "name: page[size]", "name: __proto__");
  expect(await here.problems()).toContainEqual(
    expect.stringMatching(`^${WIDGETS_FILE}:\\d+:\\d+  JavaScript does not take \`__proto__\` for the name`),
  );
});
