import { fullFormats } from "ajv-formats/dist/formats.js";
import { expect, test } from "vitest";
import { requireByDirection } from "../../contract-tests/spec/directions.ts";
import { keysOf, valueAt } from "../../contract-tests/spec/pointer.ts";
import { keepSchemaParts } from "./compile.ts";
import { joinModules } from "./single-module.ts";
import { generateValidators, type Validators } from "./validators.ts";

interface Validate {
  (data: unknown): boolean;
  errors: Array<{ keyword: string; instancePath: string; schemaPath: string }> | null;
}

/** A spec with one operation, and whatever else is given. */
function describeOperation(operation: object, components: object = {}): object {
  return {
    openapi: "3.1.0",
    paths: { "/things/{id}": { post: { operationId: "postThing", responses: {}, ...operation } } },
    components,
  };
}

function json(schema: unknown): object {
  return { content: { "application/json": { schema } } };
}

function made(document: object): Validators {
  const validators = generateValidators(document);
  if (Array.isArray(validators)) throw new Error(JSON.stringify(validators));
  return validators;
}

/** The validators of a spec, once written, joined and imported. */
async function load(document: object): Promise<unknown> {
  const module = await joinModules(made(document).modules, "table");
  const { validators } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  return validators;
}

/** One of them, by the way to it. */
function find(validators: unknown, way: string): Validate {
  const validator = valueAt(validators, `#/postThing/${way}`);
  if (typeof validator !== "function") throw new Error(`There is no validator at ${way}.`);
  // Whatever is a function there is a validator.
  return validator as Validate;
}

const REQUEST = "request/application~1json";

test("a request and the responses are found by media type and status", async () => {
  const validators = await load(
    describeOperation({
      requestBody: json({ type: "string" }),
      responses: { 200: json({ type: "integer" }), "4XX": json({ type: "null" }), default: json({ type: "boolean" }) },
    }),
  );
  const ways = { [REQUEST]: "text", "200": 1, "4XX": null, default: true };
  for (const [way, value] of Object.entries(ways)) {
    const validate = find(validators, way === REQUEST ? way : `responses/${way}/content/application~1json`);
    expect([validate(value), validate([])], way).toEqual([true, false]);
  }
});

test("what an operation doesn't have is empty, and a media type without a schema takes anything", async () => {
  const validators = await load(describeOperation({ responses: { 200: { content: { "text/plain": {} } }, 204: {} } }));
  expect(validators).toMatchObject({
    postThing: {
      method: "post",
      path: "/things/{id}",
      parameters: { path: {}, query: {}, header: {}, cookie: {} },
      request: {},
      responses: { 204: { headers: {}, content: {} } },
    },
  });
  expect(find(validators, "responses/200/content/text~1plain")({ any: ["thing"] })).toBe(true);
});

test.each([
  { schema: { type: "integer", minimum: 1 }, valid: ["12", "1"], invalid: ["twelve", "0", "1.5", ""] },
  { schema: { type: "number" }, valid: ["1.5", "-2"], invalid: ["1,5"] },
  { schema: { type: "boolean" }, valid: ["true", "false"], invalid: ["yes"] },
  { schema: { type: "string", pattern: "^\\d+$" }, valid: ["007"], invalid: ["7 "] },
  { schema: { enum: ["a", "b"], type: "string" }, valid: ["a"], invalid: ["c"] },
  { schema: { type: "string", format: "date-time" }, valid: ["2025-12-08T08:27:26.644-08:00"], invalid: ["today"] },
])("a header is checked as text: $schema", async ({ schema, valid, invalid }) => {
  const headers = { "X-Limit": { required: true, schema } };
  const validators = await load(describeOperation({ responses: { 200: { headers } } }));
  const validate = find(validators, "responses/200/headers/X-Limit/validate");
  expect(valid.map(validate)).toEqual(valid.map(() => true));
  expect(invalid.map(validate)).toEqual(invalid.map(() => false));
  expect(valueAt(validators, "#/postThing/responses/200/headers/X-Limit/required")).toBe(true);
});

test("a body is not checked as text", async () => {
  const validators = await load(describeOperation({ requestBody: json({ type: "integer" }) }));
  expect(["1", 1].map(find(validators, REQUEST))).toEqual([false, true]);
});

