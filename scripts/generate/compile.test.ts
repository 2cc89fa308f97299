import { expect, test } from "vitest";
import { generateValidators } from "./validators.ts";

/** A description with one operation, and whatever else is given. */
function describeOperation(operation: object, components: object = {}): object {
  return { paths: { "/things/{id}": { post: { operationId: "postThing", responses: {}, ...operation } } }, components };
}

function json(schema: unknown): object {
  return { content: { "application/json": { schema } } };
}

test.each([
  {
    what: "a format that is misspelled",
    schema: { type: "object", properties: { at: { type: "string", format: "datetime" } } },
    refused: { pointer: "/properties/at/format", reason: 'unknown format "datetime": did you mean "date-time"?' },
  },
  {
    what: "a regular expression that doesn't compile",
    schema: { type: "string", pattern: "(" },
    refused: { pointer: "/pattern", reason: "SyntaxError: Invalid regular expression: /(/u: Unterminated group" },
  },
  {
    what: "a regular expression for names that doesn't compile",
    schema: { type: "object", patternProperties: { "(": { type: "string" } } },
    refused: {
      pointer: "/patternProperties/(",
      reason: "SyntaxError: Invalid regular expression: /(/u: Unterminated group",
    },
  },
  {
    what: "a keyword that doesn't exist",
    schema: { type: "array", items: { anyOf: [{ type: "string", minLenght: 1 }] } },
    refused: { pointer: "/items/anyOf/0/minLenght", reason: 'unknown keyword "minLenght"' },
  },
  {
    what: "a type that doesn't exist",
    schema: { type: "object", properties: { at: { type: "date" } } },
    refused: { pointer: "/properties/at/type", reason: "schema must be equal to one of the allowed values" },
  },
  {
    what: "a keyword that never applies",
    schema: { type: "object", properties: { at: { type: ["integer", "null"], minLength: 1 } } },
    refused: {
      pointer: "/properties/at/minLength",
      reason: "`minLength` is about a string, and the type is integer or null: remove it, or allow a string",
    },
  },
])("refused, in use or not: $what", ({ schema, refused: { pointer, reason } }) => {
  const part = "#/paths/~1things~1{id}/post/requestBody/content/application~1json/schema";
  expect(generateValidators(describeOperation({ requestBody: json(schema) }))).toEqual([
    { pointer: part + pointer, reason },
  ]);
  expect(generateValidators(describeOperation({}, { schemas: { Unused: schema } }))).toEqual([
    { pointer: `#/components/schemas/Unused${pointer}`, reason },
  ]);
  const parameters = { unused: { name: "unused", in: "query", schema } };
  expect(generateValidators(describeOperation({}, { parameters }))).toEqual([
    { pointer: `#/components/parameters/unused/schema${pointer}`, reason },
  ]);
});

test("refused: an operation without an operationId, a header that is described by its content", () => {
  expect(generateValidators(describeOperation({ operationId: undefined }))).toEqual([
    { pointer: "#/paths/~1things~1{id}/post", reason: "the operation has no operationId" },
  ]);
  expect(generateValidators(describeOperation({ responses: { 200: { headers: { "X-List": json({}) } } } }))).toEqual([
    {
      pointer: "#/paths/~1things~1{id}/post/responses/200/headers/X-List/content",
      reason: "give a `schema`: `content` is not supported here",
    },
  ]);
});
