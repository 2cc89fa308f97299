import { isFarFrom } from "../cases/today.ts";
import { behindJson, isDay, jsonOf, memberOf, resourcesOf } from "../exchange/document.ts";
import { essence, type Exchange, succeeded } from "../exchange/exchange.ts";
import { hasPublishedMaximum } from "../spec/attributes.ts";
import { located } from "../spec/pointer.ts";
import { declaredStatus, isInferredStatus, operations } from "../spec/operations.ts";
import { isObject, type Json } from "../spec/schema.ts";
import type { Check, Expected, Observation } from "./check.ts";
import { echo, ignored, normalised } from "./echo.ts";
import { answers, forbiddenAt, isInferredAt } from "./validation.ts";

export const validAccepted: Check = {
  name: "valid-accepted",
  definition:
    'A request that the spec allows is answered with a 2xx (the vendor\'s schemas). Where no limit is documented, a refusal is noted: a long string, control characters, an emoji, a day that is past or years ahead, a large page, a page that may be behind the last, an update without attributes, a day for the time that a filter compares, a value of `sort` or `include` (400: JSON:API 1.1, "Sorting", "Inclusion of Related Resources").',
  check(exchange, expected) {
    if (expected.polarity !== "valid" || succeeded(exchange)) return [];
    if (unpublishedLimit(exchange, expected) !== undefined) return [];
    return [`The request is valid, but was answered with ${exchange.response.status}.`];
  },
  observe(exchange, expected) {
    const limit = unpublishedLimit(exchange, expected);
    const seen = `${exchange.request.method} was answered with ${exchange.response.status}`;
    return limit === undefined ? [] : [{ habit: `${limit} can be refused`, seen }];
  },
};

/** What is right for a method that a server does not know (RFC 9110, section 9.1). */
const NOT_IMPLEMENTED = 501;
/** Statuses that are about the token: the same request with another body would be accepted. */
const BLAMES_THE_TOKEN = 401;
/** Statuses that are about the resource, or about who sends the request: of a body, something that it names. */
const BLAMES_OTHERS = [403, 404];
/** The vendor closes objects in its schema; whether its server refuses an unknown member or ignores it is not published. */
const PERHAPS_IGNORED = ["additionalProperties", "unevaluatedProperties"];

export const invalidRefused: Check = {
  name: "invalid-refused",
  definition:
    "A request that the spec does not allow is answered with a 4xx, or with 501 for its method; for its body, not with 401 (the vendor's schemas; RFC 9110, section 15.5). These are noted: a value that is converted to an allowed one with the same meaning; an unknown member that is ignored; a list, an object, a scalar or null that is ignored in the place of another of these; a rule that is only inferred and does not hold; JSON that is accepted in another media type, or with something behind it that is ignored (RFC 8259, section 9); PATCH that is treated as PUT; 403 or 404 for a body.",
  check: (exchange, expected) => problemsIn(exchange, expected),
  observe: (exchange, expected) => observationIn(exchange, expected) ?? [],
};

function problemsIn(exchange: Exchange, expected: Expected): string[] {
  const { status } = exchange.response;
  const { polarity, violates } = expected;
  if (polarity !== "invalid" || observationIn(exchange, expected) !== undefined) return [];
  // That is the matter of `missing-not-found`.
  if (isOfNothing(exchange, expected)) return [];
  const isRefused = status >= 400 && status < 500;
  if (violates?.keyword === "method" && status === NOT_IMPLEMENTED) return [];
  if (isRefused && !(violates?.in === "body" && status === BLAMES_THE_TOKEN)) return [];
  return [`The request is invalid${whatIn(exchange, violates)}, but was answered with ${status}.`];
}

function observationIn(exchange: Exchange, expected: Expected): Observation[] | undefined {
  const { status } = exchange.response;
  const { polarity, violates } = expected;
  if (polarity !== "invalid" || violates === undefined) return undefined;
  if (violates.in === "body" && BLAMES_OTHERS.includes(status))
    return [{ habit: `an invalid body is refused with ${status}`, seen: whatIn(exchange, violates).trim() }];
  if (!succeeded(exchange)) return undefined;
  const habit = habitOf(exchange, violates);
  if (habit !== undefined) return [{ habit, seen: `${exchange.request.method}${whatIn(exchange, violates)}` }];
  if (violates.in !== "body") return undefined;
  const conversion =
    normalised(exchange, violates.pointer) ?? ignored(exchange, { pointer: violates.pointer, before: expected.before });
  return conversion && [conversion];
}

