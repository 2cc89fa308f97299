import { setTimeout as wait } from "node:timers/promises";
import type { Case } from "../cases/cases.ts";
import { samples } from "../cases/samples.ts";
import type { Operation } from "../description/operations.ts";
import { identifierOf, resource } from "../description/resource.ts";
import { isObject, type Json } from "../description/schema.ts";
import { attributesOf, type ResourceObject, resourcesOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { send } from "../exchange/send.ts";
import { recordingProxy } from "../exchange/recording-proxy.ts";
import { createRootlyClient, type RootlyClient } from "../../src/index.ts";
import type { Target } from "../target.ts";
import { withMark } from "./mark.ts";

/** How often a request is sent again that was refused because of the rate limit. */
const PATIENCE = 4;
const LONGEST_WAIT_MS = 60_000;
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** What a scenario says of a request. */
export interface Wish {
  /** Which resource. */
  id?: string;
  query?: Case["query"];
  /** The attributes to send. */
  attributes?: Readonly<Record<string, Json>>;
}

/** One run of the suite against one target: what was sent there, and what was created. */
export interface Session {
  readonly target: Target;
  /** Sends a case, with identifiers that exist there. */
  send(each: Case): Promise<Exchange>;
  /** Sends a request that the description allows. */
  request(operation: Operation, wish?: Wish): Promise<Exchange>;
  /** The values of the path's parameters for a case, and its body with the mark in it. */
  prepare(each: Case): Promise<{ path: Record<string, string>; ready: Case }>;
  /**
   * Creates a resource for one question alone.
   *
   * @throws {Error} when the target does not answer a plain create as described.
   */
  create(attributes?: Readonly<Record<string, Json>>): Promise<ResourceObject & { id: string }>;
  /** Makes a call of the client, with everything recorded that goes over the wire meanwhile. */
  call(make: (client: RootlyClient) => PromiseLike<unknown>): Promise<Called>;
  close(): Promise<void>;
}

/** What a call of the client came to. */
export interface Called {
  exchanges: Exchange[];
  result: { value: unknown } | { error: unknown };
}

export async function openSession(target: Target, runId: string): Promise<Session> {
  const proxy = await recordingProxy(target.url);
  const client = createRootlyClient({ token: target.token, baseUrl: proxy.url });
  // Two for all updates: every one of them leaves at least one text of its resource alone, which keeps the mark.
  const shared = new Map<string, Promise<string>>();
  const sharedId = (purpose: string): Promise<string> => {
    const id = shared.get(purpose) ?? session.create().then((created) => created.id);
    shared.set(purpose, id);
    return id;
  };

  /** Sends; an answer of 429 is what a server may give at any time, so it is waited for. */
  async function deliver(each: Case, path: Record<string, string>): Promise<Exchange> {
    for (let attempt = 1; ; attempt++) {
      const exchange = await send(each, { url: target.url, token: target.token, path });
      if (exchange.response.status !== 429 || attempt >= PATIENCE) return exchange;
      await wait(Math.min(LONGEST_WAIT_MS, askedWait(exchange)));
    }
  }

  /** The plainest body that the description allows, with these attributes beside the required ones. */
  function bodyOf(operation: Operation, attributes: Wish["attributes"]): string {
    const plain = operation.body && samples(operation.body.schema, target.known)[0]?.value;
    const document = isObject(plain) ? plain : {};
    const data = isObject(document["data"]) ? document["data"] : {};
    const required = isObject(data["attributes"]) ? data["attributes"] : {};
    const body = { ...document, data: { ...data, attributes: { ...required, ...attributes } } };
    return withMark(JSON.stringify(body), runId, operation === resource.create);
  }

  async function idFor(each: Case): Promise<string> {
    if (target.kind === "mock") return "any-id";
    if (each.operation === resource.remove && each.polarity === "valid") return (await session.create()).id;
    const changed = Object.keys(attributesOf(each.body));
    return sharedId(
      changed.includes("summary") && !changed.includes("description") ? "new summaries" : "everything else",
    );
  }

  const session: Session = {
    target,
    async prepare(each) {
      const { operation, body } = each;
      const path: Record<string, string> = {};
      for (const name of operation.pathParameters) {
        const value = name === identifierOf(operation) ? undefined : target.pathValue(name);
        path[name] = each.missing ? NOBODY : (value ?? each.on ?? (await idFor(each)));
      }
      if (body === undefined || target.kind === "mock" || each.violates?.in === "protocol")
        return { path, ready: each };
      return { path, ready: { ...each, body: withMark(body, runId, operation === resource.create) } };
    },
    async send(each) {
      const { path, ready } = await session.prepare(each);
      return deliver(ready, path);
    },
    request(operation, { id, query, attributes } = {}) {
      const { body } = operation;
      const path = Object.fromEntries(
        operation.pathParameters.map((name) => [name, id ?? target.pathValue(name) ?? NOBODY]),
      );
      return deliver(
        {
          operation,
          name: "",
          polarity: "valid",
          authentication: "token",
          ...(query && { query }),
          ...(body && { mediaType: body.mediaType, body: bodyOf(operation, attributes) }),
        },
        path,
      );
    },
    async create(attributes = {}) {
      const { create } = resource;
      if (create === undefined) throw new Error("The description has no operation that creates one resource.");
      const exchange = await session.request(create, { attributes });
      const [made] = resourcesOf(exchange.response.body);
      if (!succeeded(exchange) || typeof made?.id !== "string") {
        throw new Error(
          `Nothing could be created for this: a plain create was answered with ${exchange.response.status}.`,
        );
      }
      return { id: made.id, attributes: made.attributes };
    },
    async call(make) {
      proxy.take();
      const result = await make(client).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      return { exchanges: proxy.take(), result };
    },
    close: () => proxy.close(),
  };
  return session;
}

/** How long an answer of 429 asks to wait, in milliseconds; a second when it does not. */
function askedWait({ response: { headers } }: Exchange): number {
  const after = Number(headers["retry-after"]);
  if (Number.isFinite(after) && after >= 0) return after * 1000;
  const reset = Number(headers["x-ratelimit-reset"] ?? headers["ratelimit-reset"]);
  return Number.isFinite(reset) ? Math.max(0, reset * 1000 - Date.now()) : 1000;
}
