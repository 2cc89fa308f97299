import { type Operation, operations } from "../spec/operations.ts";
import { serversOwn } from "../spec/attributes.ts";
import { identifierOf } from "../spec/resource.ts";
import { isObject, type Json, type Schema } from "../spec/schema.ts";
import { allowed, forbidden, type Given, isOfHttp, rootOf, unwritable, withRequired } from "./parameters.ts";
import { interned } from "./values.ts";
import { type KnownValues, plainest, samples } from "./samples.ts";
import { type Violated, type Violates, violations } from "./violations.ts";
import { located, step } from "../spec/pointer.ts";
import { formsOf, membersIn, NOTHING } from "./forms.ts";
import { isEntered } from "./recursion.ts";
import { isPart, pointerOf } from "./validity.ts";
import { itemsOf, prefixOf } from "./lists.ts";

/** One request to send, and what the spec says of it. */
export interface Case extends Given {
  operation: Operation;
  /** Unique within the operation. */
  name: string;
  /** Whether the spec allows the request. */
  polarity: "valid" | "invalid";
  /** Of an invalid request. */
  violates?: Violates;
  /** Of an invalid request, a valid one that it differs from in one thing: refused beside it, that is what is refused. */
  twin?: Case;
  /** Of a twin, the place that is broken in the invalid request: a mark that is not there must not be here. */
  unmarked?: string;
  /** How the request authenticates itself. */
  authentication: "token" | "none" | "malformed" | "wrong";
  /** The method, where it is not the operation's own. */
  method?: string;
  /** Whether the path names something that does not exist. */
  missing?: boolean;
  /** Which resource it is about, where it cannot be any. */
  on?: string;
  mediaType?: string;
  /** The body as it goes over the wire. */
  body?: string;
}

/** What was derived before: many callers need the same ones, and no case is ever changed. */
const derived = new WeakMap<KnownValues, Map<Operation, readonly Case[]>>();

/** Every case of one operation. `known` holds values that must be real on the target, by member name. */
export function casesOf(operation: Operation, known: KnownValues): readonly Case[] {
  const key = interned(known);
  const before = derived.get(key) ?? new Map<Operation, readonly Case[]>();
  const cases = before.get(operation) ?? derive(operation, key);
  derived.set(key, before.set(operation, cases));
  return cases;
}

function derive(operation: Operation, known: KnownValues): Case[] {
  const { body, parameters, obstacle } = operation;
  if (obstacle !== undefined) return [];
  // Without a valid body, nothing can be said of an answer to another one; the same holds for what else is required.
  if (body !== undefined && samples(body.schema, known).length === 0) return [];
  if (unwritable(operation).some(({ required }) => required)) return [];
  const cases = [
    ...(body ? bodyCases(operation, body, known) : []),
    ...(body === undefined || parameters.length > 0 ? parameterCases(operation, known) : []),
  ];
  const of = (polarity: Case["polarity"]) => cases.filter((item) => item.polarity === polarity);
  // Who sends a request matters more than what for.
  return [...of("valid"), ...protocolCases(operation, known), ...of("invalid")].map((testCase) => ({
    ...withRequired(testCase),
    ...(testCase.twin && { twin: withRequired(testCase.twin) }),
  }));
}

function bodyCases(operation: Operation, { mediaType, schema }: Body, known: KnownValues): Case[] {
  const carrying = (value: Json) => ({
    operation,
    authentication: "token" as const,
    mediaType,
    body: JSON.stringify(value),
  });
  return [
    ...samples(schema, known).map(({ pointer, name, value }): Case => ({
      ...carrying(value),
      polarity: "valid",
      name: `valid: ${pointer || "the body"} is ${name}`,
    })),
    ...violations(schema, least(schema, known), known).map(({ name, value, twin, keyword, pointer, inner }): Case => ({
      ...carrying(isUnknownAttribute(keyword, pointer) ? withServersOwn(value, operation) : value),
      polarity: "invalid",
      violates: { keyword, pointer, in: "body", ...(inner && { inner }) },
      twin: { ...carrying(twin), polarity: "valid", name: "the valid request beside it", unmarked: pointer },
      name: `invalid: ${name}`,
    })),
  ];
}

