import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { lint, loadConfig } from "@redocly/openapi-core";
import { afterEach, beforeEach, expect, test } from "vitest";

const repository = path.resolve(import.meta.dirname, "../..");
let copy: string;

beforeEach(async () => {
  copy = await mkdtemp(path.join(tmpdir(), "openapi-lint-"));
  await cp(path.join(repository, "openapi"), path.join(copy, "openapi"), { recursive: true });
});
afterEach(() => rm(copy, { recursive: true }));

/** Changes one file of the copy; a change that finds nothing to change would prove nothing. */
async function change(file: string, from: string, to: string): Promise<void> {
  const target = path.join(copy, "openapi", file);
  const text = await readFile(target, "utf8");
  expect(text, `${file} holds what the test replaces`).toContain(from);
  await writeFile(target, text.replace(from, to));
}

async function problems(): Promise<string[]> {
  const config = await loadConfig({ configPath: path.join(repository, "redocly.yaml") });
  const found = await lint({ ref: path.join(copy, "openapi/openapi.yaml"), config });
  return found.map((problem) => {
    const source = problem.location[0]?.source.absoluteRef;
    return `${problem.ruleId} in ${source === undefined ? "?" : path.relative(path.join(copy, "openapi"), source)}`;
  });
}

test("the description as it stands has no problem", async () => {
  expect(await problems()).toEqual([]);
});

test("a description that names no dialect is refused", async () => {
  await change("openapi.yaml", "jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema\n", "");
  expect(await problems()).toEqual(["local/dialect-named in openapi.yaml"]);
});

test("a description that names another dialect is refused", async () => {
  await change("openapi.yaml", "draft/2020-12/schema", "draft/2019-09/schema");
  expect(await problems()).toEqual(["local/dialect-named in openapi.yaml"]);
});

test("a property without a description is refused", async () => {
  await change("schemas/ErrorObject.yaml", "    description: What went wrong, for a person to read. Documented.\n", "");
  expect(await problems()).toEqual(["local/property-description in schemas/ErrorObject.yaml"]);
});

test("a property whose $ref points to something without a description is refused", async () => {
  await change(
    "schemas/CreateIncidentActionItemRequest.yaml",
    "$ref: CreateIncidentActionItemResource.yaml",
    "$ref: CreateIncidentActionItemResource.yaml#/properties/attributes",
  );
  await change(
    "schemas/CreateIncidentActionItemAttributes.yaml",
    "description: >-\n  What can be said",
    "x-text: >-\n  What can be said",
  );
  expect(await problems()).toContain("local/property-description in schemas/CreateIncidentActionItemRequest.yaml");
});

test("a response without an example is refused", async () => {
  await change(
    "responses/NotFound.yaml",
    "    examples:\n      notFoundOrUnauthorized:\n        $ref: ../examples/NotFoundOrUnauthorized.yaml\n",
    "",
  );
  expect(await problems()).toEqual(["local/response-example in responses/NotFound.yaml"]);
});

test.each([
  "CreateIncidentActionItemRequest",
  "CreateIncidentActionItemResource",
  "CreateIncidentActionItemAttributes",
  "FormFieldSelection",
])("a request whose %s is open is refused", async (schema) => {
  await change(`schemas/${schema}.yaml`, "additionalProperties: false\n", "");
  expect(await problems()).toEqual([`local/request-closed in schemas/${schema}.yaml`]);
});

test("a pattern that does not compile is refused", async () => {
  await change("schemas/CreateIncidentActionItemAttributes.yaml", "pattern: \\S", "pattern: '(\\S'");
  expect(await problems()).toContain("local/pattern-compiles in schemas/CreateIncidentActionItemAttributes.yaml");
});

test.each([
  ['    x-only-seen-as: "null"\n    description: A short', "    description: A short"],
  ["A short address of the action item. Only ever seen as null;", "A short address of the action item;"],
])("what was only ever seen as null is said to people and to programs alike", async (from, to) => {
  await change("schemas/IncidentActionItemAttributes.yaml", from, to);
  expect(await problems()).toEqual(["local/only-seen-as-null in schemas/IncidentActionItemAttributes.yaml"]);
});
