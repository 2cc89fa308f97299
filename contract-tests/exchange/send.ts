import type { Case } from "../cases/cases.ts";
import type { Exchange } from "./exchange.ts";
import { textOf } from "./text.ts";

const GIVES_UP_AFTER_MS = 15_000;

/** Where a case goes. */
export interface Destination {
  /** Without a trailing slash. */
  url: string;
  token: string;
  /** The values of the path's parameters. */
  path: Readonly<Record<string, string>>;
  /** What sends. Default: the global `fetch`. */
  fetch?: typeof fetch;
}

/** Sends a case as it stands, with nothing added, and records what went over the wire. */
export async function send(given: Case, destination: Destination): Promise<Exchange> {
  const { url: base, token, path, fetch = globalThis.fetch } = destination;
  const { operation, method = operation.method, query = [] } = given;
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`There is no value for the path parameter ${name}.`);
    return encodeURIComponent(value);
  });
  // As a plus sign, a space is one in forms only (RFC 3986 has no such thing).
  const search = new URLSearchParams(query.map((pair) => [...pair])).toString().replaceAll("+", "%20");
  const url = `${base}${filled}${search && `?${search}`}`;
  const headers: Record<string, string> = {
    "user-agent": "rootly-action-items-contract-tests",
    accept: operation.accept.join(", "),
  };
  const authorization = { token: `Bearer ${token}`, malformed: "not-a-scheme", wrong: "Bearer nobody-was-given-this" };
  if (given.authentication !== "none") headers["authorization"] = authorization[given.authentication];
  for (const [name, value] of given.headers ?? []) headers[name.toLowerCase()] = value;
  if (given.cookies !== undefined) headers["cookie"] = given.cookies.map((pair) => pair.join("=")).join("; ");
  if (given.mediaType !== undefined) headers["content-type"] = given.mediaType;

  const startedAt = Date.now();
  const response = await fetch(url, {
    method,
    headers,
    redirect: "manual",
    signal: AbortSignal.timeout(GIVES_UP_AFTER_MS),
    // As bytes: from a string, fetch would add a media type of its own where the case has none.
    ...(given.body !== undefined && { body: new TextEncoder().encode(given.body) }),
  });
  const body = await textOf(response);
  return {
    operation,
    request: { method, url, headers, ...(given.body !== undefined && { body: given.body }) },
    response: { status: response.status, headers: Object.fromEntries(response.headers), body },
    startedAt,
    duration: Date.now() - startedAt,
  };
}
