import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { lint, loadConfig } from "@redocly/openapi-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const repository = path.resolve(import.meta.dirname, "../..");
let copy: string;

beforeEach(async () => {
  copy = await mkdtemp(path.join(tmpdir(), "openapi-lint-"));
  await cp(path.join(repository, "openapi"), path.join(copy, "openapi"), { recursive: true });
});
afterEach(() => rm(copy, { recursive: true }));

/** Changes one file of the copy; a change that finds nothing to change would prove nothing. */
async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const target = path.join(copy, "openapi", file);
  const text = await readFile(target, "utf8");
  const changed = text.replace(from, to);
  expect(changed, `${file} holds what the test replaces`).not.toBe(text);
  await writeFile(target, changed);
}

async function problems(): Promise<string[]> {
  const config = await loadConfig({ configPath: path.join(repository, "redocly.yaml") });
  const problems = await lint({ ref: path.join(copy, "openapi/openapi.yaml"), config });
  return problems.map((problem) => {
    const source = problem.location[0]?.source.absoluteRef;
    return `${problem.ruleId} in ${source === undefined ? "?" : path.relative(path.join(copy, "openapi"), source)}`;
  });
}

test("the spec as it stands has no problem", async () => {
  expect(await problems()).toEqual([]);
});

test("a spec that names no dialect is refused", async () => {
  await change("openapi.yaml", "jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema\n", "");
  expect(await problems()).toEqual(["local/dialect-named in openapi.yaml"]);
});

test("a spec that names another dialect is refused", async () => {
  await change("openapi.yaml", "draft/2020-12/schema", "draft/2019-09/schema");
  expect(await problems()).toEqual(["local/dialect-named in openapi.yaml"]);
});

test("a property without a description is refused", async () => {
  await change("schemas/documents.yaml", "      description: The error, for a person to read.\n", "");
  expect(await problems()).toEqual(["local/property-description in schemas/documents.yaml"]);
});

test("a property whose $ref points to something without a description is refused", async () => {
  await change(
    "schemas/requests.yaml",
    '"#/CreateIncidentActionItemResource"',
    '"#/CreateIncidentActionItemResource/properties/attributes"',
  );
  await change(
    "schemas/CreateIncidentActionItemAttributes.yaml",
    "description: What an action item is",
    "x-other: What an action item is",
  );
  expect(await problems()).toContain("local/property-description in schemas/requests.yaml");
});

test("a response without an example is refused", async () => {
  await change("responses.yaml", /      examples:\n {8}notFoundOrUnauthorized:\n.*\n/, "");
  expect(await problems()).toEqual(["local/response-example in responses.yaml"]);
});

test.each(["CreateIncidentActionItemAttributes", "requests"])(
  "a request for which schemas/%s.yaml says nothing of unknown members is refused",
  async (file) => {
    await change(`schemas/${file}.yaml`, / *additionalProperties: false\n/, "");
    expect(await problems()).toEqual([`local/request-closed in schemas/${file}.yaml`]);
  },
);

test.each(["additionalProperties:\n  type: string\n", "unevaluatedProperties: false\n"])(
  "a request that says %j of unknown members is accepted",
  async (saying) => {
    await change("schemas/CreateIncidentActionItemAttributes.yaml", "additionalProperties: false\n", saying);
    expect(await problems()).toEqual([]);
  },
);

test("a pattern that does not compile is refused", async () => {
  await change("schemas/CreateIncidentActionItemAttributes.yaml", "pattern: \\S", "pattern: '(\\S'");
  expect(await problems()).toContain("local/pattern-compiles in schemas/CreateIncidentActionItemAttributes.yaml");
});

const ATTRIBUTES = "schemas/IncidentActionItemAttributes.yaml";
const SHORT_URL = `  short_url:
    type: [string, "null"]
    x-evidence: seen-as-null
`;
const evidence = (value: string) => SHORT_URL.replace("seen-as-null", value);

