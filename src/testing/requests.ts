import type { OperationId } from "../transport/hooks.ts";
import { type Route, routeOf } from "./routes.ts";

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
