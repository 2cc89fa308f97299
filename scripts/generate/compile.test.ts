import { fullFormats } from "ajv-formats/dist/formats.js";
import { expect, test } from "vitest";
import { keepSchemaParts } from "./compile.ts";
import { requireByDirection } from "../../contract-tests/spec/directions.ts";
import { joinModules } from "./single-module.ts";
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

const schema = { enum: ["schema1.enum", '"'], properties: { "a-b": { type: ["string"] }, list: [{ enum: ["x"] }] } };
const declaration = `const schema1 = ${JSON.stringify(schema)};\n`;

test.each([
  ["schema1.enum", schema.enum],
  ['schema1.properties["a-b"].type', ["string"]],
  ["schema1.properties.list[0].enum", ["x"]],
  // The same list twice is one.
  ["[schema1.enum, schema1.enum].every((each, _, all) => each === all[0])", true],
  ['"schema1.enum"', "schema1.enum"],
  ['"\\" schema1.enum"', '" schema1.enum'],
  ["schema1.enum.length", 2],
])("%s reads what it did, and no schema", async (expression, value) => {
  const code = keepSchemaParts(`${declaration}export default ${expression};`);
  expect((await import(`data:text/javascript,${encodeURIComponent(code)}`)).default).toEqual(value);
  const used = code.replace(declaration, "").replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
  expect(used).not.toContain("schema1");
});

test("a schema that is passed on as a whole stays", () => {
  expect(keepSchemaParts(`${declaration}export default f(schema1);`)).toContain("f(schema1)");
});

test("a module has the formats that it uses, as the package has them, and no others", async () => {
  const ask = 'require("ajv-formats/dist/formats").fullFormats';
  const module = await joinModules({ table: `export const formats = [${ask}.uuid, ${ask}["json-pointer"]];` }, "table");
  const { formats } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  expect(formats).toEqual([fullFormats.uuid, fullFormats["json-pointer"]]);
  expect(module).not.toContain("isLeapYear");
});

test("each format of the package is found", async () => {
  const names = Object.keys(fullFormats);
  const requires = names.map((name) => `require("ajv-formats/dist/formats").fullFormats["${name}"]`);
  const module = await joinModules({ table: `export const formats = [${requires.join()}];` }, "table");
  const { formats } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  const form = (format: unknown) => (format instanceof RegExp ? format : (JSON.stringify(format) ?? typeof format));
  expect(formats.map(form)).toEqual(Object.values(fullFormats).map(form));
});

const members = { id: { type: "string", readOnly: true }, secret: { $ref: "#/components/schemas/Secret" }, name: {} };
const thing = () => ({ type: "object", required: ["id", "secret", "name"], properties: members });

function documentWith(schemas: object) {
  const body = (name: string) => ({
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  return {
    paths: { "/things": { post: { requestBody: body("Sent"), responses: { 201: body("Shown") } } } },
    components: { schemas: { ...schemas, Secret: { type: "string", writeOnly: true } } },
  };
}

test("nothing is required of a request that is readOnly, nor of a response that is writeOnly", () => {
  const document = documentWith({ Sent: thing(), Shown: thing(), Unused: thing() });
  requireByDirection(document);
  expect(document).toEqual(
    documentWith({
      Sent: { ...thing(), required: ["secret", "name"] },
      Shown: { ...thing(), required: ["id", "name"] },
      Unused: thing(),
    }),
  );
});

test("a schema that both use requires neither, and a list that becomes empty is gone", () => {
  const document = documentWith({
    Sent: { allOf: [{ $ref: "#/components/schemas/Shared" }] },
    Shown: { items: { $ref: "#/components/schemas/Shared" } },
    Shared: { ...thing(), required: ["id", "secret"] },
  });
  requireByDirection(document);
  expect(document.components.schemas).toMatchObject({ Shared: { type: "object", properties: members } });
  expect(document.components.schemas).not.toHaveProperty("Shared.required");
});
