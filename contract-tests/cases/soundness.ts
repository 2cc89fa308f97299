import { type Validate, type ValidationError, validators } from "../../generated/validators.js";
import type { Json, Schema } from "../spec/schema.ts";
import type { Case } from "./cases.ts";
import { hyperjump, type Problem, problemFrom } from "./validity.ts";
import { rawOf, read, rootOf } from "./parameters.ts";
import { breaks } from "./violations.ts";

interface OfRequest {
  parameters: Readonly<Record<string, Readonly<Record<string, { validate: Validate<unknown> }>>>>;
  request: Readonly<Record<string, Validate<unknown>>>;
}
const generated: Readonly<Record<string, OfRequest>> = validators;

/**
 * The errors of a case itself, a sentence each: two validators that share no code, Ajv and Hyperjump, have to agree
 * that it is what it claims to be before it may be held against a server.
 */
export async function defectsOf(testCase: Case): Promise<string[]> {
  // What breaks no schema, but a rule around it, is none of theirs.
  if (testCase.violates?.in === "protocol") return [];
  const parts = [
    ...(testCase.body === undefined ? [] : [body(testCase, testCase.body)]),
    ...partsOfParameters(testCase),
  ];
  const defects: string[] = [];
  for (const { in: place, name, schema, value, ajv, forAjv } of parts) {
    const { valid } = (await hyperjump(schema))(value);
    const errors = ajv(forAjv) ? [] : (ajv.errors ?? []);
    const isBroken = testCase.violates?.in === place && isWithin(testCase.violates.pointer, name);
    if (valid === isBroken) defects.push(`Hyperjump ${valid ? "accepts" : "refuses"} ${name || "the body"}.`);
    if (isBroken ? !isAsClaimed(errors, testCase.violates, name) : errors.length > 0)
      defects.push(`Ajv finds ${errors.length === 0 ? "nothing" : places(errors, name)} wrong.`);
  }
  for (const parameter of testCase.operation.parameters) {
    const isMissing = parameter.required && rawOf(parameter, testCase) === undefined;
    if (isMissing && !(testCase.violates?.keyword === "required" && testCase.violates.pointer === parameter.name))
      defects.push(`It lacks ${rootOf(parameter)}.`);
  }
  return defects.map((defect) => `${testCase.operation.id}, ${testCase.name}: ${defect}`);
}

/** A part of a request that has a schema. */
interface Part {
  in: NonNullable<Case["violates"]>["in"];
  /** The parameter; empty for the body. */
  name: string;
  schema: Schema;
  value: Json;
  ajv: Validate<unknown>;
  /** The value as the generated validator takes it: of parameters, it reads the numbers itself. */
  forAjv: unknown;
}

function body({ operation, mediaType = "" }: Case, text: string): Part {
  const ajv = generated[operation.id]?.request[mediaType];
  if (ajv === undefined || operation.body === undefined) throw new Error(`${operation.id} takes no ${mediaType}.`);
  const value = JSON.parse(text) as Json;
  return { in: "body", name: "", schema: operation.body.schema, value, ajv, forAjv: value };
}

function partsOfParameters(testCase: Case): Part[] {
  const { operation, query = [] } = testCase;
  const parts = operation.parameters.flatMap((parameter): Part[] => {
    const { in: place, name, schema } = parameter;
    const [forAjv, value] = [rawOf(parameter, testCase), read(parameter, testCase)];
    const ajv = generated[operation.id]?.parameters[place]?.[name]?.validate;
    if (forAjv === undefined || value === undefined) return [];
    if (ajv === undefined) throw new Error(`There is no validator for ${rootOf(parameter)} of ${operation.id}.`);
    return [{ in: place, name, schema, value, ajv, forAjv }];
  });
  if (parts.length === 0 && query.length > 0) throw new Error(`${operation.id} has no parameter ${query[0]?.[0]}.`);
  return parts;
}

/** Whether a place is a part of a request, or in it. */
function isWithin(pointer: string, name: string): boolean {
  return pointer === name || pointer.startsWith(`${name}/`);
}

/** Whether something is broken at the one place that a case claims, by the keyword that it claims. */
function isAsClaimed(errors: readonly ValidationError[], claimed: Case["violates"], name: string): boolean {
  return claimed !== undefined && breaks(within(errors, name), claimed);
}

/** The problems of one part of a request, each with the name of the part before its place. */
function within(errors: readonly ValidationError[], name: string): Problem[] {
  return errors.map(problemFrom).map(({ keyword, pointer }) => ({ keyword, pointer: `${name}${pointer}` }));
}

function places(errors: readonly ValidationError[], name: string): string {
  return within(errors, name)
    .map(({ keyword, pointer }) => `${keyword} at ${pointer || "the top"}`)
    .join(", ");
}
