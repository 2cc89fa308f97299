import { validators } from "../../generated/validators.js";
import type { OperationId } from "../transport/hooks.ts";

/** A request that has arrived at the fake. */
export interface RecordedRequest {
  /** The operation's id in the spec; undefined for a request that the spec does not know. */
  readonly operationId: OperationId | undefined;
  readonly method: string;
  /** As it was sent, with its query. */
  readonly url: string;
  /** By lower-case name. Of `authorization` only the scheme is kept: `Bearer …`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed; the string itself where it is no JSON, and undefined where there is none, or more than 1 MiB. */
  readonly body: unknown;
}

/** A request that was read whole, as the fake needs it. */
export interface ReadRequest {
  route: Route | undefined;
  url: URL;
  headers: Headers;
  /** The body; empty where it is too large. */
  text: string;
  isTooLarge: boolean;
  recorded: RecordedRequest;
}

/** A body may have this many bytes, 1 MiB; a larger one is refused and not kept. */
const MOST_BYTES = 0x10_0000;

export async function read(request: Request): Promise<ReadRequest> {
  const { method, headers } = request;
  const url = new URL(request.url);
  const bytes = await request.arrayBuffer();
  const isTooLarge = bytes.byteLength > MOST_BYTES;
  const text = isTooLarge ? "" : new TextDecoder().decode(bytes);
  const route = routeOf(method, url.pathname);
  return {
    ...{ route, url, headers, text, isTooLarge },
    recorded: {
      operationId: route?.operationId,
      method,
      url: request.url,
      headers: Object.fromEntries([...headers].map(([name, value]) => [name, redacted(name, value)])),
      body: parsed(text),
    },
  };
}

function redacted(name: string, value: string): string {
  return name === "authorization" ? value.replace(/^(\S+ )?.*$/, "$1…") : value;
}

function parsed(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The operation that a request calls, and what its path says. */
interface Route {
  operationId: OperationId;
  /** The decoded parameters of the path, by name. */
  path: Readonly<Record<string, string>>;
}

const PARAMETER = /\{[^}]+\}/g;

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

const OPERATIONS = Object.entries(validators).map(([operationId, { method, path }]) => ({
  // The table is generated with the operationIds for keys.
  operationId: operationId as OperationId,
  method: method.toUpperCase(),
  // Whatever stands in front is the path of a base URL.
  pattern: new RegExp(`^(.*?)${path.split(PARAMETER).map(literally).join("([^/]+?)")}$`),
  names: path.match(PARAMETER) ?? [],
}));

/** Finds the operation for a method and a path; undefined when the spec has none. Of others, HEAD is GET without its body. */
function routeOf(method: string, pathname: string): Route | undefined {
  const matches = OPERATIONS.filter((operation) => operation.method === method).flatMap(
    ({ operationId, pattern, names }) => {
      const match = pattern.exec(pathname);
      return match ? [{ operationId, names, base: match[1] ?? "", values: match.slice(2) }] : [];
    },
  );
  // An incident can have an id that makes the end of its path look like another path: the longest match is meant.
  const [best] = matches.sort((one, other) => one.base.length - other.base.length);
  if (best === undefined) return method === "HEAD" ? routeOf("GET", pathname) : undefined;
  try {
    const decoded = best.values.map((value, at) => [best.names[at]?.slice(1, -1), decodeURIComponent(value)]);
    return { operationId: best.operationId, path: Object.fromEntries(decoded) };
  } catch {
    // A stray percent sign names nothing.
    return undefined;
  }
}

/** The methods that a path has, HEAD and OPTIONS included; none where the spec does not have the path. */
export function methodsAt(pathname: string): string[] {
  const declared = OPERATIONS.map(({ method }) => method).filter((method) => routeOf(method, pathname));
  const methods = [...declared, ...(declared.includes("GET") ? ["HEAD"] : [])];
  return methods.length === 0 ? [] : [...new Set([...methods, "OPTIONS"])];
}
