// What a command line for standalone Ajv would do: compile the schemas of a bundled spec into one module.
// Usage: node bench/ajv-standalone.js openapi.json validators.js
import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";

const [input = "openapi.json", outfile = "validators.js"] = process.argv.slice(2);
const document = JSON.parse(await readFile(input, "utf8"));
const ajv = new Ajv2020({ allErrors: true, strict: false, code: { source: true, esm: true, lines: true } });
addFormats.default(ajv);
ajv.addSchema(document, "openapi.json");
const names = Object.keys(document.components.schemas);
const contents = standaloneCode.default(
  ajv,
  Object.fromEntries(names.map((name, index) => [`v${index}`, `openapi.json#/components/schemas/${name}`])),
);
await build({ stdin: { contents, resolveDir: import.meta.dirname }, outfile, bundle: true, format: "esm" });
