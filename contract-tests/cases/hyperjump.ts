import {
  hasSchema,
  registerSchema,
  type SchemaObject,
  setShouldValidateFormat,
  setShouldValidateSchema,
  unregisterSchema,
  validate,
  type Validator,
} from "@hyperjump/json-schema/openapi-3-1";
import "@hyperjump/json-schema/formats";
import { description } from "../spec/spec.ts";
import type { Schema } from "../spec/schema.ts";

const HOME = "https://description.invalid/openapi.json";
// An OpenAPI 3.1 document whose schemas are in the dialect that its `jsonSchemaDialect` names.
const DIALECT = "https://spec.openapis.org/oas/3.1/schema-draft-2020-12";

// `npm run generate` has linted it.
setShouldValidateSchema(false);
setShouldValidateFormat(true);
// A module that is loaded once more has another spec.
if (hasSchema(HOME)) unregisterSchema(HOME);
// What was read from a file of JSON holds nothing else, whatever more its type says.
registerSchema(description as unknown as SchemaObject, HOME, DIALECT);

const pointers = new Map<unknown, string>();
note(description, "#");

function note(node: unknown, pointer: string): void {
  if (typeof node !== "object" || node === null) return;
  pointers.set(node, pointer);
  for (const [key, member] of Object.entries(node)) {
    const step = encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
    note(member, `${pointer}/${step}`);
  }
}

/** Whether an object is a part of the spec, and no copy of one. */
export function isPart(part: object): boolean {
  return pointers.has(part);
}

/** Where a part of the spec stands in generated/openapi.json, as a JSON Pointer in its URI form. */
export function pointerOf(part: object): string {
  const pointer = pointers.get(part);
  if (pointer === undefined) throw new Error(`That is no part of the spec: ${JSON.stringify(part)}.`);
  return pointer;
}

const compiled = new Map<Schema, Promise<Validator>>();

/** Hyperjump's validator of a schema of the spec: one that shares no code with the generated ones. */
export function hyperjump(schema: Schema): Promise<Validator> {
  const validator = compiled.get(schema) ?? validate(`${HOME}${pointerOf(schema)}`);
  compiled.set(schema, validator);
  return validator;
}
