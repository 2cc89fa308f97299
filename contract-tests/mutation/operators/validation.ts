import { most, samples } from "../../cases/samples.ts";
import type { Fault } from "../fault.ts";
import {
  type Answer,
  type Fetch,
  type Interference,
  interfering,
  isSuccess,
  parsed,
  type Received,
} from "../interference.ts";
import { type Place, placesIn, replacedAt } from "../observed.ts";
import { REFERENCE } from "../trial.ts";
import { isInferred, isObject, type Json, type Schema, typesOf } from "../../spec/schema.ts";
import { type Operation, operations } from "../../spec/operations.ts";
import { type Validate, type ValidationError, validators } from "../../../generated/validators.js";

const requests: Readonly<Record<string, { request: Readonly<Record<string, Validate<unknown>>> }>> = validators;

/** One thing that the spec demands of a request, in one place. */
interface Demand {
  keyword: string;
  /** As a JSON Pointer (RFC 6901); for a required member, its own place. */
  pointer: string;
  isInferred: boolean;
}

/** Whether a server that lets it pass is wrong: one may ignore what it does not know, and what is only inferred. */
const isEnforced = ({ keyword, isInferred }: Demand) => !isInferred && keyword !== "additionalProperties";

type Body = NonNullable<Operation["body"]>;

/** Servers that take what they should refuse. */
export function leniencyFaults(): Fault[] {
  return [
    ...operations.flatMap((operation) => {
      const { body } = operation;
      if (body === undefined) return [];
      const demands = placesIn(body.schema, most(body.schema, {})).flatMap(demandsOf);
      const keywords = [...new Set(demands.map(({ keyword }) => keyword))];
      return [
        ...demands.filter(isEnforced).map((demand) => lenient(operation, body, demand)),
        ...keywords.map((keyword) => keeping(operation, body, keyword)),
        ...unread(operation, body),
      ];
    }),
    ...operations.filter(({ pathParameters }) => pathParameters.length > 0).map(finding),
    fault("takes every method", "", () => async (received, next) => {
      const answer = await next(received);
      return received.operation === undefined ? { ...answer, status: 200 } : answer;
    }),
  ];
}

const fault = (operator: string, place: string, begin: () => Interference): Fault => ({
  area: "validation",
  operator,
  place,
  wrap: interfering(begin),
});

/** What the spec demands of a place, as far as nothing else demands the same. */
function demandsOf({ steps, schemas, required }: Place): Demand[] {
  const pointer = steps.map((step) => `/${step === "*" ? "0" : step}`).join("");
  const says = (holds: (schema: Schema) => boolean) => schemas.some(holds);
  const isOneOfSome = says((schema) => schema.enum !== undefined || schema.const !== undefined);
  const isPattern = says(({ pattern }) => pattern !== undefined);
  const demands: Record<string, boolean> = {
    required: required && steps.length > 0,
    type: !isOneOfSome && says((schema) => typesOf(schema).length > 0),
    enum: says((schema) => schema.enum !== undefined),
    const: says((schema) => schema.const !== undefined),
    // A string that is too short does not match the pattern either.
    minLength: !isPattern && !isOneOfSome && says(({ minLength = 0 }) => minLength > 0),
    pattern: isPattern,
    additionalProperties: says(({ additionalProperties }) => additionalProperties === false),
  };
  return Object.entries(demands).flatMap(([keyword, holds]) =>
    holds ? [{ keyword, pointer, isInferred: says((schema) => keyword in schema && isInferred(schema, keyword)) }] : [],
  );
}

/** It does not require one thing, and makes the best of what it gets. */
function lenient(operation: Operation, { schema }: Body, { keyword, pointer }: Demand): Fault {
  const plain = JSON.stringify(samples(schema, {})[0]?.value);
  return fault(
    `accepts what violates ${keyword}`,
    `${pointer || "the body"} of ${operation.id}`,
    () => (received, next) => {
      const errors = errorsIn(received, operation);
      const isMeant =
        errors.length > 0 && errors.every((error) => error.keyword === keyword && placeOf(error) === pointer);
      return next(isMeant ? { ...received, body: plain } : received);
    },
  );
}

/** It refuses what violates a keyword, and carries it out nevertheless. */
function keeping(operation: Operation, { schema }: Body, keyword: string): Fault {
  const everything = JSON.stringify(most(schema, {}));
  return fault(
    "refuses an invalid request, but carries it out",
    `${keyword} of ${operation.id}`,
    () => async (received, next) => {
      const answer = await next(received);
      const isMeant = answer.status === 422 && errorsIn(received, operation).some((error) => error.keyword === keyword);
      if (isMeant) await next({ ...received, body: everything });
      return answer;
    },
  );
}

/** It does not look at how a request is written. */
function unread(operation: Operation, { mediaType, schema }: Body): Fault[] {
  const plain = JSON.stringify(samples(schema, {})[0]?.value);
  const isNoJson = (received: Received) => received.operation === operation && parsed(received.body) === undefined;
  return [
    {
      ...fault("takes every media type", operation.id, () => (received, next) => {
        const headers = new Headers(received.headers);
        if (received.operation === operation) headers.set("content-type", mediaType);
        return next({ ...received, headers });
      }),
      observedAs: "a body of text/plain is accepted",
    },
    fault(
      "takes what is no JSON",
      operation.id,
      () => (received, next) => next(isNoJson(received) ? { ...received, body: plain } : received),
    ),
    fault("fails on what is no JSON", operation.id, () => async (received, next) => {
      const answer = await next(received);
      return isNoJson(received) && answer.status === 400 ? { ...answer, status: 500 } : answer;
    }),
  ];
}

