import { memberOf } from "../exchange/document.ts";
import { type Exchange, essence, succeeded } from "../exchange/exchange.ts";
import { isNotReached } from "../exchange/gateway.ts";
import { declaredStatus, isInferredStatus, declaredMediaType } from "../spec/operations.ts";
import { isObject } from "../spec/schema.ts";
import { isMalformedToken, unpublishedLimit } from "./acceptance.ts";
import type { Check, Expected } from "./check.ts";
import { isOfProxy } from "./body.ts";
import { answers, sentences } from "./validation.ts";

const NOT_IMPLEMENTED = 501;

export const noServerError: Check = {
  name: "no-server-error",
  definition:
    "No request makes the server fail (RFC 9110, section 15.6); 501 is allowed for a method that it does not know (section 9.1).",
  check({ operation, request, response }) {
    if (response.status < 500 || isUnknownMethod({ operation, request, response })) return [];
    const by = isNotReached(response) ? ": what stands in front of it did not reach it, again and again" : "";
    return [`The server failed with ${response.status}${by}.`];
  },
};

/** Whether a method is refused as one that the server does not know, and the operation does not have it. */
function isUnknownMethod({ operation, request, response }: Omit<Exchange, "startedAt" | "duration">): boolean {
  return response.status === NOT_IMPLEMENTED && request.method !== operation.method;
}

/** What a response is checked for that did not come from the server, and was another one the next time. */
export const notReached: Check = {
  ...noServerError,
  check: () => [],
  observe: ({ request, response }) => [
    {
      habit: "what stands in front of the server did not reach it, and did the next time",
      seen: `${request.method} was answered with ${response.status}`,
    },
  ],
};

export const statusDeclared: Check = {
  name: "status-declared",
  definition:
    "The spec declares the status of the response for the operation (the vendor's pages). Another 4xx for an invalid request is noted, and 400 for a malformed `Authorization` (RFC 6750, section 3.1).",
  check: (exchange, expected) => (isOpen(exchange, expected) ? [] : problemsIn(exchange)),
  observe: (exchange, expected) =>
    isOpen(exchange, expected)
      ? problemsIn(exchange).map((seen) => ({
          habit: `a request is refused with ${exchange.response.status}, which is not declared`,
          seen,
        }))
      : [],
};

function problemsIn({ operation, response }: Exchange): string[] {
  if (declaredStatus(operation.statuses, response.status) !== undefined) return [];
  return [`The status is ${response.status}; declared are ${operation.statuses.join(", ")}.`];
}

/** Whether it is a refusal whose status is undocumented. */
function isOpen(exchange: Exchange, expected: Expected): boolean {
  const { operation, response } = exchange;
  const { polarity, violates } = expected;
  if (response.status < 400 || response.status >= 500) return false;
  if (polarity !== "invalid" && violates === undefined) return unpublishedLimit(exchange, expected) !== undefined;
  // Who sends the request, and what for, is the matter of other checks; one that is malformed can be a bad request.
  if (violates?.keyword === "security") return isMalformedToken(exchange);
  return violates?.keyword !== "resource" || isInferredStatus(operation, "404");
}

export const errorStatusAgrees: Check = {
  name: "error-status-agrees",
  definition:
    'Every error of a response names the status of the response, or another one of the same class, by its number alone (JSON:API 1.1, "Error Objects").',
  check({ response }) {
    const errors = [memberOf(response.body, "errors") ?? []].flat();
    return errors.flatMap((error) => {
      const status = isObject(error) ? error["status"] : undefined;
      // Errors that differ can share an answer, whose status is then the one that fits them best.
      const isSame =
        typeof status === "string" && new RegExp(`^${String(response.status).charAt(0)}\\d\\d$`).test(status);
      if (typeof status !== "string" || isSame) return [];
      return [`An error says status ${status}, but the answer has ${response.status}.`];
    });
  },
};

// JSON:API 1.1, "Content Negotiation": its media type has no parameters but these.
const JSON_API = "application/vnd.api+json";
const ALLOWED_PARAMETERS = ["ext", "profile"];

