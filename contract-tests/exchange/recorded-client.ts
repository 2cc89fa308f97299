import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { type Exchange, textOf } from "./exchange.ts";
import { createRootlyClient, type RootlyClient, type RootlyClientOptions } from "../../src/index.ts";
import { LeftOut } from "../suite/left-out.ts";
import { type Operation, operations, pathPattern } from "../spec/operations.ts";
import { type LocalServer, localServer } from "./local-server.ts";

/** A client, and the proxy that records what it sends. */
interface RecordedClient {
  client: RootlyClient;
  proxy: RecordingProxy;
}

/** Clients that call side by side: each has a proxy of its own, so that what went over the wire belongs to one call. */
export interface ClientPool {
  /** Makes a call with a client that nobody else uses. */
  on<T>(make: (recorded: RecordedClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * What went over the wire for a call.
 *
 * @throws What kept it from that: a limit, or whatever kept all of it. The client knows only of a status of the proxy's, after
 *   which it may have tried again.
 */
export function exchangesOf({ exchanges, failure }: Recorded): Exchange[] {
  if (failure instanceof LeftOut || (failure !== undefined && exchanges.length === 0)) throw failure;
  return exchanges;
}

/**
 * @param target Where the proxies pass on to, without a trailing slash.
 * @param fetch What they pass on with.
 * @param options Of the clients; the address is that of their proxy.
 */
export function openClientPool(
  target: string,
  fetch: typeof globalThis.fetch,
  options: RootlyClientOptions,
): ClientPool {
  const all: RecordingProxy[] = [];
  const free: RecordedClient[] = [];

  async function open(): Promise<RecordedClient> {
    const proxy = await recordingProxy(target, undefined, fetch);
    all.push(proxy);
    return { proxy, client: createRootlyClient({ ...options, baseUrl: proxy.url }) };
  }

  return {
    async on(make) {
      const recorded = free.pop() ?? (await open());
      try {
        return await make(recorded);
      } finally {
        free.push(recorded);
      }
    },
    async close() {
      await Promise.all(all.map((proxy) => proxy.close()));
    },
  };
}

/** Headers that belong to one connection (RFC 9110, section 7.6.1), or that this proxy undoes by reading the body. */
const OF_ONE_CONNECTION = [
  ...["connection", "keep-alive", "host", "content-length", "transfer-encoding", "expect"],
  ...["accept-encoding", "content-encoding"],
];

/** What became of requests. */
export interface Recorded {
  /** What went over the wire, oldest first. */
  exchanges: Exchange[];
  /** What kept one from being passed on, if anything did: its client hears of it only as a status. */
  failure?: unknown;
}

export interface RecordingProxy extends LocalServer {
  /** What was recorded since the last call. */
  take(): Recorded;
}

/**
 * A server that passes everything on to a target and remembers it: what a client
 * really sends can only be seen on a wire.
 *
 * @param more Headers to add to what is passed on, for example `Prefer`, with which Prism can be told what to answer.
 * @param fetch What passes on. Default: the global `fetch`.
 */
export async function recordingProxy(
  target: string,
  more: () => Record<string, string> = () => ({}),
  fetch = globalThis.fetch,
): Promise<RecordingProxy> {
  let recorded: Recorded = { exchanges: [] };
  const server = await localServer((incoming, outgoing) => {
    passOn(incoming, outgoing, {
      target,
      more,
      fetch,
      record: (exchange) => recorded.exchanges.push(exchange),
    }).catch((error: unknown) => {
      recorded.failure = error;
      // A client tries again after 502, but what is left out now is left out then.
      outgoing.writeHead(error instanceof LeftOut ? 403 : 502).end(String(error));
    });
  });
  return {
    ...server,
    take() {
      const taken = recorded;
      recorded = { exchanges: [] };
      return taken;
    },
  };
}

interface Passing {
  target: string;
  more: () => Record<string, string>;
  fetch: typeof globalThis.fetch;
  /** Called before the client has its response. */
  record: (exchange: Exchange) => void;
}

async function passOn(incoming: IncomingMessage, outgoing: ServerResponse, passing: Passing): Promise<void> {
  const { target, more, fetch, record } = passing;
  const body = await buffer(incoming);
  const headers = flat(incoming.headers);
  const { method = "", url = "" } = incoming;
  const operation = operationAt(method, url);
  const startedAt = Date.now();
  // A response that the client no longer waits for is not waited for here.
  const gone = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const response = await fetch(`${target}${url}`, {
    method,
    headers: { ...without(headers, OF_ONE_CONNECTION), ...more() },
    redirect: "manual",
    signal: gone.signal,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
  const text = await textOf(response);
  const back = Object.fromEntries(response.headers);
  record({
    operation,
    request: { method, url: `${target}${url}`, headers, ...(body.length > 0 && { body: body.toString() }) },
    response: { status: response.status, headers: back, body: text },
    startedAt,
    duration: Date.now() - startedAt,
  });
  outgoing.writeHead(response.status, without(back, OF_ONE_CONNECTION)).end(text);
}

function operationAt(method: string, url: string): Operation {
  const operation = operations.find((operation) => operation.method === method && template(operation.path).test(url));
  if (operation === undefined) throw new Error(`The client sent ${method} ${url}, which the spec does not have.`);
  return operation;
}

function template(path: string): RegExp {
  return new RegExp(`^${pathPattern(path)}(\\?|$)`);
}

function flat(headers: IncomingMessage["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function without(headers: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