test("parameters are found by place and name, and an operation's own replaces the path's", async () => {
  const id = { name: "id", in: "path", required: true };
  const document = {
    paths: {
      "/things/{id}": {
        parameters: [{ ...id, schema: { type: "string" } }, { $ref: "#/components/parameters/page" }],
        get: { operationId: "postThing", parameters: [{ ...id, schema: { type: "integer" } }], responses: {} },
      },
    },
    components: { parameters: { page: { name: "page[size]", in: "query", schema: { type: "integer", maximum: 9 } } } },
  };
  const validators = await load(document);
  expect(["7", "seven"].map(find(validators, "parameters/path/id/validate"))).toEqual([true, false]);
  expect(["9", "10"].map(find(validators, "parameters/query/page[size]/validate"))).toEqual([true, false]);
  expect(valueAt(validators, "#/postThing/parameters/query/page[size]/required")).toBe(false);
});

// JSON Schema's own test suite, "properties/required whose names are Javascript object property names".
test("a member that every object inherits is not there unless it is sent", async () => {
  const schema = { type: "object", required: ["constructor"], properties: { toString: { type: "string" } } };
  const validate = find(await load(describeOperation({ requestBody: json(schema) })), REQUEST);
  expect([{ constructor: 1 }, { constructor: 1, toString: "a" }].map(validate)).toEqual([true, true]);
  expect([{}, { constructor: 1, toString: 1 }].map(validate)).toEqual([false, false]);
});

test("every schemaPath leads from the root of the spec to the keyword that was violated", async () => {
  const document = describeOperation(
    {
      requestBody: json({ $ref: "#/components/schemas/Tree" }),
      responses: { 200: json({ maxLength: 1, type: "string" }) },
    },
    {
      schemas: {
        Tree: {
          type: "object",
          required: ["name"],
          properties: {
            name: { $ref: "#/components/schemas/Name", description: "What it is called." },
            "leaf/a": { type: "array", items: { allOf: [{ $ref: "#/components/schemas/Tree" }] } },
          },
        },
        Name: { type: "string", pattern: "^\\p{Lu}" },
      },
    },
  );
  const validators = await load(document);
  const request = find(validators, REQUEST);
  expect(request({ name: "Ä", "leaf/a": [{ name: "B" }] })).toBe(true);
  expect(request.errors).toBeNull();
  expect(request({ name: "a", "leaf/a": [{ name: 1 }, {}] })).toBe(false);
  expect(request.errors?.map(({ instancePath, schemaPath }) => [instancePath, schemaPath])).toEqual([
    ["/name", "#/components/schemas/Name/pattern"],
    ["/leaf~1a/0/name", "#/components/schemas/Name/type"],
    ["/leaf~1a/1", "#/components/schemas/Tree/required"],
  ]);
  const response = find(validators, "responses/200/content/application~1json");
  response("ab");
  for (const { keyword, schemaPath } of [...(request.errors ?? []), ...(response.errors ?? [])]) {
    expect(keysOf(schemaPath).at(-1)).toBe(keyword);
    expect(valueAt(document, schemaPath), schemaPath).toBeDefined();
  }
});

test("what is referred to twice is compiled once", async () => {
  const error = { $ref: "#/components/responses/Error" };
  const name = { $ref: "#/components/schemas/Name" };
  const document = describeOperation(
    {
      requestBody: json({ type: "object", properties: { first: name, last: name } }),
      responses: { 401: error, 403: error, 404: json(name) },
    },
    { responses: { Error: json(name) }, schemas: { Name: { type: "string", minLength: 5 } } },
  );
  expect(made(document).modules.values.match(/must NOT have fewer than 5 characters/g)).toHaveLength(1);
  const validators = await load(document);
  const [first, ...others] = ["401", "403", "404"].map((status) =>
    find(validators, `responses/${status}/content/application~1json`),
  );
  expect(others).toEqual([first, first]);
});

test("the module needs nothing, and holds none of the prose of the spec", async () => {
  const schema = {
    type: "object",
    description: "You must import nothing and require nothing.",
    properties: {
      description: { type: "string", minLength: 1, description: "A property of that name.", "x-note": "prose" },
      at: { type: "string", format: "date-time", example: "prose" },
      tags: { type: "array", uniqueItems: true, items: { type: ["object", "string"] } },
    },
  };
  const module = await joinModules(made(describeOperation({ requestBody: json(schema) })).modules, "table");
  expect(module).not.toMatch(/\b(require|import|prose)\b/);
  const validate = find(await load(describeOperation({ requestBody: json(schema) })), REQUEST);
  expect(validate({ description: "x", at: "2025-12-08T08:27:26Z", tags: ["a", { b: 1 }] })).toBe(true);
  expect([{ description: "" }, { at: "now" }, { tags: [{ b: 1 }, { b: 1 }] }].map(validate)).toEqual([
    false,
    false,
    false,
  ]);
});

