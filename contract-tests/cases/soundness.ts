import { type Validate, type ValidationError, validators } from "../../generated/validators.js";
import { resolve } from "../description/description.ts";
import { type Json, type Schema, typesOf } from "../description/schema.ts";
import type { Case } from "./cases.ts";
import { hyperjump } from "./hyperjump.ts";
import { read } from "./queries.ts";

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
    if (isBroken ? !breaks(errors, each.violates, name) : errors.length > 0)
      defects.push(`Ajv finds ${errors.length === 0 ? "nothing" : places(errors, name)} wrong.`);
  }
  return defects.map((defect) => `${each.operation.id}, ${each.name}: ${defect}`);
}

/** @throws {Error} when a case is not what it claims to be: that is a mistake of whoever derived it, not of a server. */
export async function assertSound(each: Case): Promise<void> {
  const defects = await defectsOf(each);
  if (defects.length > 0) throw new Error(`This must not be asked of anybody.\n${defects.join("\n")}`);
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
function breaks(errors: readonly ValidationError[], claimed: Case["violates"], name: string): boolean {
  const found = errors.map((error) => placeOf(error, name));
  return (
    found.some(({ keyword, pointer }) => keyword === claimed?.keyword && pointer === claimed.pointer) &&
    found.every(({ pointer }) => pointer.startsWith(claimed?.pointer ?? ""))
  );
}

function placeOf({ keyword, instancePath, params }: ValidationError, name: string) {
  // Ajv tells of a missing member at its parent.
  const missing = keyword === "required" ? `/${String(params["missingProperty"])}` : "";
  return { keyword, pointer: `${name}${instancePath}${missing}` };
}

function places(errors: readonly ValidationError[], name: string): string {
  return errors
    .map((error) => placeOf(error, name))
    .map(({ keyword, pointer }) => `${keyword} at ${pointer || "the top"}`)
    .join(", ");
}
