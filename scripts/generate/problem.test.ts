import { rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { startGenerator } from "./generator.ts";
import { useGeneration, WIDGETS_FILE } from "./repository-copy.ts";
import { mapSources, type Origin, originOf, recordOrigins } from "./redocly.ts";

const here = useGeneration(async (copy) => {
  await copy.keepWidgetsOnly();
  await copy.separateHeader();
});

const HEADER = "openapi/headers/RateLimit-Reset.yaml";

describe("an error in the spec is told by file, line and reason:", () => {
  test.each([
    {
      what: "a $ref to a file that isn't there",
      schema: "  $ref: Nothing.yaml",
      said: `${HEADER}:4:3  Can't resolve $ref: ENOENT: no such file or directory 'openapi/headers/Nothing.yaml' (no-unresolved-refs)`,
    },
    {
      what: "a $ref to a place that isn't there",
      schema: "  $ref: ../schemas/values.yaml#/Timestamp/nothing",
      said: `${HEADER}:4:3  Can't resolve $ref: there is no \`../schemas/values.yaml#/Timestamp/nothing\`; add it there, or correct the reference (no-unresolved-refs)`,
    },
    {
      what: "what isn't YAML",
      schema: "  type: [integer\n  minimum: 0",
      said: `${HEADER}:5:3  Failed to parse: deficient indentation in "${HEADER}" (5:3) (no-unresolved-refs)`,
    },
    {
      what: "what a lint rule forbids",
      schema: "  type: object\n  properties:\n    at: { type: string, x-evidence: seen }",
      said: `${HEADER}:6:5  The property \`at\` has no description; say what it is. (local/property-description)`,
    },
    {
      what: "a regular expression that doesn't compile",
      schema: '  type: string\n  pattern: "("',
      said: `${HEADER}:5:12  The pattern does not compile: SyntaxError: Invalid regular expression: /(/u: Unterminated group: write it as JavaScript does with the flag \`u\`, which takes \`\\\` before a letter or \`^$.*+?()[]{}|/\` only (local/pattern-compiles)`,
    },
    {
      what: "a keyword of the wrong type",
      schema: '  type: integer\n  minimum: "0"',
      said: `${HEADER}:5:12  Expected type \`number\` but got \`string\`. (struct)`,
    },
    {
      what: "a value that JSON Schema forbids",
      schema: "  type: string\n  minLength: -1",
      said: `${HEADER}:5:14  The value of the minLength field must be greater than or equal to 0 (struct)`,
    },
    {
      what: "a type that is none of any",
      schema: "  type: []",
      said: `${HEADER}:4:3  no value is valid: give \`type\` one, or remove it`,
    },
    {
      what: "a type that is named twice",
      schema: "  type: [string, string]",
      said: `${HEADER}:4:3  \`type\` names one twice: remove it`,
    },
    // "Migrating from OpenAPI 3.0 to 3.1.0", and the changes between JSON Schema's drafts 4, 2019-09 and 2020-12.
    {
      what: "null as OpenAPI 3.0 allowed it",
      schema: "  type: string\n  nullable: true",
      said: `${HEADER}:5:3  Property \`nullable\` is not expected here: remove it, and add \`"null"\` to \`type\` (struct)`,
    },
    {
      what: "an excluded limit as OpenAPI 3.0 had it",
      schema: "  type: integer\n  minimum: 1\n  exclusiveMinimum: true",
      said: `${HEADER}:6:21  Expected type \`number\` but got \`boolean\`: give it the limit itself, in place of \`minimum\` or \`maximum\` (struct)`,
    },
    {
      what: "a list of schemas as older drafts had it",
      schema: "  type: array\n  items: [{ type: string }]",
      said: `${HEADER}:5:10  Expected type \`Schema\` (object) but got \`array\`: write \`prefixItems\` for a list of schemas (struct)`,
    },
    {
      what: "a $ref that leads back to itself",
      schema: "  $ref: '#/schema'",
      said: `${HEADER}:3:1  \`$ref\` leads back to itself, so there is nothing that it stands for: refer to a schema`,
    },
    {
      what: "a member that Redocly cannot read",
      schema:
        "  type: object\n  required: [hasOwnProperty]\n  properties:\n    hasOwnProperty: { type: string, description: A., x-evidence: seen }",
      said: `${HEADER}:6:3  Redocly cannot read an object with a member \`hasOwnProperty\`: give it another name`,
    },
    {
      what: "what leaves an example unchecked, where it stands and not at the example",
      schema: "  type: string\n  enum: []\n  examples: [a]",
      said: `${HEADER}:5:3  no value is valid: give \`enum\` one, or remove it`,
    },
    {
      what: "a schema that is true",
      schema: "  true",
      said: `${HEADER}:4:3  Expected type \`Schema\` (object) but got \`boolean\`: write \`{}\` for a schema that is true, and \`not: {}\` for one that is false (struct)`,
    },
    {
      what: "an example without a member that every object of JavaScript has",
      schema:
        "  type: object\n  properties:\n    toString: { type: string, description: A., x-evidence: seen }\n  example: {}",
      said: `${HEADER}:7:12  Example value must conform to the schema: \`toString\` property type must be string. Redocly finds that member in every object of JavaScript: give the example one of its own. (no-invalid-schema-examples)`,
    },
    {
      what: "a format that is misspelled",
      schema: "  type: string\n  format: date_time",
      said: `${HEADER}:5:3  unknown format "date_time": did you mean "date-time"?`,
    },
    {
      what: "a keyword that never applies",
      schema: "  type: integer\n  minLength: 1",
      said: `${HEADER}:5:3  \`minLength\` is about a string, and the type is integer: remove it, or allow a string`,
    },
  ])("$what", async ({ schema, said: message }) => {
    await here.copy.write(HEADER, `description: When.\nrequired: false\nschema:\n${schema}\nx-evidence: seen\n`);
    expect((await here.problems())[0]).toBe(message);
  });

  test.each(["Extra", "Extra.YAML"])("a schema in %s, which is not read as YAML", async (name) => {
    await here.copy.write(
      HEADER,
      `description: When.\nrequired: false\nschema:\n  $ref: ../schemas/${name}\nx-evidence: seen\n`,
    );
    await here.copy.write(`openapi/schemas/${name}`, "type: string\ndescription: Extra.\n");
    expect((await here.problems())[0]).toBe(
      `openapi/schemas/${name}:1:1  Expected type \`Schema\` (object) but got \`string\`: give the file a name that ends with \`.yaml\`, \`.yml\` or \`.json\` (struct)`,
    );
  });

  test("a type that is misspelled, without the examples that it leaves unchecked", async () => {
    await here.copy.change(WIDGETS_FILE, "name: { type: string,", "name: { type: strng,");
    const problems = await here.problems();
    expect(problems[0]).toMatch(
      /v1_widgets\.yaml:\d+:\d+ {2}`type` can be one of .* Did you mean string\? \(struct\)$/,
    );
    expect(problems.filter((problem) => problem.includes("xample"))).toEqual([]);
  });

  test("a schema in a file of its own that doesn't compile", async () => {
    await here.copy.write(
      HEADER,
      "description: When.\nrequired: false\nschema:\n  $ref: ../schemas/Broken.yaml\nx-evidence: seen\n",
    );
    await here.copy.write(
      "openapi/schemas/Broken.yaml",
      "description: Broken.\nallOf:\n  - type: string\n    format: date_time\n",
    );
    expect(await here.problems()).toEqual([
      `openapi/schemas/Broken.yaml:4:5  unknown format "date_time": did you mean "date-time"?`,
    ]);
  });

  test.each([
    {
      file: "openapi/openapi.yaml",
      said: "openapi/openapi.yaml:1:1  ENOENT: no such file or directory 'openapi/openapi.yaml'",
    },
    { file: "redocly.yaml", said: "redocly.yaml:1:1  ENOENT: no such file or directory 'redocly.yaml'" },
    { file: "scripts/redocly/plugin.js", said: 'redocly.yaml:1:1  Plugin "scripts/redocly/plugin.js" not found.' },
  ])("without $file", async ({ file, said: message }) => {
    await rm(path.join(here.copy.root, file));
    // A plugin is loaded once.
    const fresh = file.startsWith("scripts/") ? await startGenerator() : undefined;
    try {
      expect(await here.problems(fresh)).toEqual([message]);
    } finally {
      await fresh?.stop();
    }
  });

  test.each(["openapi/openapi.yaml", "redocly.yaml"])("%s that isn't YAML", async (file) => {
    await here.copy.write(file, "a: [1\nb: 2\n");
    expect(await here.problems()).toEqual([expect.stringMatching(`^${file}:2:1  deficient indentation`)]);
  });

  test.each(["openapi: 3.0.3", 'swagger: "2.0"', "openapi: 4.0.0", "openapi: 3.1"])("%s", async (version) => {
    await here.copy.change("openapi/openapi.yaml", "openapi: 3.1.0", version);
    expect(await here.problems()).toEqual([
      expect.stringMatching(
        /^openapi\/openapi\.yaml:1:1 {2}`\w+: "?[\d.]+"?` is not supported: convert .* to OpenAPI 3\.1/,
      ),
    ]);
  });

  test("a rule that redocly.yaml misspells", async () => {
    await here.copy.change("redocly.yaml", "operation-tag-defined:", "operation-tag-defind:");
    expect(await here.problems()).toEqual([
      expect.stringMatching(/^redocly\.yaml:\d+:3 {2}Property `operation-tag-defind` is not expected here/),
    ]);
  });

  test("what is only a warning", async () => {
    await here.copy.change("redocly.yaml", "local/property-description: error", "local/property-description: warn");
    await here.copy.write(
      HEADER,
      "description: When.\nschema:\n  type: object\n  properties:\n    at: { type: string, x-evidence: seen }\nx-evidence: seen\n",
    );
    expect((await here.problems())[0]).toContain("(local/property-description)");
  });
});

test("a part of a bundle is traced to its file, also below where files were joined", () => {
  const origins = new Map<object, Origin>();
  const schema = { properties: { "a/b": { type: "string" } } };
  const contact = { name: "N" };
  // What YAML's anchors say once stands in two places, and comes from where the anchor is.
  const root = { info: { title: "T", contact }, paths: {}, components: {}, "x-contact": contact };
  recordOrigins(origins, schema, "/schema.yaml");
  recordOrigins(origins, root, "/openapi.yaml");
  Object.assign(root.components, { schemas: { Schema: schema } });
  const sources = mapSources(root, origins);
  expect(sources).toEqual({
    "#": { file: "/openapi.yaml", pointer: "#" },
    "#/x-contact": { file: "/openapi.yaml", pointer: "#/info/contact" },
    "#/components/schemas/Schema": { file: "/schema.yaml", pointer: "#" },
  });
  expect(originOf(sources, "#/info/title")).toEqual({ file: "/openapi.yaml", pointer: "#/info/title" });
  expect(originOf(sources, "#/components/schemas/Schema/properties/a~1b/type")).toEqual({
    file: "/schema.yaml",
    pointer: "#/properties/a~1b/type",
  });
});
