import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { createFakeRootly, type FakeRootly, type FakeRootlyOptions } from "../../src/testing.ts";
import { type LocalServer, localServer } from "../exchange/local-server.ts";

type Fetch = typeof globalThis.fetch;

/** For what `wrap` puts there: the connection of the request that it has. */
export const connections = new AsyncLocalStorage<object>();

export interface ReferenceServerOptions extends FakeRootlyOptions {
  /** Where to listen on 127.0.0.1. Default: a port that is free. */
  port?: number | undefined;
  /** Whether pages of any origin may use it, as behind a gateway that answers CORS. Default: false. */
  cors?: boolean | undefined;
  /** Other organizations on the same server. Default: none. */
  organizations?: readonly Organization[] | undefined;
  /** Puts something between the wire and the fake, a fault for example. Default: nothing. */
  wrap?: ((fetch: Fetch) => Fetch) | undefined;
}

export interface ReferenceServer extends LocalServer {
  /** What answers, to seed and to look into. */
  fake: FakeRootly;
}

/** A larger body is not kept: the fake refuses it by its size. */
const MOST_BYTES = 0x10_0000;
/** A client that sends more than this does not get to read the response. */
const MOST_BYTES_PASSED_OVER = 64 * MOST_BYTES;

/**
 * Serves the fake over HTTP: a server that conforms to the spec, and keeps what it is told. As a mock does, it answers
 * with any status that a request prefers: `Prefer: code=403`.
 *
 * @throws {Error} when the port is in use.
 */
export async function startReferenceServer(options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const { port, cors = false, organizations = [], wrap = (fetch) => fetch, ...ofTheFake } = options;
  const fake = createFakeRootly(ofTheFake);
  const fetch = wrap(onPreference(withOrganizations(fake.fetch, organizations)));
  const server = await localServer((incoming, outgoing) => {
    if (cors && allowAnyOrigin(incoming, outgoing)) return;
    // Where fetch rejects, a server says nothing: the connection breaks.
    connections.run(incoming.socket, pass, incoming, outgoing, fetch).catch(() => outgoing.destroy());
  }, port);
  return { ...server, fake };
}

/** Hands a request to a `fetch`, byte for byte, and its answer back. */
async function pass(incoming: IncomingMessage, outgoing: ServerResponse, fetch: Fetch): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => {
    // Every request ends with it, and to abort one costs as much as to answer it.
    if (!outgoing.writableFinished) gone.abort();
  });
  const { method = "", headersDistinct } = incoming;
  const url = targetOf(incoming);
  const body = await readUpTo(incoming, MOST_BYTES + 1);
  if (url === undefined) {
    outgoing
      .writeHead(400, { "content-type": "text/plain" })
      .end("The Host or the target of the request is malformed.\n");
    return;
  }
  const response = await fetch(url, {
    method,
    headers: Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
    // As bytes: to a string, a media type would be added where there is none.
    ...(body.length > 0 && !["GET", "HEAD"].includes(method) && { body }),
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

/** The URL that a request is for (RFC 9112, section 3.2); undefined where its Host or its target make none. */
function targetOf({ url = "", headers: { host } }: IncomingMessage): URL | undefined {
  const target = url.startsWith("/") ? `http://${host}${url}` : url;
  if (!URL.canParse(`http://${host}`) || !URL.canParse(target)) return undefined;
  const [authority, parsed] = [new URL(`http://${host}`), new URL(target)];
  // Nothing but a host and a port makes a URL that is its own origin.
  const isHost = authority.href === `${authority.origin}/`;
  return isHost && parsed.protocol === "http:" ? parsed : undefined;
}

/** The first bytes of a body; others are passed over, so that the client gets to read the response. */
async function readUpTo(incoming: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (size < most) chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES_PASSED_OVER) throw new Error("The body does not end.");
  }
  return new Uint8Array(Buffer.concat(chunks).subarray(0, most));
}

/** Another organization on the same server: what it has, only its token shows. */
type Organization = Required<Pick<FakeRootlyOptions, "token" | "incidents">> & { token: string };

/** A `fetch` that answers requests with another organization's token for that organization, and others as the given one. */
function withOrganizations(fetch: Fetch, organizations: readonly Organization[]): Fetch {
  const others = new Map(
    organizations.map((organization) => [`Bearer ${organization.token}`, createFakeRootly(organization)]),
  );
  return async (input, init) => {
    const request = new Request(input, init);
    const other = others.get(request.headers.get("authorization") ?? "");
    return await (other ?? { fetch }).fetch(request);
  };
}

/** `Prefer: code=403` (RFC 7240), as Prism takes it. */
const CODE = /(?:^|[,;])\s*code\s*=\s*"?([45]\d\d)"?\s*(?:$|[,;])/i;

/** A `fetch` that answers with the refusal that a request prefers, and as the given one where it prefers none. */
function onPreference(fetch: Fetch): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const [, status] = CODE.exec(request.headers.get("prefer") ?? "") ?? [];
    if (status === undefined) return await fetch(request);
    // One of its own: what fails next in the other one could be somebody else's request.
    const fake = createFakeRootly();
    fake.failNext({ kind: "status", status: Number(status), ...(status === "429" && { retryAfter: 0 }) });
    const response = await fake.fetch(request);
    // It is one refusal, not the end of the window: the next request is welcome.
    for (const name of ["x-ratelimit-remaining", "x-ratelimit-reset"]) response.headers.delete(name);
    return response;
  };
}

/** For requests without credentials, `*` is any header but `Authorization`, which has to be named (Fetch, "CORS protocol"). */
const PREFLIGHT = { "access-control-allow-methods": "*", "access-control-allow-headers": "*, authorization" };

/**
 * Lets pages of any origin send a request and read its whole response.
 *
 * @returns Whether the request was a preflight, which then is answered.
 */
export function allowAnyOrigin({ method, headers }: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "*");
  if (method !== "OPTIONS" || headers["access-control-request-method"] === undefined) return false;
  response.writeHead(204, PREFLIGHT).end();
  return true;
}