export const mediaTypeExact: Check = {
  name: "media-type-exact",
  definition:
    'A response with a body names the media type that the spec declares, with no parameters but `ext` and `profile`; where that is inferred, any (the vendor\'s pages; JSON:API 1.1, "Content Negotiation"). The parameter `charset=utf-8`, which says what JSON is anyway, is noted: clients must ignore it (JSON:API 1.0).',
  check({ operation, response }) {
    if (operation.inferredMediaTypes.includes(declaredStatus(operation.statuses, response.status) ?? "")) return [];
    const declared = Object.keys(answers(operation.id, response.status)?.content ?? {});
    if (declared.length === 0) return [];
    const contentType = response.headers["content-type"];
    if (contentType === undefined) return [`There is no Content-Type; declared is ${declared.join(" or ")}.`];
    if (declaredMediaType(declared, essence(contentType)) === undefined) {
      return [`The Content-Type is ${contentType}; declared is ${declared.join(" or ")}.`];
    }
    if (essence(contentType) !== JSON_API) return [];
    return parametersOf(contentType)
      .filter((parameter) => !isNoted(parameter) && !ALLOWED_PARAMETERS.includes(nameOf(parameter)))
      .map(
        (parameter) =>
          `The Content-Type has the parameter \`${nameOf(parameter)}\`, which JSON:API forbids: ${contentType}.`,
      );
  },
  observe({ operation, response }) {
    const contentType = response.headers["content-type"] ?? "";
    const declared = Object.keys(answers(operation.id, response.status)?.content ?? {});
    if (declaredMediaType(declared, essence(contentType)) === undefined || !parametersOf(contentType).some(isNoted))
      return [];
    return [{ habit: "the media type has a charset", seen: `The Content-Type is ${contentType}.` }];
  },
};

const parametersOf = (contentType: string): string[] =>
  contentType
    .split(";")
    .slice(1)
    .map((parameter) => parameter.trim().toLowerCase());
const nameOf = (parameter: string): string => parameter.split("=", 1)[0]?.trim() ?? "";
const isNoted = (parameter: string): boolean => /^charset\s*=\s*"?utf-?8"?$/.test(parameter);

export const headersValid: Check = {
  name: "headers-valid",
  definition:
    "Every header that the spec declares for the response conforms to its schema, and the required ones are there (payloads that the vendor published); `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3), and `Date`, `Last-Modified`, `ETag`, `Vary`, `Location` and `Content-Language` have the form that HTTP gives them (sections 5.6.7, 6.6.1, 8.5, 8.8, 10.2.2 and 12.5.5). More requests left than the limit allows are noted.",
  check(exchange) {
    const { operation, response } = exchange;
    // A gateway's headers can have the same names and mean something else.
    if (isOfProxy(exchange)) return malformedIn(response);
    const declared = Object.entries(answers(operation.id, response.status)?.headers ?? {});
    return [
      ...declared.flatMap(([name, header]) => {
        const value = response.headers[name.toLowerCase()];
        if (value === undefined) return header.required ? [`The required header ${name} is missing.`] : [];
        return sentences(header.validate, value).map((problem) => `The header ${name}: ${problem}`);
      }),
      ...malformedIn(response),
    ];
  },
  observe({ response: { headers } }) {
    return ["ratelimit", "x-ratelimit"].flatMap((prefix) => {
      const [limit, remaining] = [headers[`${prefix}-limit`] ?? "", headers[`${prefix}-remaining`] ?? ""];
      // Of several windows, the first is the one that counts.
      if (!(Number(remaining) > Number.parseInt(limit, 10))) return [];
      return [
        { habit: "more requests are left than the limit allows", seen: `${prefix}: ${remaining} of ${limit} are left` },
      ];
    });
  },
};

/** A date begins with the name of its day: what else `Date.parse` takes is none (RFC 9110, section 5.6.7). */
const isDate = (value: string): boolean =>
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value) && !Number.isNaN(Date.parse(value));
const areEach = (form: RegExp) => (value: string) =>
  value.split(",").every((item) => item.trim() === "" || form.test(item.trim()));

