import { expect, test } from "vitest";
import { keepSchemaParts } from "./schema-parts.ts";

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
