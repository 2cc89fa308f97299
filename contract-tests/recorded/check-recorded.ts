import type { Check, Expected } from "../checks/check.ts";
import { checksFor } from "../checks/checks.ts";
import { fitting } from "../checks/unions.ts";
import { errorsOf } from "../checks/validation.ts";
import { essence, type Exchange, succeeded } from "../exchange/exchange.ts";
import { mostConcreteFirst, type Operation, operations, pathPattern } from "../spec/operations.ts";
import { spec } from "../spec/spec.ts";
import { check, type Verdict } from "../suite/verdict.ts";
import { type Validate, validators } from "../../generated/validators.js";
import type { HarEntry } from "./read-har.ts";

/** What a recorded exchange is about; why it is about nothing that the spec knows, otherwise. */
export type Matched = { operation: Operation; skip?: string } | { operation?: undefined; skip: string };

/** The checks that need no body of the response. */
const WITHOUT_BODY = ["no-server-error", "status-declared", "media-type-exact", "headers-valid", "valid-accepted"];

/** The checks that need the headers of the response. */
const OF_HEADERS = ["headers-valid", "media-type-exact"];
/** How Chromium marks a redirect to HTTPS that no server has sent. */
const OF_THE_BROWSER = "non-authoritative-reason";

/**
 * Finds the operation of a recorded exchange by its method and path.
 *
 * @param baseUrl Where the API is, without a trailing slash. Default: on any origin, at its root or at the path of one of
 *   the spec's servers.
 */
export function match({ method, url, status, responseHeaders }: HarEntry, baseUrl?: string): Matched {
  const path = pathWithin(url, baseUrl);
  if (path === undefined) return { skip: `they are not below ${baseUrl}` };
  const here = operations
    .filter((operation) => new RegExp(`^${pathPattern(operation.path)}$`).test(path))
    .toSorted(mostConcreteFirst);
  if (here.length === 0) return { skip: "the spec does not know their paths" };
  const operation = here.find((operation) => operation.method === method);
  if (operation === undefined) return { skip: "the spec does not have their methods at these paths" };
  if (status === 0)
    return { operation, skip: "no response was recorded: it was blocked, failed, or was still under way" };
  if (status === 304) return { operation, skip: "304 is about what a cache holds" };
  if (OF_THE_BROWSER in responseHeaders) return { operation, skip: "the browser has made the response itself" };
  return { operation };
}

function pathWithin({ origin, pathname }: URL, baseUrl: string | undefined): string | undefined {
  if (baseUrl !== undefined) {
    const base = new URL(baseUrl);
    const prefix = base.pathname.replace(/\/+$/, "");
    return origin === base.origin && pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : undefined;
  }
  const prefixes = (spec.servers ?? []).map(({ url: template, variables }) => {
    const url = template.replace(/\{([^}]+)\}/g, (whole, name: string) => variables?.[name]?.default ?? whole);
    // A relative one is relative to where the spec is (OpenAPI 3.1, "Server Object"), which is not known here.
    return URL.canParse(url, "https://rootly.invalid")
      ? new URL(url, "https://rootly.invalid").pathname.replace(/\/+$/, "")
      : "";
  });
  const prefix = prefixes.find((prefix) => prefix !== "" && pathname.startsWith(`${prefix}/`)) ?? "";
  return pathname.slice(prefix.length);
}

/** A recorded exchange, as the suite has those that it makes itself. */
function exchangeOf(entry: HarEntry, operation: Operation): Exchange {
  const { method, url, requestHeaders, requestBody, status, responseHeaders, responseBody = "" } = entry;
  return {
    operation,
    request: {
      method,
      url: url.href,
      headers: requestHeaders,
      ...(requestBody !== undefined && { body: requestBody }),
    },
    response: { status, headers: responseHeaders, body: responseBody },
    startedAt: entry.startedAt,
    duration: entry.duration,
  };
}

/** The checks of single exchanges that a recording has enough of. */
export function checksOf(entry: HarEntry, operation: Operation): readonly Check[] {
  const held = checksFor(expectedOf(exchangeOf(entry, operation)), { kind: "server" });
  return held
    .filter(({ name }) => entry.responseBody !== undefined || WITHOUT_BODY.includes(name))
    .filter(({ name }) => entry.headersLeftOut === undefined || !OF_HEADERS.includes(name));
}

/** Checks a recorded exchange; nothing is sent. */
export function checkRecorded(entry: HarEntry, operation: Operation): Verdict {
  const exchange = exchangeOf(entry, operation);
  return { exchanges: [exchange], findings: check(exchange, expectedOf(exchange), checksOf(entry, operation)) };
}

/** What is not about the request's form: who sent it, and for what, no recording tells. */
const OF_OTHERS = [401, 403, 404, 429];

/** What the spec says of a recorded request, as far as its response has to do with that. */
function expectedOf(exchange: Exchange): Expected {
  const { operation, request, response } = exchange;
  const { status } = response;
  if (OF_OTHERS.includes(status) || status >= 500) return { polarity: "either" };
  const error = errorIn(operation, request);
  if (error !== undefined) return { polarity: "invalid", violates: { in: "body", ...error } };
  // Whether what a valid request names is there, no recording tells either.
  const isWhole = operation.body === undefined || request.body !== undefined;
  return { polarity: succeeded(exchange) && isWhole ? "valid" : "either" };
}

/** Why a body is not what the spec allows; undefined where it is, or was not recorded, as some recorders do not. */
function errorIn(
  { id, body: expected }: Operation,
  { headers, body }: Exchange["request"],
): { keyword: string; pointer: string } | undefined {
  if (expected === undefined || body === undefined) return undefined;
  if (essence(headers["content-type"]) !== expected.mediaType) return { keyword: "mediaType", pointer: "" };
  const all: Readonly<Record<string, { request?: Readonly<Record<string, Validate<unknown>>> }>> = validators;
  const [validate] = Object.values(all[id]?.request ?? {});
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    return { keyword: "json", pointer: "" };
  }
  const [error] = validate ? fitting(errorsOf(validate, document)) : [];
  return error && { keyword: error.keyword, pointer: error.instancePath };
}
