import type { Case } from "../cases/cases.ts";
import type { Operation } from "../spec/operations.ts";

/** One request and its response, as they went over the wire. Header names are in lower case. */
export interface Exchange {
  operation: Operation;
  request: { method: string; url: string; headers: Readonly<Record<string, string>>; body?: string };
  response: { status: number; headers: Readonly<Record<string, string>>; body: string };
  /** When the request was sent, in milliseconds since 1970. */
  startedAt: number;
  /** How long it took until all of the response was there, in milliseconds. */
  duration: number;
}

/** The media type of a message without its parameters, in lower case; empty when it names none. */
export function essence(contentType: string | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

export function succeeded({ response }: Exchange): boolean {
  return response.status >= 200 && response.status < 300;
}

const GIVES_UP_AFTER_MS = 15_000;

/** `fetch` with a time limit, which begins now: what waits for a rate limit first must not wait within it. */
export const timelyFetch: typeof fetch = (input, init) =>
  fetch(input, { signal: AbortSignal.timeout(GIVES_UP_AFTER_MS), ...init });

/**
 * Where Node keeps what `fetch` sends with, once it has sent something: its own copy of undici cannot be imported.
 * From Node 26 on, the older place has a wrapper that cannot be made anew.
 */
const DISPATCHERS = [Symbol.for("undici.globalDispatcher.2"), Symbol.for("undici.globalDispatcher.1")];

/** A `dispatcher` for `fetch` like the one that it has, which has no connection yet; undefined before anything was sent. */
export function newConnections(): object | undefined {
  const shared = DISPATCHERS.map((place) => (globalThis as { [place: symbol]: object | undefined })[place]);
  const ofFetch = shared.find((dispatcher) => dispatcher !== undefined);
  return ofFetch && new (ofFetch.constructor as new () => object)();
}

/** Where a case goes. */
interface Destination {
  /** Without a trailing slash. */
  url: string;
  token: string;
  /** The values of the path's parameters. */
  path: Readonly<Record<string, string>>;
  /** What sends. Default: `timelyFetch`. */
  fetch?: typeof fetch;
}

/** Sends a case as it stands, with nothing added, and records what went over the wire. */
export async function send(testCase: Case, destination: Destination): Promise<Exchange> {
  const { url: base, token, path, fetch = timelyFetch } = destination;
  const { operation, method = operation.method, query = [] } = testCase;
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`There is no value for the path parameter ${name}.`);
    return pathSegment(value);
  });
  // As a plus sign, a space is one in forms only (RFC 3986 has no such thing).
  const search = new URLSearchParams(query.map((pair) => [...pair])).toString().replaceAll("+", "%20");
  const url = `${base}${filled}${search && `?${search}`}`;
  const headers: Record<string, string> = {
    "user-agent": "rootly-action-items-contract-tests",
    accept: operation.accept.join(", "),
  };
  const authorization = { token: `Bearer ${token}`, malformed: "not-a-scheme", wrong: "Bearer nobody-was-given-this" };
  if (testCase.authentication !== "none") headers["authorization"] = authorization[testCase.authentication];
  for (const [name, value] of testCase.headers ?? []) headers[name.toLowerCase()] = value;
  if (testCase.cookies !== undefined) headers["cookie"] = testCase.cookies.map((pair) => pair.join("=")).join("; ");
  if (testCase.mediaType !== undefined) headers["content-type"] = testCase.mediaType;

  const startedAt = Date.now();
  const response = await fetch(url, {
    method,
    headers,
    redirect: "manual",
    // As bytes: from a string, fetch would add a media type of its own where the case has none.
    ...(testCase.body !== undefined && { body: new TextEncoder().encode(testCase.body) }),
  });
  const body = await textOf(response);
  return {
    operation,
    request: { method, url, headers, ...(testCase.body !== undefined && { body: testCase.body }) },
    response: { status: response.status, headers: Object.fromEntries(response.headers), body },
    startedAt,
    duration: Date.now() - startedAt,
  };
}

/** A value in a path. A server may have given an identifier with half a surrogate pair, which no URL can hold. */
export function pathSegment(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\uFFFD"));
}

const UTF_8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** As much as the client takes. No answer that the spec allows comes near. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** A body that does not end, or has no business to be that long. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * The text of a body. A byte order mark stays in it: JSON must not begin with one (RFC 8259, section 8.1).
 *
 * @param mostBytes How much is read of it, counted as it is when its compression is undone. Default: 10 MiB.
 * @throws {BodyTooLarge} when there is more; the rest is not read.
 */
export async function textOf(response: Response, mostBytes = MOST_BYTES): Promise<string> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    chunks.push(part.value);
    size += part.value.byteLength;
    if (size <= mostBytes) continue;
    // Not awaited: a server may take its time even for that.
    reader?.cancel().catch(() => {});
    throw new BodyTooLarge(
      `The body of the response with ${response.status} has more than ${mostBytes} bytes; the rest was not read.`,
    );
  }
  return UTF_8.decode(Buffer.concat(chunks));
}

/** How many requests go side by side: as many as Vitest runs tests at once, which nobody's staging server minds. */
export const AT_ONCE = 5;

/** As often as there can be connections that were closed, and once more. */
const ATTEMPTS = AT_ONCE + 1;

/**
 * Sends a request again when its connection, which had served others, ended without a response. A server may close an idle
 * connection at any time, also while a request is on its way (RFC 9112, section 9.5). A run that waits for a rate limit
 * meets many of those, and they say nothing about what the server does with the request.
 *
 * @param send Sends it with `fetch`.
 */
export async function onLiveConnection<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isClosedWhileIdle(error)) throw error;
    }
  }
}

/** Whether it is an error of `fetch` that says so, as undici words it. */
function isClosedWhileIdle(error: unknown): boolean {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return false;
  const { code, socket } = error.cause as { code?: unknown; socket?: { bytesRead?: unknown } };
  // Of a connection that was reset, nothing tells whether it had served others.
  return code === "ECONNRESET" || code === "EPIPE" || (code === "UND_ERR_SOCKET" && socket?.bytesRead !== 0);
}