/** What HTTP says of its own headers. `Expires` is not among them: what is no date there means the past. */
const FORMS: Readonly<Record<string, { is: string; holds: (value: string) => boolean }>> = {
  "Retry-After": {
    is: "neither a number of seconds nor a date",
    holds: (value) => /^\d+$/.test(value) || isDate(value),
  },
  Date: { is: "no date of HTTP", holds: isDate },
  "Last-Modified": { is: "no date of HTTP", holds: isDate },
  ETag: { is: "no tag, which stands in double quotes", holds: (value) => /^(?:W\/)?"[^"\s]*"$/.test(value) },
  Vary: { is: "no list of the names of headers", holds: areEach(/^[\w!#$%&'*+.^`|~-]+$/) },
  Location: { is: "no address", holds: (value) => /^[^\s<>"]+$/.test(value) },
  "Content-Language": { is: "no list of languages", holds: areEach(/^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i) },
};

function malformedIn({ headers }: Exchange["response"]): string[] {
  return Object.entries(FORMS).flatMap(([name, { is, holds }]) => {
    const value = headers[name.toLowerCase()];
    return value === undefined || holds(value) ? [] : [`The header ${name} is ${is}: ${value}`];
  });
}

const CACHED = ["GET", "HEAD"];
/** What keeps shared caches from it, or has them validate it with the server first. */
const CLOSED = ["private", "no-store", "no-cache"];

export const cachedPrivately: Check = {
  name: "cached-privately",
  definition:
    "No cache gives others what needs a token: a success does not allow shared caches to store it, unless it varies by `Authorization`, and no private response comes from a cache (RFC 9111, sections 3.5, 5.1, 5.2.2 and 5.3; OWASP API8:2023). It is noted when a client may use a response again without a request.",
  check(exchange) {
    const { "cache-control": caching, age } = exchange.response.headers;
    if (isKept(exchange))
      return [`A cache in front of the server has kept the response for ${age} s, but Cache-Control is ${caching}.`];
    if (!isShared(exchange)) return [];
    return [`The response needs a token, and lets shared caches give it to others: Cache-Control is ${caching}.`];
  },
  observe(exchange) {
    const { headers } = exchange.response;
    const caching = cachingIn(headers);
    if (!isOfToken(exchange) || caching.has("no-store") || caching.has("no-cache")) return [];
    if (secondsIn(caching, "max-age") === 0 || isShared(exchange)) return [];
    return [
      { habit: "a response can be used again without a request", seen: `Cache-Control is ${headers["cache-control"]}` },
    ];
  },
};

/** What no shared cache may keep; other responses can be as old as it says, or were validated with a clock that differs. */
const NEVER_KEPT = ["private", "no-store"];

/** Whether it comes from a shared cache that must not have it. */
function isKept(exchange: Exchange): boolean {
  const { headers } = exchange.response;
  const caching = cachingIn(headers);
  return isOfToken(exchange) && Number(headers["age"]) > 0 && NEVER_KEPT.some((name) => caching.has(name));
}

/** Whether shared caches may answer others with it. */
function isShared(exchange: Exchange): boolean {
  const { headers } = exchange.response;
  const caching = cachingIn(headers);
  if (!isOfToken(exchange) || CLOSED.some((name) => caching.has(name))) return false;
  const isOpen = caching.has("public") || caching.has("s-maxage");
  const isVaried = /(?:^|[\s,])(?:authorization|\*)(?:$|[\s,])/i.test(headers["vary"] ?? "");
  const isFresh =
    caching.has("s-maxage") || caching.has("max-age")
      ? secondsIn(caching, "s-maxage", "max-age") > 0
      : expiresIn(headers) > 0;
  return isOpen && !isVaried && isFresh;
}

/** For how many milliseconds a response is fresh by its dates (RFC 9111, section 5.3); NaN where they say nothing. */
function expiresIn({ expires = "", date = "" }: Exchange["response"]["headers"]): number {
  return Date.parse(expires) - Date.parse(date);
}

/** Whether a cache can store it, and may not know that it needs a token. */
function isOfToken(exchange: Exchange): boolean {
  const { method, headers } = exchange.request;
  return succeeded(exchange) && CACHED.includes(method) && headers["authorization"] !== undefined;
}

/** The directives of `Cache-Control`, by name. */
function cachingIn(headers: Exchange["response"]["headers"]): ReadonlyMap<string, string> {
  const directives = (headers["cache-control"] ?? "").toLowerCase().split(",");
  return new Map(
    directives.map((directive) => {
      const [name = "", value = ""] = directive.split("=", 2).map((part) => part.trim());
      return [name, value];
    }),
  );
}

/** The seconds of the first of these directives that is there; 0 where they are none. */
function secondsIn(caching: ReadonlyMap<string, string>, ...names: readonly string[]): number {
  const name = names.find((item) => caching.has(item));
  return Number((name && caching.get(name))?.replaceAll('"', "")) || 0;
}