test("the types of an optional body and of a required one can both be reached", () => {
  const optional = made(describeOperation({ requestBody: json(true) })).declaration;
  expect(optional).toContain(
    `Validate<NonNullable<operations["postThing"]["requestBody"]>["content"]["application/json"]>`,
  );
  const required = made(describeOperation({ requestBody: { ...json(true), required: true } })).declaration;
  expect(required).toContain(`Validate<operations["postThing"]["requestBody"]["content"]["application/json"]>`);
});

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

const RESPONSES = "#/paths/~1things~1{id}/post/responses";

test.each([
  ["999", json({}), "/999", "`999` is no status: give one of 100 to 599, a range such as `4XX`, or `default`"],
  ["2xx", json({}), "/2xx", "`2xx` is no status: write `2XX`"],
  ["204", json({}), "/204/content", "a response with 204 has no content: remove `content`, or give another status"],
  ["1XX", json({}), "/1XX/content", "a response with 1XX has no content: remove `content`, or give another status"],
  [
    "200",
    { links: { next: { operationId: "getThing" } } },
    "/200/links/next/operationId",
    "no operation has the operationId `getThing`: name one that there is, or remove the link",
  ],
  [
    "200",
    { links: { next: { operationRef: "#/paths/~1others/get" } } },
    "/200/links/next/operationRef",
    "`operationRef` leads nowhere: give the `operationId` of an operation, or remove the link",
  ],
  [
    "200",
    { links: { next: { operationId: "postThing", operationRef: "#/paths/~1things~1{id}/post" } } },
    "/200/links/next/operationRef",
    "a link has `operationId` or `operationRef`: remove one",
  ],
  ["200", { links: { next: {} } }, "/200/links/next", "the link names no operation: give it an `operationId`"],
])("refused of a response: %s %j", (status, response, at, reason) => {
  expect(generateValidators(describeOperation({ responses: { [status]: response } }))).toEqual([
    { pointer: `${RESPONSES}${at}`, reason },
  ]);
});

test("links to operations that there are, or that another document has, are not refused", () => {
  const links = {
    own: { operationId: "postThing" },
    path: { operationRef: "#/paths/~1things~1{id}/post" },
    other: { operationRef: "https://example.com/openapi.json#/paths/~1a/get" },
    file: { operationRef: "things.yaml#/post" },
  };
  const responses = { 204: { links, content: {} }, "5XX": json({}), default: json({}) };
  made(describeOperation({ responses }));
});

// JSON:API 1.1, "Fields": a resource cannot have an attribute or relationship named `type` or `id`.
test("refused: an attribute or a relationship that is called as a member of the resource", () => {
  const own = { id: { type: "string" }, type: { type: "string" } };
  const resource = {
    properties: {
      ...own,
      attributes: { $ref: "#/components/schemas/Attributes" },
      relationships: { properties: { type: { type: "object" } } },
    },
  };
  const data = { anyOf: [{ type: "array", items: { $ref: "#/components/schemas/Thing" } }, { type: "null" }] };
  const of = (mediaType: string) =>
    describeOperation(
      { responses: { 200: { content: { [mediaType]: { schema: { properties: { data } } } } } } },
      {
        schemas: {
          Thing: resource,
          Attributes: { allOf: [{ properties: { id: own.id, about: { properties: own } } }] },
        },
      },
    );
  expect(generateValidators(of("application/vnd.api+json"))).toEqual(
    [
      ["#/components/schemas/Attributes/allOf/0/properties/id", "id"],
      ["#/components/schemas/Thing/properties/relationships/properties/type", "type"],
    ].map(([pointer, name]) => ({
      pointer,
      reason: `JSON:API allows no attribute or relationship called \`${name}\`, which the resource itself has: rename or remove it`,
    })),
  );
  made(of("application/json"));
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
      Sent: { ...thing(), required: ["secret", "name"], "x-required-of-responses": ["id"] },
      Shown: { ...thing(), required: ["id", "name"] },
      Unused: thing(),
    }),
  );
});

test("a schema that both use requires neither, remembers what requests have to have, and a list that becomes empty is gone", () => {
  const document = documentWith({
    Sent: { allOf: [{ $ref: "#/components/schemas/Shared" }] },
    Shown: { items: { $ref: "#/components/schemas/Shared" } },
    Shared: { ...thing(), required: ["id", "secret"] },
  });
  requireByDirection(document);
  expect(document.components.schemas).toMatchObject({ Shared: { type: "object", properties: members } });
  expect(document.components.schemas).not.toHaveProperty("Shared.required");
  expect(document.components.schemas).toMatchObject({
    Shared: { "x-required-of-requests": ["secret"], "x-required-of-responses": ["id"] },
  });
});