describe("evidence", () => {
  test.each([
    ["a property", ATTRIBUTES, "    x-evidence: seen-as-null\n    description: A short", "    description: A short"],
    ["a parameter", "parameters.yaml", "  x-evidence: documented\n", ""],
    ["a header", "headers.yaml", "  x-evidence: seen\n", ""],
    ["a media type", "responses.yaml", "      x-evidence: documented\n", ""],
    ["an operation", "paths/v1_action_items.yaml", '  x-evidence: {"200"', '  x-other: {"200"'],
  ])("is demanded of %s", async (_, file, from, to) => {
    await change(file, from, to);
    expect(await problems()).toEqual([`local/evidence in ${file}`]);
  });

  test.each([
    ["an unknown word", ATTRIBUTES, SHORT_URL, evidence("rumoured")],
    ["no word", ATTRIBUTES, SHORT_URL, evidence("[]")],
    ["a word twice", ATTRIBUTES, SHORT_URL, evidence("[documented, documented]")],
    ["inferred, and documented all the same", ATTRIBUTES, SHORT_URL, evidence("[documented, inferred]")],
    ["seen, and only seen as null", ATTRIBUTES, SHORT_URL, evidence("[seen, seen-as-null]")],
    ["required, and only inferred", ATTRIBUTES, SHORT_URL, evidence("inferred")],
    [
      "only seen as null, where null is not taken",
      ATTRIBUTES,
      SHORT_URL,
      SHORT_URL.replace('[string, "null"]', "string"),
    ],
    ["a keyword that is not there", ATTRIBUTES, SHORT_URL, evidence("{otherwise: seen-as-null, format: inferred}")],
    ["a keyword, and nothing of the others", ATTRIBUTES, SHORT_URL, evidence("{type: seen-as-null}")],
    [
      "a status that is not there",
      "paths/v1_action_items.yaml",
      '{"200": documented,',
      '{"200": documented, "418": seen,',
    ],
    ["not of a status", "paths/v1_action_items.yaml", '{"200": documented, ', "{"],
    ["one word of all statuses", "paths/v1_action_items_{id}.yaml", /x-evidence: \{.*\}/, "x-evidence: documented"],
    ["in prose, too", ATTRIBUTES, "description: A short address", "description: Documented as a short address"],
    ["of items in an unknown word", "parameters.yaml", /(items:\n.*\n +x-evidence: )inferred/, "$1guessed"],
  ])("that says %s is refused", async (_, file, from, to) => {
    await change(file, from, to);
    const matches = await problems();
    // An example may be wrong by it, too.
    expect(matches.filter((problem) => !problem.includes("-examples "))).toEqual([`local/evidence in ${file}`]);
  });
});

const REQUEST_OF_SERVER = `
    post:
      operationId: itemCreated
      summary: An item was created
      tags: [Incident action items]
      x-evidence: {"200": documented, "400": documented}
      security: []
      requestBody:
        required: true
        content:
          application/vnd.api+json:
            x-evidence: documented
            schema:
              type: object
              properties:
                id: {type: string, description: The item's., x-evidence: documented}
      responses:
        "200":
          description: It was received.
          content: {application/vnd.api+json: {x-evidence: documented, schema: {type: object}}}
        "400": {description: It was refused.}
`;

// What the server sends is its response in all but name, and nobody but the vendor's customers answers it.
test.each([
  ["a webhook", "openapi.yaml", /^paths:\n/m, `webhooks:\n  itemCreated:${REQUEST_OF_SERVER}paths:\n`],
  [
    "a callback",
    "paths/v1_action_items.yaml",
    /^ {2}operationId: .*\n/m,
    `$&  callbacks:\n    itemCreated:\n      "{$request.body#/url}":${REQUEST_OF_SERVER.replaceAll("\n", "\n    ").trimEnd()}\n`,
  ],
])("%s needs no rate limit, no closed object and no example of a response", async (_, file, from, to) => {
  await change(file, from, to);
  expect(await problems()).toEqual([]);
});

test("a response of an operation without the headers of the rate limit is refused", async () => {
  await change("responses.yaml", /^ {4}RateLimit-Limit:\n.*\n/m, "");
  expect(await problems()).toContain("local/rate-limit-headers in responses.yaml");
});

test.each(["assigned_to.id", "/", "/assigned_to~2", "7"])("x-read-back-at: %s is refused", async (pointer) => {
  const file = "schemas/CreateIncidentActionItemAttributes.yaml";
  await change(file, "x-read-back-at: /assigned_to/id", `x-read-back-at: ${pointer}`);
  expect(await problems()).toEqual([`local/read-back in ${file}`]);
});
