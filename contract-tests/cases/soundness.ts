import { type Validate, type ValidationError, validators } from "../../generated/validators.js";
import { resolve } from "../description/description.ts";
import { type Json, type Schema, typesOf } from "../description/schema.ts";
import type { Case } from "./cases.ts";
import { hyperjump } from "./hyperjump.ts";
import { read } from "./queries.ts";
import { type Problem, problemFrom } from "./validity.ts";
import { breaks } from "./violations.ts";

interface OfRequest {
  parameters: { query: Readonly<Record<string, { validate: Validate<unknown> }>> };
  request: Readonly<Record<string, Validate<unknown>>>;
}
const generated: Readonly<Record<string, OfRequest>> = validators;

/**
 * What is wrong with a case itself, a sentence each: two validators that share no code, Ajv and Hyperjump, have to agree
 * that it is what it claims to be before it may be held against a server.
 */
export async function defectsOf(each: Case): Promise<string[]> {
  // What breaks no schema, but a rule around it, is none of theirs.
  if (each.violates?.in === "protocol") return [];
  const parts = each.body === undefined ? partsOfQuery(each) : [body(each, each.body)];
  const defects: string[] = [];
  for (const { name, schema, value, ajv, forAjv } of parts) {
    const { valid } = (await hyperjump(schema))(value);
    const errors = ajv(forAjv) ? [] : (ajv.errors ?? []);
    const isBroken = each.violates?.pointer.startsWith(name) ?? false;
    if (valid === isBroken) defects.push(`Hyperjump ${valid ? "accepts" : "refuses"} ${name || "the body"}.`);
    if (isBroken ? !isAsClaimed(errors, each.violates, name) : errors.length > 0)
      defects.push(`Ajv finds ${errors.length === 0 ? "nothing" : places(errors, name)} wrong.`);
  }
  return defects.map((defect) => `${each.operation.id}, ${each.name}: ${defect}`);
}

/** A part of a request that has a schema. */
interface Part {
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
  return { name: "", schema: operation.body.schema, value, ajv, forAjv: value };
}

function partsOfQuery({ operation, query = [] }: Case): Part[] {
  return query.map(([name, text]) => {
    const schema = operation.queryParameters.find((parameter) => parameter.name === name)?.schema;
    const ajv = generated[operation.id]?.parameters.query[name]?.validate;
    if (schema === undefined || ajv === undefined) throw new Error(`${operation.id} has no parameter ${name}.`);
    const isList = typesOf(resolve(schema)).includes("array");
    return { name, schema, value: read(text, schema), ajv, forAjv: isList ? text.split(",") : text };
  });
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
