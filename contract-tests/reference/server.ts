import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { createFakeRootly, type FakeRootly, type FakeRootlyOptions } from "../../src/testing.ts";
import { type LocalServer, localServer } from "../exchange/local-server.ts";

type Fetch = typeof globalThis.fetch;

export interface ReferenceServerOptions extends FakeRootlyOptions {
  /** Where to listen on 127.0.0.1. Default: a port that is free. */
  port?: number | undefined;
  /** Puts something between the wire and the fake, a fault for example. Default: nothing. */
  wrap?: ((fetch: Fetch) => Fetch) | undefined;
}

export interface ReferenceServer extends LocalServer {
  /** What answers, to seed and to look into. */
  fake: FakeRootly;
}

/**
 * Serves the fake over HTTP: a server that behaves as the description says, and keeps what it is told.
 *
 * @throws {Error} when the port is in use.
 */
export async function startReferenceServer(options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const { port, wrap = (fetch) => fetch, ...ofTheFake } = options;
  const fake = createFakeRootly(ofTheFake);
  const fetch = wrap(fake.fetch);
  const server = await localServer((incoming, outgoing) => {
    // Where fetch rejects, a server says nothing: the connection breaks.
    pass(incoming, outgoing, fetch).catch(() => outgoing.destroy());
  }, port);
  return { ...server, fake };
}

/** Hands a request to a `fetch`, byte for byte, and its answer back. */
async function pass(incoming: IncomingMessage, outgoing: ServerResponse, fetch: Fetch): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const { method = "", url = "", headers, headersDistinct } = incoming;
  const body = await buffer(incoming);
  const response = await fetch(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
    // As bytes: to a text, a media type would be added where there is none.
    ...(body.length > 0 && !["GET", "HEAD"].includes(method) && { body: new Uint8Array(body) }),
    signal: gone.signal,
  });
  outgoing.setHeaders(response.headers);
  outgoing.writeHead(response.status);
  if (response.body === null) {
    outgoing.end();
    return;
  }
  // Also what is stuck in the middle of its body has begun to be answered.
  outgoing.flushHeaders();
  // The same stream: the browser's types do not say that it can be iterated, Node's do.
  await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), outgoing);
}