/** It has an answer for what does not exist: its last one. */
function finding(operation: Operation): Fault {
  return fault("finds what does not exist", operation.id, () => {
    let last: Answer | undefined;
    return async (received, next) => {
      const answer = await next(received);
      if (received.operation !== operation) return answer;
      if (isSuccess(answer)) last = answer;
      return answer.status === 404 ? (last ?? { ...answer, status: 200 }) : answer;
    };
  });
}

/** The errors of a request, if it is one for the operation. */
export function errorsIn(received: Received, operation: Operation): readonly ValidationError[] {
  const validate = requests[operation.id]?.request[operation.body?.mediaType ?? ""];
  const document = parsed(received.body);
  if (received.operation !== operation || !validate || document === undefined || validate(document)) return [];
  return validate.errors ?? [];
}

/** Ajv tells of a missing member at its parent. */
function placeOf({ keyword, instancePath, params }: ValidationError): string {
  return keyword === "required" ? `${instancePath}/${String(params["missingProperty"])}` : instancePath;
}

interface Refusal {
  operator: string;
  /** What it refuses, where the operator has several. */
  which?: string;
  refuses: (value: Json) => boolean;
}

const REFUSAL = JSON.stringify({ errors: [{ title: "Not acceptable", status: "422" }] });

/** Servers that refuse what they should take. */
export function strictnessFaults(): Fault[] {
  return operations.flatMap((operation) => [
    ...(operation.body ? placesIn(operation.body.schema, most(operation.body.schema, {})) : [])
      .filter(({ steps }) => steps.length > 0)
      .flatMap((place) => refusalsAt(place).map((refusal) => refusing(operation, place, refusal))),
    ...operation.queryParameters.map(({ name }): Fault => ({
      area: "validation",
      operator: "refuses a parameter",
      place: `${name} of ${operation.id}`,
      wrap: interfering(() => async (received, next) => {
        const answer = await next(received);
        const isMeant = received.operation === operation && received.url.searchParams.has(name) && isSuccess(answer);
        return isMeant ? { ...answer, status: 422, body: REFUSAL } : answer;
      }),
    })),
  ]);
}

/** What a server can have against values that the spec allows in a place. */
function refusalsAt({ steps, schemas, required }: Place): Refusal[] {
  const types = schemas.flatMap(typesOf);
  const isFree = types.includes("string") && schemas.some(({ pattern }) => pattern !== undefined);
  const enums = schemas.flatMap((schema) => schema.enum ?? []);
  return [
    ...(required || steps.includes("*") ? [] : [{ operator: "refuses an attribute", refuses: () => true }]),
    ...(types.includes("null") ? [{ operator: "refuses null", refuses: (value: Json) => value === null }] : []),
    ...(types.includes("array")
      ? [{ operator: "refuses an empty list", refuses: (value: Json) => Array.isArray(value) && value.length === 0 }]
      : []),
    ...enums.map((item) => ({
      operator: "refuses a value of an enum",
      which: String(item),
      refuses: (value: Json) => value === item,
    })),
    ...(isFree
      ? [
          { operator: "refuses a short string", refuses: (value: Json) => String(value).length < 3 },
          { operator: "refuses what is not ASCII", refuses: (value: Json) => /[^\0-\x7f]/.test(String(value)) },
          { operator: "refuses several lines", refuses: (value: Json) => String(value).includes("\n") },
        ]
      : []),
  ];
}

function refusing(operation: Operation, { steps }: Place, { operator, which, refuses }: Refusal): Fault {
  return {
    area: "validation",
    operator,
    place: `/${steps.join("/")}${which === undefined ? "" : ` ${which}`} of ${operation.id}`,
    wrap: interfering(() => async (received, next) => {
      const answer = await next(received);
      const document = received.operation === operation ? parsed(received.body) : undefined;
      if (document === undefined || !isSuccess(answer)) return answer;
      let isFound = false;
      replacedAt(document, steps, (value) => {
        isFound ||= refuses(value);
        return value;
      });
      return isFound ? { ...answer, status: 422, body: REFUSAL } : answer;
    }),
  };
}

const MEDIA_TYPE = "application/vnd.api+json";

/** A server that makes the best of every body, whatever is wrong with it. */
export const acceptingEveryBody = interfering(() => (received, next) => {
  const { operation, body } = received;
  if (operation?.body === undefined || isAllowed(received)) return next(received);
  const attributes = operation.method === "POST" ? { summary: summaryIn(received) } : {};
  const data = { type: "incident_action_items", attributes };
  return next({ ...received, body: isObject(parsed(body)) ? JSON.stringify({ data }) : (body ?? "") });
});

/** A server that lets everybody in, reads every media type, and takes every body, also what is no JSON. */
export function acceptingEverything(fetch: Fetch): Fetch {
  const open = interfering(() => (received, next) => {
    const headers = new Headers(received.headers);
    headers.set("authorization", `Bearer ${REFERENCE.token}`);
    const takesBody = received.operation?.body !== undefined;
    if (takesBody) headers.set("content-type", MEDIA_TYPE);
    const isNoJson = takesBody && parsed(received.body) === undefined;
    return next({ ...received, headers, ...(isNoJson && { body: "{}" }) });
  });
  return open(acceptingEveryBody(fetch));
}

/** With the mark, where there is one: whatever is created has to be found again. */
function summaryIn({ body = "" }: Received): string {
  return /\[rootly-action-items contract run [\w-]+\]/.exec(body)?.[0] ?? "Rotate the leaked key";
}

function isAllowed({ operation, body }: Received): boolean {
  const all: Readonly<Record<string, { request?: Readonly<Record<string, Validate<unknown>>> }>> = validators;
  const validate = all[operation?.id ?? ""]?.request?.[MEDIA_TYPE];
  const document = parsed(body);
  return document !== undefined && (validate?.(document) ?? true);
}
