import { readFileSync, statSync } from "node:fs";

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
