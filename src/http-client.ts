import { type Answer, parseJson } from "./transport/response.ts";
import { type Base, fillPath, writeQuery } from "./transport/url.ts";
import { CALL_LIMITS } from "./transport/limits.ts";
import type { paths } from "../generated/schema.d.ts";
import { knownOptions, sendable, writeJson } from "./arguments.ts";
import { type Client, mergeHeaders } from "openapi-fetch";
import { operationIds } from "../generated/names.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { HeadersOptions, OutgoingRequest } from "./transport/request.ts";

/** The version in package.json, which cannot be imported where there is no file system; a test holds them together. */
export const VERSION = "0.1.0";

/** The media type of every body (JSON:API), without parameters. */
export const MEDIA_TYPE = "application/vnd.api+json";

type Own = Readonly<Record<string, string>>;
const HEADERS: Own = { accept: MEDIA_TYPE, "user-agent": `rootly-action-items/${VERSION}` };
const OWN = ["authorization", "accept", "content-type"];

/**
 * openapi-fetch's typed methods, one for each verb, and `request`. A call takes `params`, `body`, `headers`, `signal`
 * and `querySerializer`; what would go around the transport, such as a `fetch` of its own, is refused.
 */
export type HttpClient = Omit<Client<paths, typeof MEDIA_TYPE>, "use" | "eject">;

/** What openapi-fetch's types let a call say. */
interface Init {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: HeadersOptions };
  body?: unknown;
  headers?: HeadersOptions;
  querySerializer?: (query: object) => string;
  signal?: AbortSignal | null;
  maxRetries?: number;
  attemptTimeout?: number;
  totalTimeout?: number;
  /** For this client's own methods. */
  resend?: boolean;
}

/** An answer as openapi-fetch gives it: a refusal is its `error`. Its response can be read again. */
export function forUsers({ response, text, json }: Answer): object {
  Object.assign(response, { text: async () => text, json: async () => JSON.parse(text) });
  if (response.ok) return { data: json, response };
  // As openapi-fetch reads a refusal: what is not JSON is a string.
  const { value: error = text } = parseJson(text);
  return { error, response };
}

/**
 * openapi-fetch's client, made of its own parts: its types, its URLs and its headers. In place of the core that it puts
 * them together with stands the transport, which reads and parses answers itself, and sends requests more than once:
 * openapi-fetch would make a `Request` of each, which can be sent once only and costs as much CPU as all the rest.
 *
 * The only place that knows openapi-fetch.
 *
 * @param send What it gives is what a call returns. The types are those of `forUsers`.
 */
export function createHttpClient(base: Base, send: (request: OutgoingRequest) => Promise<object>): HttpClient {
  const request = async (verb: string, template: string, init: Init = {}) =>
    send(sendable("options", () => outgoing(verb, template, init, base)));
  const client: Record<string, unknown> = { request };
  for (const method of Object.values(operationIds).flatMap(Object.keys))
    client[method] = request.bind(undefined, method);
  // The same calls; openapi-fetch's types say what each path takes and gives, which no value can be checked against.
  return client as unknown as HttpClient;
}

/**
 * Makes a request of what a call was given.
 *
 * @throws {ArgumentError} for what cannot be sent.
 */
function outgoing(verb: string, template: string, init: Init, base: Base): OutgoingRequest {
  const { params = {}, body, headers, querySerializer, signal, resend, ...limits } = init;
  if (signal && !signal.addEventListener) throw new ArgumentError("signal", "must be an AbortSignal");
  const url = sendable("params", () => {
    const path = base.url + fillPath(template, params.path);
    // With its question mark, or without, as openapi-fetch takes it.
    const query = (querySerializer ?? writeQuery)(params.query ?? {}).replace(/^\?/, "");
    return path + (query ? `?${query}${base.query.replace("?", "&")}` : base.query);
  });
  // Some servers, such as Fastify, refuse a request that has the media type of a body, but no body.
  const own = body === undefined ? HEADERS : { ...HEADERS, "content-type": MEDIA_TYPE };
  return {
    method: verb.toUpperCase(),
    template,
    url,
    limits: knownOptions(limits, CALL_LIMITS),
    resend,
    signal,
    headers: (client) => {
      // Most calls have none of their own, and merging takes as long as writing a body.
      if (!(client || params.header || headers)) return { ...own };
      return sendable("headers", () => Object.fromEntries(merged(own, client, params.header, headers)));
    },
    body: body === undefined ? null : writeJson(body),
  };
}

/** Headers in their order: a later one takes the place of an earlier one, and null takes it away. */
function merged(own: Own, ...sources: readonly (HeadersOptions | undefined)[]): Headers {
  const known = sources.map((source = {}) => {
    // What is iterable is of `fetch`, which knows pairs and its own class only.
    const entries = Symbol.iterator in source ? [...new Headers(source)] : Object.entries(source);
    // A list would be added to what stands there before.
    return Object.fromEntries(entries.map(([name, value]) => [name, value && String(value)]));
  });
  const headers = mergeHeaders(own, ...known);
  // The media type may be named for all calls, also those without a body. What is not there is null, or undefined.
  const foreign = OWN.find((name) => headers.get(name) !== MEDIA_TYPE && headers.get(name) != own[name]);
  if (foreign) throw new ArgumentError("headers", `must leave ${foreign} to the client`);
  return headers;
}
