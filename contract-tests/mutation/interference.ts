import { type Operation, operations } from "../spec/operations.ts";
import type { Json } from "../spec/schema.ts";

export type Fetch = typeof globalThis.fetch;

/** A request as a server got it. */
export interface Received {
  /** What it asks for; undefined when the spec has no such operation. */
  operation: Operation | undefined;
  /** The values of the path's parameters. */
  path: Readonly<Record<string, string>>;
  method: string;
  url: URL;
  headers: Headers;
  body: string | undefined;
  /** Aborted when the client has gone. */
  signal: AbortSignal | null;
}

/** An answer as a server gives it. A body that is a stream can break. */
export interface Answer {
  status: number;
  /** By lower-case name. */
  headers: Readonly<Record<string, string>>;
  body: string | ReadableStream<Uint8Array>;
}

/** What stands between the wire and a server; `next` is the server. Where it throws, the connection breaks. */
export type Interference = (received: Received, next: (received: Received) => Promise<Answer>) => Promise<Answer>;

const WITHOUT_BODY = [204, 205, 304];

/**
 * Puts an interference in front of a server.
 *
 * @param create Called once for each server: what an interference remembers is its own.
 */
export function interfering(create: () => Interference): (fetch: Fetch) => Fetch {
  return (fetch) => {
    const interfere = create();
    const next = async ({ url, method, headers, body, signal }: Received): Promise<Answer> => {
      // As bytes: to a string, a media type would be added where there is none.
      const bytes = body === undefined ? {} : { body: new TextEncoder().encode(body) };
      const response = await fetch(url, { method, headers, signal, ...bytes });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    };
    return async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      const text = await request.text();
      const { status, headers, body } = await interfere(
        {
          ...askedFor(request.method, url.pathname),
          method: request.method,
          url,
          headers: request.headers,
          body: text === "" ? undefined : text,
          signal: request.signal,
        },
        next,
      );
      const content = typeof body === "string" ? new TextEncoder().encode(body) : body;
      return new Response(WITHOUT_BODY.includes(status) ? null : content, { status, headers });
    };
  };
}

function askedFor(method: string, pathname: string): Pick<Received, "operation" | "path"> {
  for (const operation of operations) {
    if (operation.method !== method) continue;
    const pattern = new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = pattern.exec(pathname);
    if (match) return { operation, path: { ...match.groups } };
  }
  return { operation: undefined, path: {} };
}

/** Changes answers on their way back. */
export function onAnswer(change: (answer: Answer, received: Received) => Answer): (fetch: Fetch) => Fetch {
  return interfering(() => async (received, next) => change(await next(received), received));
}

/** Changes requests on their way to the server. */
export function onRequest(change: (received: Received) => Received): (fetch: Fetch) => Fetch {
  return interfering(() => (received, next) => next(change(received)));
}

/** An answer with another document in its body; as it was where it holds none. */
export function withDocument(answer: Answer, change: (document: Json) => Json): Answer {
  const document = parsed(answer.body);
  return document === undefined ? answer : { ...answer, body: JSON.stringify(change(document)) };
}

export function parsed(body: Answer["body"] | undefined): Json | undefined {
  try {
    return typeof body === "string" ? (JSON.parse(body) as Json) : undefined;
  } catch {
    return undefined;
  }
}

export function isSuccess({ status }: Pick<Answer, "status">): boolean {
  return status >= 200 && status < 300;
}