const isUnknownAttribute = (keyword: string, pointer: string): boolean =>
  ["additionalProperties", "unevaluatedProperties"].includes(keyword) && pointer === "/data/attributes";

/**
 * A body with attributes that an operation does not take beside the unknown one: those of its response. A server that
 * stores whatever it gets (OWASP API3:2023) shows them.
 */
function withServersOwn(value: Json, operation: Operation): Json {
  const data = isObject(value) ? value["data"] : undefined;
  if (!isObject(value) || !isObject(data)) return value;
  return { ...value, data: { ...data, attributes: { ...serversOwn(operation), ...Object(data["attributes"]) } } };
}

/**
 * The smallest body that is broken: the required members only or, where that says nothing, one more. An update of
 * nothing can be refused for that.
 */
function least(schema: Schema, known: KnownValues): Json {
  const bodies = samples(schema, known).map(({ value }) => value);
  const saying = bodies.filter((body) => countAttributes(body) !== 0);
  return saying.find((body) => countAttributes(body) === 1) ?? saying[0] ?? bodies[0] ?? null;
}

/** Undefined for a body that has no attributes. */
function countAttributes(body: Json): number | undefined {
  const data = isObject(body) ? body["data"] : undefined;
  const attributes = isObject(data) ? data["attributes"] : undefined;
  return isObject(attributes) ? Object.keys(attributes).length : undefined;
}

type Body = NonNullable<Operation["body"]>;

function parameterCases(operation: Operation, known: KnownValues): Case[] {
  const { parameters } = operation;
  const request = plain(operation, known);
  const twin: Case = { ...request, polarity: "valid", name: "the valid request beside it" };
  return [
    ...allowed(parameters).map((item): Case => ({
      ...request,
      ...item,
      polarity: "valid",
      name: `valid: ${item.name}`,
    })),
    ...forbidden(parameters).map((item): Case => ({
      ...request,
      ...item,
      polarity: "invalid",
      twin,
      name: `invalid: ${item.name}`,
    })),
  ];
}

/** What every request of an operation has that is not about something else. */
function plain(
  operation: Operation,
  known: KnownValues,
): Pick<Case, "operation" | "authentication" | "mediaType" | "body"> {
  const { body } = operation;
  return {
    operation,
    authentication: "token",
    ...(body && { mediaType: body.mediaType, body: JSON.stringify(least(body.schema, known)) }),
  };
}

function protocolCases(operation: Operation, known: KnownValues): Case[] {
  const { body, takesToken } = operation;
  const { json, other } = body?.undeclared ?? {};
  const valid = plain(operation, known);
  const broken = (keyword: Violated, name: string, change: Partial<Case>): Case => ({
    ...valid,
    polarity: "invalid",
    twin: { ...valid, polarity: "valid", name: "the valid request beside it" },
    violates: { keyword, pointer: "", in: "protocol" },
    name: `invalid: ${name}`,
    ...change,
  });
  const unsupported = ["PATCH", "DELETE"].find(
    (method) => !operations.some((other) => other.path === operation.path && other.method === method),
  );
  return [
    ...(takesToken
      ? [
          broken("security", "no token", { authentication: "none" }),
          broken("security", "a token in no scheme", { authentication: "malformed" }),
          broken("security", "a token that nobody was given", { authentication: "wrong" }),
          ...(body
            ? [broken("security", "no token, and a body that is not allowed", { authentication: "none", body: "{}" })]
            : []),
        ]
      : []),
    ...(body
      ? [
          ...(json ? [broken("mediaType", "another media type", { mediaType: json })] : []),
          ...(other ? [broken("mediaType", "a media type that is no JSON", { mediaType: other })] : []),
          broken("json", "a body that is no JSON", { body: '{"data":' }),
          broken("json", "a body with something behind it", { body: `${valid.body}]` }),
          ...(body.required ? [broken("body", "an empty body", { body: "" })] : []),
        ]
      : []),
    ...(operation.pathParameters.length > 0
      ? [broken("resource", "nothing has this identifier", { missing: true })]
      : []),
    ...(unsupported ? [broken("method", `the method ${unsupported}`, { method: unsupported })] : []),
  ];
}

