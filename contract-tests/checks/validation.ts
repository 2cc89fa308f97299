import { type Validate, type ValidationError, validators } from "../../generated/validators.js";
import type { Case } from "../cases/cases.ts";
import { type Given, rawOf } from "../cases/parameters.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { hasInferredType, isInferred, isNewIn, type Schema } from "../spec/schema.ts";
import { located, valueAt } from "../spec/pointer.ts";
import { declaredStatus } from "../spec/operations.ts";
import { partAt } from "../spec/spec.ts";
import { fitting } from "./unions.ts";

/** How an answer with one status is checked. */
interface AnswerValidators {
  headers: Readonly<Record<string, { required: boolean; validate: Validate<unknown> }>>;
  content: Readonly<Record<string, Validate<unknown>>>;
}

/** The validators of one answer; undefined for a status that the spec does not declare. */
export function answers(operationId: string, status: number): AnswerValidators | undefined {
  const all: Readonly<Record<string, { responses: Readonly<Record<string, AnswerValidators>> }>> = validators;
  const responses = all[operationId]?.responses ?? {};
  return responses[declaredStatus(Object.keys(responses), status) ?? ""];
}

/** What a validator finds wrong, in sentences that name the place, the keyword and the part of the spec. */
export function sentences(validate: Validate<unknown>, value: unknown): string[] {
  return fitting(errorsOf(validate, value)).map(sentence);
}

export function sentence(error: ReturnType<typeof fitting<FoundError>>[number]): string {
  const { instancePath, keyword, message, schemaPath, value, nearestOf } = error;
  // Of a wrong type or length, the place says enough; what a format refuses has to be seen.
  const seen =
    keyword === "format" && typeof value === "string" ? `, but is ${JSON.stringify(value.slice(0, SEEN))}` : "";
  const among = nearestOf && `; the closest branch of ${/\w+$/.exec(nearestOf)?.[0]}, ${located(nearestOf)}`;
  return `${instancePath || "the value"} ${message ?? "is refused"}${seen} (${keyword}, ${located(schemaPath)}${among ?? ""})`;
}

/** How much of a value a sentence has. */
const SEEN = 200;

/** What a validator finds wrong, and the value at that place. */
export type FoundError = ValidationError & { value: unknown };

/** What a validator finds wrong. */
export function errorsOf(validate: Validate<unknown>, value: unknown): FoundError[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({
    ...error,
    // Ajv encodes what a URI cannot hold, such as the space in a member's name.
    schemaPath: decodeURIComponent(error.schemaPath),
    value: valueAt(value, error.instancePath),
  }));
}

/**
 * Whether a rule is only inferred.
 *
 * @param schemaPath A JSON Pointer to a keyword in `generated/openapi.json`, as the validators name it.
 */
export function isInferredAt(schemaPath: string): boolean {
  const [, owner = "", keyword = ""] = /^(.*)\/([^/]+)$/.exec(schemaPath) ?? [];
  // The owner of a keyword is a schema, or a map or list within one, which has no evidence.
  return isInferred(partAt(owner) as Schema, keyword);
}

interface RequestValidators {
  request: Readonly<Record<string, Validate<unknown>>>;
  parameters: Readonly<Record<string, Readonly<Record<string, { validate: Validate<unknown> }>>>>;
}

/** The keyword that forbids a request, as a JSON Pointer into `generated/openapi.json`; undefined where no schema does. */
export function forbiddenAt(
  { operation, request }: Exchange,
  { keyword, pointer, in: place }: NonNullable<Case["violates"]>,
): string | undefined {
  if (place === "protocol") return undefined;
  const all: Readonly<Record<string, RequestValidators>> = validators;
  const { request: bodies = {}, parameters } = all[operation.id] ?? {};
  const parameter = operation.parameters.find(
    (parameter) => parameter.in === place && (pointer === parameter.name || pointer.startsWith(`${parameter.name}/`)),
  );
  const [validate, value] =
    place === "body"
      ? [bodies[operation.body?.mediaType ?? ""], JSON.parse(request.body ?? "null")]
      : [
          parameter && parameters?.[place]?.[parameter.name]?.validate,
          parameter && rawOf(parameter, givenIn(request, parameter.name)),
        ];
  return validate && errorsOf(validate, value).find((error) => error.keyword === keyword)?.schemaPath;
}

/** The parameters that a request has carried. */
function givenIn({ url, headers }: Exchange["request"], name: string): Given {
  const cookies = (headers["cookie"] ?? "").split("; ").map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  const header = headers[name.toLowerCase()];
  return {
    query: [...new URL(url).searchParams],
    cookies,
    ...(header !== undefined && { headers: [[name, header]] }),
  };
}

/**
 * A value as it would be if it held only what was known before: in place of an enum's new value one that the spec has,
 * and null where null is all that was ever seen. What is new is drift; it must not hide in a union, whose branches are
 * all refused because of it. Other errors stay.
 */
export function withKnownValues(validate: Validate<unknown>, value: unknown): unknown {
  let best = value;
  let errors = errorsOf(validate, best);
  // Mostly, any known value will do, and a long list has too many places to try one after the other.
  const atOnce = newIn(errors).reduce(
    (held, place) => replaced(held, place.path, place, place.known[0]) ?? held,
    value,
  );
  const leftAtOnce = errorsOf(validate, atOnce);
  if (leftAtOnce.length < errors.length) [best, errors] = [atOnce, leftAtOnce];
  for (const place of newIn(errors)) {
    for (const known of place.known) {
      const tried = replaced(best, place.path, place, known);
      const left = tried === undefined ? errors : errorsOf(validate, tried);
      if (left.length >= errors.length) continue;
      [best, errors] = [tried, left];
    }
  }
  return best;
}

/** Where a value may be new. */
interface Place {
  path: string[];
  /** The values that were known before. */
  known: readonly unknown[];
  /** Whether a value is new beside them, and not just wrong. */
  isNew(value: unknown): boolean;
}

function newIn(errors: readonly ValidationError[]): Place[] {
  return errors.flatMap(({ keyword, instancePath, schemaPath, params: { allowedValues } }): Place[] => {
    const path = instancePath.split("/").slice(1).map(unescaped);
    if (keyword === "enum" && Array.isArray(allowedValues))
      return [{ path, known: allowedValues, isNew: (value) => isNewIn(allowedValues, value) }];
    // What stands at the pointer's owner of a keyword is a schema.
    if (keyword === "type" && hasInferredType(partAt(schemaPath.replace(/\/type$/, "")) as Schema))
      return [{ path, known: [null], isNew: () => true }];
    return [];
  });
}

/** A copy with a known value at the end of a path; undefined when what is there is not new. */
function replaced(value: unknown, path: readonly string[], place: Place, known: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return place.isNew(value) ? known : undefined;
  if (Array.isArray(value)) {
    const item = replaced(value[Number(name)], rest, place, known);
    return item === undefined ? undefined : value.with(Number(name), item);
  }
  if (typeof value !== "object" || value === null) return undefined;
  const member = replaced((value as Record<string, unknown>)[name], rest, place, known);
  return member === undefined ? undefined : { ...value, [name]: member };
}

function unescaped(name: string): string {
  return name.replaceAll("~1", "/").replaceAll("~0", "~");
}
