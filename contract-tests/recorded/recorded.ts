import { readFileSync, statSync } from "node:fs";
import type { Check, Expected } from "../checks/check.ts";
import { checksFor } from "../checks/checks.ts";
import { errorsOf } from "../checks/validation.ts";
import { essence, type Exchange, succeeded } from "../exchange/exchange.ts";
import { type Operation, operations } from "../spec/operations.ts";
import { description } from "../spec/spec.ts";
import { check, type Verdict } from "../suite/verdict.ts";
import { type Validate, validators } from "../../generated/validators.js";

/** One message pair of an HTTP archive, as far as it is one: tools differ in what they leave out. */
export interface HarEntry {
  /** Its place in `log.entries`, counted from 0. */
  at: number;
  method: string;
  url: URL;
  /** By lower-case name; those of HTTP/2 that are no headers, as `:path`, are left out. */
  requestHeaders: Record<string, string>;
  /** Absent where none was sent, or recorded. */
  requestBody?: string;
  status: number;
  responseHeaders: Record<string, string>;
  /** Whether the headers of the response were not recorded: its media type is then what the tool says it is. */
  headersLeftOut?: true;
  /** Absent where it was not recorded, or not all of it. */
  responseBody?: string;
  startedAt: number;
  duration: number;
}

/** What cannot be read of an entry, with its place. */
interface Unreadable {
  at: number;
  reason: string;
}

/** A longer text is none that Node can hold. */
const MOST_BYTES = 256 * 1024 * 1024;
/** What a byte order mark takes, which some tools take away. */
const OF_A_MARK = 3;

/**
 * Reads an HTTP archive (HAR 1.2).
 *
 * @throws {Error} when the file is none; the message says where.
 */
export function readHar(file: string): (HarEntry | Unreadable)[] {
  let text: string;
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES)
      throw new Error(`it has ${size} bytes, and ${MOST_BYTES} can be read. Record less, or split it`);
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new Error(`${file} cannot be read: ${messageOf(error)}.`, { cause: error });
  }
  const log = member(parsed(text, file), "log");
  const entries = member(log, "entries");
  if (!Array.isArray(entries)) throw new Error(`${file} is no HTTP archive (HAR 1.2): it has no list at /log/entries.`);
  return entries.map((entry: unknown, at) => {
    try {
      return entryOf(entry, at);
    } catch (error) {
      return { at, reason: `/log/entries/${at} ${messageOf(error)}` };
    }
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = messageOf(error);
    // Only some versions of Node name the line as well.
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const before = text.slice(0, at).split("\n");
    const place = `${file}:${before.length}:${(before.at(-1) ?? "").length + 1}`;
    throw new Error(`${place} is not JSON, or was cut off: ${message}.`, { cause: error });
  }
}

/** @throws {Error} that says what it lacks. */
function entryOf(entry: unknown, at: number): HarEntry {
  const [request, response] = [member(entry, "request"), member(entry, "response")];
  const [method, address] = [member(request, "method"), member(request, "url")];
  if (typeof method !== "string" || typeof address !== "string") throw new Error("has no method and URL of a request");
  if (!URL.canParse(address)) throw new Error("has a URL that is none");
  const status = statusOf(response);
  const requestBody = sentBodyOf(request);
  const responseBody = status === 0 ? undefined : wholeBodyOf(member(response, "content"), method, status);
  const started = Date.parse(String(member(entry, "startedDateTime")));
  const time = Number(member(entry, "time"));
  return {
    at,
    method: method.toUpperCase(),
    url: new URL(address),
    requestHeaders: headersOf(request, member(request, "postData")),
    ...(requestBody !== undefined && { requestBody }),
    status,
    responseHeaders: headersOf(response, member(response, "content")),
    ...(!hasHeaders(response) && { headersLeftOut: true }),
    ...(responseBody !== undefined && { responseBody }),
    startedAt: Number.isNaN(started) ? 0 : started,
    duration: time >= 0 ? time : 0,
  };
}