/** Whether answering the case changes something on a server that conforms to the spec. */
export function isWrite({ operation, polarity }: Case): boolean {
  return polarity === "valid" && operation.method !== "GET";
}

/** Whether the case needs something that was created before. */
export function needsResource(testCase: Case): boolean {
  return !testCase.missing && identifierOf(testCase.operation) !== undefined;
}

/** Every case of the spec. */
export const allCases = (known: KnownValues): Case[] => operations.flatMap((operation) => casesOf(operation, known));

/** A part of a body for which no valid value was found: it is in no case. */
export interface Gap {
  /** What is in no case, where that is no part of the body. */
  name?: string;
  /** Where, as a JSON Pointer (RFC 6901) into the body. */
  pointer: string;
  /** The sentence that names the place in `openapi/` and what to do about it. */
  reason: string;
}

/** What of an operation is in no case: all of it, or the parts of its body and the parameters for which no valid value was found. */
export function gapsOf(operation: Operation, known: KnownValues): Gap[] {
  const { id, body, obstacle, takesToken } = operation;
  if (obstacle !== undefined) return [{ name: "everything", pointer: "", reason: obstacle }];
  return [
    ...(body === undefined ? [] : gapsIn(body.schema, known, "", [])),
    ...unwritable(operation).map((parameter) => ({
      name: `valid: ${rootOf(parameter)}`,
      pointer: rootOf(parameter),
      reason: isOfHttp(parameter)
        ? `${rootOf(parameter)} of ${id} means something in HTTP itself, and the contract tests make up no value of it`
        : `no value was found for ${rootOf(parameter)} of ${id} that its style (${parameter.style}${parameter.explode ? ", exploded" : ""}) can carry: give it another \`style\` or an \`example\``,
    })),
    ...(takesToken
      ? []
      : [{ name: "invalid: no token", pointer: "security", reason: `${id} takes requests without a token` }]),
  ];
}

function gapsIn(schema: Schema, known: KnownValues, pointer: string, path: readonly Schema[]): Gap[] {
  // What is forbidden on purpose is no gap.
  if (!isEntered(schema, path) || schema === NOTHING) return [];
  const inner = new Map<string, Gap>();
  for (const form of formsOf(schema)) {
    const parts: [string, readonly Schema[]][] = [
      ...[...membersIn(form)].map(([name, schemas]): [string, readonly Schema[]] => [step(name), schemas]),
      ...prefixOf(form).map((item, at): [string, Schema[]] => [`/${at}`, [item]]),
      ...(form.some(({ items }) => items !== undefined)
        ? [[`/${prefixOf(form).length}`, [itemsOf(form)]] as [string, Schema[]]]
        : []),
    ];
    for (const [at, schemas] of parts)
      for (const item of schemas)
        for (const gap of gapsIn(item, known, `${pointer}${at}`, [...path, schema])) inner.set(gap.pointer, gap);
  }
  if (inner.size > 0 || plainest(schema, known) !== undefined) return [...inner.values()];
  return [{ pointer, reason: reasonOf(schema, pointer) }];
}

function reasonOf(schema: Schema, pointer: string): string {
  const where = isPart(schema) ? located(pointerOf(schema)) : "its schema";
  return `no valid value was found for ${pointer || "the body"} (${where}): give it an \`examples\` entry`;
}
