import { attributesShownBy, attributesTakenBy } from "../spec/attributes.ts";
import { type Operation, mostConcreteFirst, operations, pathPattern } from "../spec/operations.ts";
import { identifierOf, resource } from "../spec/resource.ts";
import { isObject, type Json, type Schema } from "../spec/schema.ts";

export type Fetch = typeof globalThis.fetch;

/** A request as a server got it. */
export interface Received {
  /** The operation that it calls; undefined when the spec has no such operation. */
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
  for (const operation of operations.toSorted(mostConcreteFirst)) {
    if (operation.method !== method) continue;
    const [match, ...values] = new RegExp(`^${pathPattern(operation.path)}$`).exec(pathname) ?? [];
    if (match === undefined) continue;
    return {
      operation,
      path: Object.fromEntries(operation.pathParameters.map((name, at) => [name, values[at] ?? ""])),
    };
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

export type Members = { [member: string]: Json };

/** Changes each resource of a success; a resource for which nothing comes back is left out of its list. */
export function withResources(answer: Answer, change: (resource: Members, at: number) => Members | undefined): Answer {
  if (!isSuccess(answer)) return answer;
  return withDocument(answer, (document) => {
    if (!isObject(document)) return document;
    const { data } = document;
    if (Array.isArray(data)) {
      const changed = data.filter(isObject).flatMap((item, at) => change(item, at) ?? []);
      return { ...document, data: changed };
    }
    return isObject(data) ? { ...document, data: change(data, 0) ?? null } : document;
  });
}

/** Changes the attributes of each resource of a success. */
export function withAttributes(answer: Answer, change: (attributes: Members, id: Json) => Members): Answer {
  return withResources(answer, (resource) => ({
    ...resource,
    attributes: change(isObject(resource["attributes"]) ? resource["attributes"] : {}, resource["id"] ?? null),
  }));
}

/** A request whose body holds other attributes; as it was where it holds none. */
export function withSent(received: Received, change: (attributes: Members) => Members): Received {
  const document = documentIn(received);
  const data = document?.["data"];
  const attributes = isObject(data) ? data["attributes"] : undefined;
  if (!isObject(document) || !isObject(data) || !isObject(attributes)) return received;
  return { ...received, body: JSON.stringify({ ...document, data: { ...data, attributes: change(attributes) } }) };
}

/** The attributes that a request sends; none where it sends none. */
export function sentIn(received: Received): Members {
  const data = documentIn(received)?.["data"];
  const attributes = isObject(data) ? data["attributes"] : undefined;
  return isObject(attributes) ? attributes : {};
}

function documentIn({ body }: Received): Members | undefined {
  const document = parsed(body);
  return isObject(document) ? document : undefined;
}

/** A request for another operation, by the same client; about one resource where that is said. */
export function insteadOf(received: Received, operation: Operation, id?: Json, document?: Json): Received {
  const identifier = identifierOf(operation);
  const path = { ...received.path, ...(identifier !== undefined && { [identifier]: String(id) }) };
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => path[name] ?? "");
  const headers = new Headers(received.headers);
  if (operation.body && document !== undefined) headers.set("content-type", operation.body.mediaType);
  return {
    ...received,
    operation,
    path,
    method: operation.method,
    url: new URL(filled, received.url),
    headers,
    body: document === undefined ? undefined : JSON.stringify(document),
  };
}

/** The primary data of an answer with one resource. */
export function resourceIn({ body }: Answer): Members | undefined {
  const document = parsed(body);
  const data = isObject(document) ? document["data"] : undefined;
  return isObject(data) ? data : undefined;
}

/** An operation that the faults need, which a spec without it would not have. */
export function needed(part: "create" | "read" | "update" | "remove"): Operation {
  const operation = resource[part];
  if (operation === undefined) throw new Error(`The spec has no operation to ${part} a resource.`);
  return operation;
}

/** The attributes that an operation takes and every answer holds, by name. */
export function echoedAttributes(operation: Operation): Record<string, Schema> {
  const names = Object.keys(attributesShownBy(operation));
  return Object.fromEntries(Object.entries(attributesTakenBy(operation)).filter(([name]) => names.includes(name)));
}

/** An answer with more headers, or others. */
export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** An answer with another object in its body; as it was where it holds none. */
export function inDocument(answer: Answer, change: (document: Members) => Members): Answer {
  return withDocument(answer, (document) => (isObject(document) ? change(document) : document));
}

/** An object that lacks some members. */
export function without(members: Members, ...names: string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}