type Violates = NonNullable<Expected["violates"]>;

/** What a server that accepts this does, where refusing it is undocumented. */
function habitOf(exchange: Exchange, violates: Violates): string | undefined {
  const { operation, request } = exchange;
  if (PERHAPS_IGNORED.includes(violates.keyword)) return "unknown members are ignored";
  const rule = forbiddenAt(exchange, violates);
  if (rule !== undefined && isInferredAt(rule)) return `a rule that is only inferred does not hold, ${located(rule)}`;
  if (violates.keyword === "mediaType" && isTakenAsSent(exchange))
    return `a body of ${essence(request.headers["content-type"])} is accepted`;
  if (violates.keyword === "json" && isReadToItsEnd(exchange))
    return "what stands behind the JSON of a body is ignored";
  const isLikePut = violates.keyword === "method" && request.method === "PATCH" && isAnswerToPut(exchange);
  return isLikePut ? `PATCH ${operation.path} is taken like PUT` : undefined;
}

/** Whether the answer shows what was sent. */
function isTakenAsSent(exchange: Exchange): boolean {
  return echo.check(exchange, { polarity: "valid" }).length === 0;
}

/** Whether the answer shows what the JSON says that a body begins with: a parser may take what is no JSON. */
function isReadToItsEnd(exchange: Exchange): boolean {
  const { body = "" } = exchange.request;
  const behind = behindJson(body);
  const read = body.slice(0, body.length - behind.length);
  return behind !== "" && isTakenAsSent({ ...exchange, request: { ...exchange.request, body: read } });
}

/** Whether the answer is one that a PUT of the same path can have. */
function isAnswerToPut({ operation, response }: Exchange): boolean {
  const put = operations.find(({ path, method }) => path === operation.path && method === "PUT");
  const [validate] = Object.values((put && answers(put.id, response.status)?.content) ?? {});
  return validate?.(jsonOf(response.body)) ?? false;
}

function whatIn(exchange: Exchange, violates: Expected["violates"]): string {
  if (violates === undefined) return "";
  const rule = forbiddenAt(exchange, violates);
  const where = rule === undefined ? "" : `, ${located(rule)}`;
  return ` (${violates.keyword}${violates.pointer && ` at ${violates.pointer}`}${where})`;
}

export const authenticationRequired: Check = {
  name: "authentication-required",
  definition:
    "A request without a valid token is answered with 401, or with 400 where the header is malformed (the vendor's pages; RFC 9110, section 15.5.2; RFC 6750, section 3.1).",
  check(exchange, { violates }) {
    const { status } = exchange.response;
    if (violates?.keyword !== "security" || status === 401 || isMalformedToken(exchange)) return [];
    return [`The request has no valid token, but was answered with ${status}.`];
  },
};

/** Whether a request is refused as a bad one because its header is no token of the scheme (RFC 6750, sections 2.1 and 3.1). */
export function isMalformedToken({ request, response }: Exchange): boolean {
  const header = request.headers["authorization"];
  return response.status === 400 && header !== undefined && !/^Bearer [\w.~+/-]+=*$/i.test(header);
}

const NOT_FOUND = "404";
/** Statuses that are about who sends the request: the token is a valid one. */
const OF_OTHERS = "401";

export const missingNotFound: Check = {
  name: "missing-not-found",
  definition:
    "A request for something that does not exist is answered with 404 (the vendor's pages; RFC 9110, section 15.5.5); where that is only inferred, with any declared refusal that is not about the token. There, an empty list is noted.",
  check(exchange, expected) {
    const { operation, response } = exchange;
    const status = String(response.status);
    if (expected.violates?.keyword !== "resource" || status === NOT_FOUND) return [];
    if (isOfNothing(exchange, expected)) return [];
    const isOpen = isInferredStatus(operation, NOT_FOUND);
    if (isOpen && /^4/.test(status) && status !== OF_OTHERS && declaredStatus(operation.statuses, status) !== undefined)
      return [];
    return [`Nothing has this identifier, but the answer is ${status}.`];
  },
  observe: (exchange, expected) =>
    isOfNothing(exchange, expected)
      ? [{ habit: "the list of something that does not exist is empty", seen: exchange.operation.id }]
      : [],
};

/** Whether it lists nothing of something that does not exist, where no source says that this is not found. */
function isOfNothing(exchange: Exchange, { violates }: Pick<Expected, "violates">): boolean {
  const isOpen = isInferredStatus(exchange.operation, NOT_FOUND);
  return violates?.keyword === "resource" && isOpen && isEmptyList(exchange);
}

