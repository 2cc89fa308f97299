import { fullFormats } from "ajv-formats/dist/formats.js";
import { expect, test } from "vitest";
import { joinModules } from "./single-module.ts";

test("a module has the formats that it uses, as the package has them, and no others", async () => {
  const ask = 'require("ajv-formats/dist/formats").fullFormats';
  const module = await joinModules({ table: `export const formats = [${ask}.uuid, ${ask}["json-pointer"]];` }, "table");
  const { formats } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  expect(formats).toEqual([fullFormats.uuid, fullFormats["json-pointer"]]);
  expect(module).not.toContain("isLeapYear");
});

test("each format of the package is found", async () => {
  const names = Object.keys(fullFormats);
  const asked = names.map((name) => `require("ajv-formats/dist/formats").fullFormats["${name}"]`);
  const module = await joinModules({ table: `export const formats = [${asked.join()}];` }, "table");
  const { formats } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  const form = (format: unknown) => (format instanceof RegExp ? format : (JSON.stringify(format) ?? typeof format));
  expect(formats.map(form)).toEqual(Object.values(fullFormats).map(form));
});
