import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { locate } from "./pointer.ts";

/** The text of the line that a pointer leads to, without its indentation. */
function lineAt(pointer: string): { file: string; text: string | undefined } {
  const { file, line } = locate(pointer);
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8").split("\n")[line - 1];
  return { file, text: text?.trim() };
}

const INCIDENT_PATH = "#/paths/~1v1~1incidents~1{incident_id}~1action_items";
const INCIDENT_FILE = "openapi/paths/v1_incidents_{incident_id}_action_items.yaml";

describe("a part of the bundled spec is found in openapi/", () => {
  test.each([
    ["#/components/schemas/ErrorObject/required", "openapi/schemas/documents.yaml", "required:"],
    [
      "#/components/schemas/IncidentActionItemAttributes/properties/due_date/type",
      "openapi/schemas/IncidentActionItemAttributes.yaml",
      expect.stringMatching(/^type:/),
    ],
    // One of the two branches of an `anyOf`: an item of a list.
    [
      "#/components/schemas/OnCallRoleRelationship/properties/data/anyOf/1",
      "openapi/schemas/users.yaml",
      expect.stringMatching(/^- /),
    ],
    ["#/components/headers/RateLimit-Reset/schema/minimum", "openapi/headers.yaml", "minimum: 1000000000"],
    ["#/components/parameters/page_number/schema/minimum", "openapi/parameters.yaml", "minimum: 1"],
    ["#/components/responses/NotFound/content/application~1vnd.api+json/schema", "openapi/responses.yaml", "schema:"],
    ["#/components/requestBodies/CreateIncidentActionItemBody/required", undefined, "required: true"],
    ["#/components/examples/BlankSummary/value/errors/1/title", "openapi/examples/responses.yaml", undefined],
    [`${INCIDENT_PATH}/post/operationId`, INCIDENT_FILE, "operationId: createIncidentActionItem"],
    [`${INCIDENT_PATH}/get/parameters/1`, INCIDENT_FILE, "- $ref: ../parameters.yaml#/page_number"],
    // The same, as a validator that escapes for a URI spells it.
    [`${encodeURI(INCIDENT_PATH)}/get/responses/404`, INCIDENT_FILE, '"404":'],
    ["#/paths/~1v1~1action_items", "openapi/openapi.yaml", "/v1/action_items:"],
    ["#/components/securitySchemes/bearerAuth/scheme", "openapi/openapi.yaml", "scheme: bearer"],
    ["#/info/title", "openapi/openapi.yaml", "title: Rootly incident action items"],
  ])("%s", (pointer, file, text) => {
    const match = lineAt(pointer);
    if (file !== undefined) expect(match.file).toBe(file);
    if (text !== undefined) expect(match.text).toEqual(text);
  });
});

test("what no file has is the closest part around it", () => {
  expect(lineAt("#/components/schemas/ErrorObject/properties/title/nothing/at/all").text).toBe("title:");
  expect(locate("#/components/schemas/NoSuchSchema/type")).toMatchObject({ file: "openapi/openapi.yaml" });
  expect(locate("#")).toEqual({ file: "openapi/openapi.yaml", line: 1 });
});

test("every keyword that a validator can name stands on the line where it is found", () => {
  const validators = readFileSync(new URL("../../generated/validators.js", import.meta.url), "utf8");
  const pointers = [...new Set([...validators.matchAll(/schemaPath: "([^"]+)"/g)].flatMap(([, match]) => match ?? []))];
  expect(pointers.length).toBeGreaterThan(300);
  for (const pointer of pointers) expect(lineAt(pointer).text, pointer).toContain(`${pointer.split("/").at(-1)}:`);
});