/** Tools have their own numbers where there was no response: -1, or -999. */
function statusOf(response: unknown): number {
  const status = Number(member(response, "status") ?? 0);
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : 0;
}

function hasHeaders(message: unknown): boolean {
  const listed = member(message, "headers");
  return Array.isArray(listed) && listed.length > 0;
}

/** @param content What has the media type where no headers were recorded. */
function headersOf(message: unknown, content: unknown): Record<string, string> {
  const headers = new Map<string, string>();
  const mediaType = member(content, "mimeType");
  if (!hasHeaders(message)) return typeof mediaType === "string" && mediaType ? { "content-type": mediaType } : {};
  const listed = member(message, "headers");
  for (const header of Array.isArray(listed) ? (listed as unknown[]) : []) {
    const [name, value] = [member(header, "name"), member(header, "value")];
    if (typeof name !== "string" || name.startsWith(":")) continue;
    const key = name.toLowerCase();
    const before = headers.get(key);
    // What comes twice means the same as one with both values (RFC 9110, section 5.3).
    headers.set(key, before === undefined ? textIn(value) : `${before}, ${textIn(value)}`);
  }
  return Object.fromEntries(headers);
}

/** Digits of base64, in lines perhaps: what is called base64 and holds others is not encoded at all. */
const BASE64 = /^[\w+/-\s]*={0,2}\s*$/;

/** The text of a content, decoded where it is in base64; undefined where there is none. */
function textOf(content: unknown): string | undefined {
  const text = member(content, "text");
  if (typeof text !== "string") return undefined;
  const isEncoded = member(content, "encoding") === "base64" && BASE64.test(text);
  return isEncoded ? Buffer.from(text, "base64").toString() : text;
}

/** A body that was sent; undefined where none was, or not all of it is there: tools leave it out, or cut it off. */
function sentBodyOf(request: unknown): string | undefined {
  const text = textOf(member(request, "postData"));
  const size = Number(member(request, "bodySize") ?? -1);
  if (text === undefined || (text === "" && size !== 0)) return undefined;
  return Buffer.byteLength(text) >= size || isJson(text) ? text : undefined;
}

/** A body of which nothing is missing; undefined where something may be. */
function wholeBodyOf(content: unknown, method: string, status: number): string | undefined {
  const text = textOf(content);
  const size = Number(member(content, "size") ?? -1);
  const hasNone = method === "HEAD" || status === 204 || size === 0;
  if (text === undefined || text === "") return hasNone || (text === "" && size <= 0) ? "" : undefined;
  return Buffer.byteLength(text) >= size - OF_A_MARK || isJson(text) ? text : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? "");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A shorter one is a word that others write too. */
const SHORTEST = 8;

/** What requests of a recording have said who sends them with: nobody may read that in a report. */
export function secretsOf(entries: readonly Pick<HarEntry, "requestHeaders">[]): string[] {
  const credentials = entries.flatMap(({ requestHeaders: { authorization = "" } }) =>
    authorization.split(/\s+/).slice(-1),
  );
  return [...new Set(credentials)].filter((item) => item.length >= SHORTEST && !item.startsWith("$"));
}

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
  const here = operations.filter((operation) => template(operation.path).test(path));
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
  const prefixes = (description.servers ?? []).map(({ url }) =>
    URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, "") : "",
  );
  const prefix = prefixes.find((prefix) => prefix !== "" && pathname.startsWith(`${prefix}/`)) ?? "";
  return pathname.slice(prefix.length);
}

function template(path: string): RegExp {
  const literal = path.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{[^}]+\}/g, "[^/]+")}$`);
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

/** What says nothing of the request's form: who asked, and for what, no recording tells. */
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
  const [error] = validate ? errorsOf(validate, document) : [];
  return error && { keyword: error.keyword, pointer: error.instancePath };
}