/** Whether it is a success with no resource in its list. */
export function isEmptyList(exchange: Exchange): boolean {
  const data = memberOf(exchange.response.body, "data");
  return succeeded(exchange) && Array.isArray(data) && data.length === 0;
}

/** What Prism finds wrong with a request; undefined where that is nothing. That a parameter is deprecated is no error. */
function violationsIn(header: string | undefined): string | undefined {
  const all = [jsonOf(header) ?? []].flat();
  return all.every((violation) => isObject(violation) && violation["code"] === "deprecated") && all.length > 0
    ? undefined
    : header;
}

export const mockAgrees: Check = {
  name: "mock-agrees",
  definition: "Prism and the generated validators agree whether a request conforms to the spec (the spec).",
  check({ response }, { polarity }) {
    const violations = violationsIn(response.headers["sl-violations"]);
    if (polarity === "valid" && violations !== undefined)
      return [`Prism finds fault with a valid request: ${violations}`];
    if (polarity === "invalid" && violations === undefined)
      return ["Prism finds nothing wrong with an invalid request."];
    return [];
  },
};

/** Parameters whose values are published nowhere; JSON:API has a server refuse those that it does not support. */
const OF_UNPUBLISHED_VALUES = /[?&](sort|include)=/;
const NOT_SUPPORTED = 400;
/** The first page is there always. That others are as far as a list says so, the scenario `pagination` sees. */
const PAGE = "page[number]";
const SIZE = "page[size]";
/** No server has a reason to refuse pages of so many. */
const SMALL = 10;
const REFUSALS_OF_PAGES = [400, 404, 416, 422];
/** What a server can refuse a body with that it finds too long, empty or odd. */
const REFUSALS = [400, 409, 413, 422];
/** The usual length of a database column, in characters. */
const COLUMN = 255;
/** Control characters that are no white space, and characters of more than 16 bits, which the `utf8` of MySQL lacks. */
const UNUSUAL = /(?![\t\n\r])\p{Cc}|[\u{10000}-\u{10ffff}]/u;

/** The undocumented limit that a refusal of a valid request may come from; undefined if there is none. */
export function unpublishedLimit(
  { operation, request, response, startedAt }: Exchange,
  { polarity }: Expected,
): string | undefined {
  if (polarity !== "invalid" && REFUSALS_OF_PAGES.includes(response.status)) {
    const { searchParams } = new URL(request.url);
    if (Number(searchParams.get(SIZE)) > SMALL) return "a large page";
    if (Number(searchParams.get(PAGE)) > 1) return "a page that may be behind the last";
  }
  if (polarity !== "valid" || !REFUSALS.includes(response.status)) return undefined;
  const [, parameter] = OF_UNPUBLISHED_VALUES.exec(request.url) ?? [];
  if (parameter !== undefined && response.status === NOT_SUPPORTED) return `a value of \`${parameter}\``;
  const [sent] = resourcesOf(request.body);
  if (sent === undefined)
    return isOfDay({ operation, request }) ? "a day for the time that a filter compares" : undefined;
  const values = Object.values(sent.attributes);
  if (values.length === 0) return "an update without attributes";
  const isOpen = (name: string) => !hasPublishedMaximum(operation, name);
  if (Object.entries(sent.attributes).some(([name, value]) => isLong(value) && isOpen(name)))
    return `a string of ${COLUMN} characters or more`;
  if (values.some(hasUnusual)) return "a string with control characters or an emoji";
  if (values.some((value) => isFarFrom(startedAt, value))) return "a day that is past or years ahead";
  return undefined;
}

/** Whether a value may be beyond an undocumented limit. */
export function isUnusual(value: Json): boolean {
  return isLong(value) || hasUnusual(value);
}

/** Whether a query has a day where the spec's example is a moment: which form of ISO 8601 is taken is not published. */
function isOfDay({ operation, request }: Pick<Exchange, "operation" | "request">): boolean {
  const { searchParams } = new URL(request.url);
  return operation.queryParameters.some(({ name, example }) => isDay(searchParams.get(name)) && !isDay(example));
}

function isLong(value: Json): boolean {
  return typeof value === "string" && [...value].length >= COLUMN;
}

function hasUnusual(value: Json): boolean {
  return typeof value === "string" && UNUSUAL.test(value);
}
