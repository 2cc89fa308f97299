import { Ajv2020 } from "ajv/dist/2020.js";
import type { ErrorObject, ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import {
  hasSchema,
  registerSchema,
  type SchemaObject,
  setShouldValidateFormat,
  setShouldValidateSchema,
  unregisterSchema,
  type ValidationOptions,
} from "@hyperjump/json-schema/openapi-3-1";
import { type CompiledSchema, getSchema, interpret, Validation } from "@hyperjump/json-schema/experimental";
import { fromJs } from "@hyperjump/json-schema/instance/experimental";
import { partAt, spec } from "../spec/spec.ts";
import { operations } from "../spec/operations.ts";
import type { Json, Schema } from "../spec/schema.ts";
import { asSchema } from "./forms.ts";
import { saysMore, subschemasOf } from "./recursion.ts";
import { step } from "../spec/pointer.ts";
import "@hyperjump/json-schema/formats";

const HOME = "https://spec.invalid/openapi.json";
// An OpenAPI 3.1 document whose schemas are in the dialect that its `jsonSchemaDialect` names.
const DIALECT = "https://spec.openapis.org/oas/3.1/schema-draft-2020-12";

// `npm run generate` has linted it.
setShouldValidateSchema(false);
setShouldValidateFormat(true);
// A module that is loaded once more has another spec.
if (hasSchema(HOME)) unregisterSchema(HOME);
// What was read from a file of JSON holds nothing else, whatever more its type says.
registerSchema(spec as unknown as SchemaObject, HOME, DIALECT);

const pointers = new Map<unknown, string>();
note(spec, "#");

function note(node: unknown, pointer: string): void {
  if (typeof node !== "object" || node === null) return;
  pointers.set(node, pointer);
  for (const [key, member] of Object.entries(node)) {
    // Hyperjump reads each byte of an escaped letter as a letter of its own, and a URI of letters as they are (an IRI).
    note(member, `${pointer}${step(key).replaceAll(/[^/\u0080-\uffff]/g, encodeURIComponent)}`);
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

type Validator = (value: Json, options?: ValidationOptions<"FLAG">) => { valid: boolean };
const compiledByHyperjump = new Map<Schema, Promise<Validator>>();

/** What was compiled of all schemas: what many lead to is compiled once. */
const compiled = { metaData: {}, plugins: new Set() } as CompiledSchema["ast"];
let compiling: Promise<unknown> = Promise.resolve();

/** Hyperjump's validator of a schema of the spec: one that shares no code with the generated ones. */
export function hyperjump(schema: Schema): Promise<Validator> {
  const known = compiledByHyperjump.get(schema);
  if (known !== undefined) return known;
  // One after the other: what is not compiled yet has a place already among what is.
  const validator = compiling.then(async () => {
    const source = await getSchema(`${HOME}${pointerOf(schema)}`);
    const schemaUri = await Validation.compile(source, compiled, source);
    return (value: Json, options: ValidationOptions<"FLAG"> = {}) =>
      interpret({ ast: compiled, schemaUri }, fromJs(value), options);
  });
  compiling = validator;
  compiledByHyperjump.set(schema, validator);
  return validator;
}

const DOCUMENT = "openapi.json";

const ajv = new Ajv2020({
  allErrors: true,
  // `npm run generate` has checked the spec strictly.
  strict: false,
  validateSchema: false,
  inlineRefs: false,
  logger: false,
});
addFormats.default(ajv);
ajv.addSchema(spec, DOCUMENT);

const compiledByAjv = new WeakMap<Schema, ValidateFunction>();
const seconds = new WeakMap<Schema, Validator>();

/** Hyperjump compiles asynchronously, and cases are derived synchronously: whatever a request can hold is compiled now. */
for (const { body, parameters } of operations) {
  if (body !== undefined) await prepare(body.schema);
  for (const { schema } of parameters) await prepare(schema);
}

/** Compiles a schema of the spec, and all that it leads to, for the second validator. */
async function prepare(schema: Schema): Promise<void> {
  for (const part of subschemasOf(schema)) if (meant(part) === part) seconds.set(part, await hyperjump(part));
}

/** What validates in a schema's place: compiled for each reference, a schema with all that it leads to would be once for each. */
function meant(schema: Schema): Schema {
  const { $ref } = schema;
  return $ref === undefined || !isPart(schema) || saysMore(schema) ? schema : meant(asSchema(partAt($ref) as Schema));
}

/** Whether a schema allows a value: Ajv says so, and for what a request can hold Hyperjump, too, which shares no code with it. */
export function isValid(schema: Schema | boolean, value: Json): boolean {
  if (typeof schema === "boolean") return schema;
  return validatorOf(schema)(value) && (seconds.get(meant(schema))?.(value).valid ?? true);
}

/** Whether both validators refuse a value. */
export function isRefused(schema: Schema, value: Json): boolean {
  return !validatorOf(schema)(value) && !(seconds.get(meant(schema))?.(value).valid ?? false);
}

/** The errors of a value, and where in it. */
export interface Problem {
  keyword: string;
  /** A JSON Pointer (RFC 6901); of a missing member, its place. */
  pointer: string;
}

/** What Ajv finds wrong with a value. */
export function problemsIn(schema: Schema, value: Json): Problem[] {
  return errorsOf(schema, value).map(problemFrom);
}

/** The same with Ajv's messages, and what they name. */
export function errorsOf(schema: Schema, value: Json): readonly ErrorObject[] {
  const validate = validatorOf(schema);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Ajv tells of a missing member at its parent. */
export function problemFrom({
  keyword,
  instancePath,
  params,
}: Pick<ErrorObject, "keyword" | "instancePath" | "params">) {
  const missing = keyword === "required" ? step(String(params["missingProperty"])) : "";
  return { keyword, pointer: `${instancePath}${missing}` };
}

const REPORTED_AS: Readonly<Record<string, string>> = { minContains: "contains", maxContains: "contains" };

/** The keyword by which Ajv tells that another is broken. */
export function reportedAs(keyword: string): string {
  return REPORTED_AS[keyword] ?? keyword;
}

function validatorOf(referring: Schema): ValidateFunction {
  const schema = meant(referring);
  const known = compiledByAjv.get(schema);
  if (known !== undefined) return known;
  // A schema that is no part of the spec is a test's.
  const validator = isPart(schema) ? ajv.getSchema(`${DOCUMENT}${pointerOf(schema)}`) : ajv.compile(schema);
  if (validator === undefined) throw new Error(`Ajv does not find ${pointerOf(schema)}.`);
  // Nothing here is `$async`, so that it is a plain function.
  const validate = validator;
  compiledByAjv.set(schema, validate);
  return validate;
}
