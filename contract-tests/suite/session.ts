import type { Case } from "../cases/cases.ts";
import { withRequired } from "../cases/parameter-cases.ts";
import { samples } from "../cases/samples.ts";
import { defectsOf } from "../cases/soundness.ts";
import { isValid } from "../cases/validity.ts";
import { showsResource } from "../spec/attributes.ts";
import type { Operation } from "../spec/operations.ts";
import { creates, identifierOf, listOf, type Resource, removes, resource, resourceOf } from "../spec/resource.ts";
import { isObject, type Json } from "../spec/schema.ts";
import { attributesOf, type ResourceObject, resourcesOf } from "../exchange/document.ts";
import { type Exchange, send, succeeded } from "../exchange/exchange.ts";
import { listening } from "../exchange/local-server.ts";
import type { RootlyClient } from "../../src/index.ts";
import type { Target } from "../target.ts";
import { type WriteGuard, openWriteGuard } from "./write-guard.ts";
import { exchangesOf, openClientPool } from "./client-pool.ts";
import { LeftOut, leaveOutUnknown } from "./left-out.ts";
import { runOf } from "./mark.ts";
import { markedBody } from "./marked.ts";
import { type Accepted, openAccepted } from "./accepted.ts";
import { openTwins, type Twins } from "./twins.ts";

/** How often a request is sent that is refused because of the rate limit. */
const PATIENCE = 4;
const LONGEST_WAIT_MS = 120_000;
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** What a scenario says of a request. */
export interface RequestOptions {
  /** Which resource. */
  id?: string;
  query?: Case["query"];
  /** The attributes to send. */
  attributes?: Readonly<Record<string, Json>>;
  /** Called whenever it is answered with 429, before it is sent again. */
  whenLimited?: () => Promise<void>;
}

/** One run of the suite against one target: what was sent there, and what was created. */
export interface Session {
  readonly target: Target;
  /** What everything is sent with that is not sent by the session itself. */
  readonly fetch: typeof fetch;
  /** Which valid requests were accepted. */
  readonly twins: Twins;
  /** Which invalid ones were. */
  readonly accepted: Accepted;
  /** Sends a case, with identifiers that exist there. */
  send(testCase: Case): Promise<SentRequest>;
  /**
   * The plainest body that an operation takes, with these attributes beside the required ones, and the mark of the run.
   *
   * @throws {LeftOut} when the spec does not allow them together.
   */
  bodyOf(operation: Operation, attributes?: Readonly<Record<string, Json>>): string;
  /** Sends a request that the spec allows. */
  request(operation: Operation, options?: RequestOptions): Promise<SentRequest>;
  /** The values of the path's parameters for a case, and its body with the mark in it. */
  prepare(testCase: Case): Promise<{ path: Record<string, string>; ready: Case }>;
  /**
   * Creates a resource for one test case alone.
   *
   * @param of Which kind. Default: an action item.
   * @throws {Error} when the target does not answer a plain create as described.
   */
  create(attributes?: Readonly<Record<string, Json>>, of?: Resource): Promise<Created>;
  /** What was created last of a resource, as the response to that shows it; undefined when nothing was created yet. */
  lastCreated(of: Resource): Created | undefined;
  /** Whether a resource with these attributes carries the mark of this run. */
  owns(attributes: Readonly<Record<string, Json>>, of: Resource): boolean;
  /** What the run has created and not deleted since; without an id where no answer told it. */
  readonly left: WriteGuard["left"];
  /** Makes a call of the client, with everything recorded that goes over the wire meanwhile. */
  call(make: (client: RootlyClient) => PromiseLike<unknown>): Promise<Called>;
  close(): Promise<void>;
}

/** What a request came to. */
export interface SentRequest {
  /** With the answer that counts. */
  exchange: Exchange;
  /** Those before it, which were answered with 429. */
  limited: Exchange[];
}

/** A resource that was created, and everything that went over the wire for that. */
export interface Created extends ResourceObject {
  id: string;
  exchanges: Exchange[];
}

/** What a call of the client came to. */
export interface Called {
  exchanges: Exchange[];
  result: { value: unknown } | { error: unknown };
}

/** @param writeGuard What lets requests out. Default: one that refuses nothing. */
export async function openSession(
  target: Target,
  runId: string,
  writeGuard: WriteGuard = openWriteGuard(),
): Promise<Session> {
  if (target.kind === "mock") await listening(target.url);
  // The client waits for the rate limit as long as everybody here.
  const patient = { token: target.token, maxRetryDelay: LONGEST_WAIT_MS, totalTimeout: Infinity };
  const clientPool = openClientPool(target.url, writeGuard.fetch, patient);
  // One of each kind for all updates.
  const shared = new Map<Resource, Promise<string>>();
  const lastCreated = new Map<string, Created>();
  /** What the run has created before and can use again, which costs no write. */
  const leftOf = ({ name }: Resource): string[] =>
    writeGuard.left.flatMap(({ of, id }) => (of === name && id !== undefined ? [id] : []));
  const createdId = async (of: Resource): Promise<string> => (await session.create({}, of)).id;
  const sharedId = (of: Resource): Promise<string> => {
    const [before] = leftOf(of);
    const id = shared.get(of) ?? (before === undefined ? createdId(of) : Promise.resolve(before));
    shared.set(of, id);
    return id;
  };
  const removableId = async (of: Resource): Promise<string> => {
    const stored = shared.has(of) ? await shared.get(of) : leftOf(of)[0];
    return leftOf(of).find((id) => id !== stored) ?? (await createdId(of));
  };
  const marked = (testCase: Case) =>
    target.kind === "mock"
      ? testCase.body
      : markedBody(testCase, runId, { shared: identifierOf(testCase.operation) !== undefined });

  /** Sends; an answer of 429 is what a server may give at any time, so it is sent again when the write guard lets it. */
  async function deliver(
    testCase: Case,
    path: Record<string, string>,
    whenLimited?: RequestOptions["whenLimited"],
  ): Promise<SentRequest> {
    const limited: Exchange[] = [];
    for (let attempt = 1; ; attempt++) {
      // A request's own time begins when it is sent.
      await writeGuard.ready();
      const exchange = await send(testCase, { url: target.url, token: target.token, path, fetch: writeGuard.fetch });
      if (exchange.response.status !== 429 || attempt >= PATIENCE) return { exchange, limited };
      limited.push(exchange);
      await whenLimited?.();
    }
  }

  function bodyOf(operation: Operation, attributes: RequestOptions["attributes"]): string {
    const plain = operation.body && samples(operation.body.schema, target.known)[0]?.value;
    const document = isObject(plain) ? plain : {};
    const data = isObject(document["data"]) ? document["data"] : {};
    const required = isObject(data["attributes"]) ? data["attributes"] : {};
    const body = JSON.stringify({ ...document, data: { ...data, attributes: { ...required, ...attributes } } });
    // To a scenario, a string is as good as another, and it may empty the other one next.
    const ready = markedBody({ operation, body }, runId, { shortest: 0 }) ?? "";
    if (operation.body !== undefined && !isValid(operation.body.schema, JSON.parse(ready) as Json))
      throw new LeftOut(
        `${operation.id} does not take what would be sent together: ${Object.keys(attributes ?? {}).join(", ")}`,
      );
    demandMark(operation, ready);
    return ready;
  }

  /** On a server that others use, what carries no mark would be left there. */
  function demandMark(operation: Operation, body: string | undefined): void {
    const { name, texts } = resourceOf(operation) ?? resource;
    if (target.kind !== "server" || !creates(operation) || runOf(attributesOf(body), texts) === runId) return;
    throw new LeftOut(`no string of ${name} can carry the mark of the run beside what ${operation.id} would be sent`);
  }

  async function idFor(testCase: Case): Promise<string> {
    if (target.kind === "mock") return "any-id";
    const of = resourceOf(testCase.operation) ?? resource;
    if (target.readOnly) return await somebodysId(of);
    if (removes(testCase.operation) && testCase.polarity === "valid") return await removableId(of);
    return await sharedId(of);
  }

  /** Something that the run has not created, which can be read only. */
  async function somebodysId(of: Resource): Promise<string> {
    const list = listOf(of);
    const listed = list && resourcesOf((await session.request(list)).exchange.response.body);
    const id = listed?.find((resourceObject) => typeof resourceObject.id === "string")?.id;
    if (typeof id !== "string") throw new LeftOut("with --read-only, it needs something that is there already");
    return id;
  }

  const session: Session = {
    target,
    fetch: writeGuard.fetch,
    bodyOf,
    async prepare(testCase) {
      const { operation } = testCase;
      const body = marked(testCase);
      const ready = { ...testCase, ...(body !== undefined && { body }) };
      if (testCase.polarity === "valid") demandMark(operation, body);
      // That is a mistake of the suite, and none of the target's.
      const defects = await defectsOf(ready);
      if (defects.length > 0) throw new LeftOut(`it is not what it claims to be: ${defects.join(" ")}`);
      const path: Record<string, string> = {};
      for (const name of operation.pathParameters) {
        const value = name === identifierOf(operation) ? undefined : target.pathValue(name);
        path[name] = testCase.missing ? NOBODY : (value ?? testCase.on ?? (await idFor(ready)));
      }
      return { path, ready };
    },
    accepted: openAccepted(target.maxWrites),
    twins: openTwins({ target, marked, send: async (twin) => (await session.send(twin)).exchange }),
    async send(testCase) {
      const { path, ready } = await session.prepare(testCase);
      const response = await deliver(ready, path);
      if (testCase.polarity === "valid") session.twins.note(ready, response.exchange);
      return response;
    },
    async request(operation, { id, query, attributes, whenLimited } = {}) {
      const { body } = operation;
      const path = Object.fromEntries(
        operation.pathParameters.map((name) => [
          name,
          (name === identifierOf(operation) ? id : undefined) ?? target.pathValue(name) ?? NOBODY,
        ]),
      );
      const valid: Case = {
        operation,
        name: "",
        polarity: "valid",
        authentication: "token",
        ...(query && { query }),
        ...(body && { mediaType: body.mediaType, body: bodyOf(operation, attributes) }),
      };
      const response = await deliver(withRequired(valid), path, whenLimited);
      // Of one that names a resource, a scenario may mean that it is gone.
      if (creates(operation)) session.twins.note(valid, response.exchange);
      return response;
    },
    async create(attributes = {}, of = resource) {
      const { create } = of;
      if (create === undefined) throw new LeftOut(`the spec has no operation that creates one of ${of.name}`);
      if (create.obstacle !== undefined) throw new LeftOut(create.obstacle);
      if (!showsResource(create)) throw new LeftOut(`no response to ${create.id} shows one of ${of.name} with its id`);
      const { exchange, limited } = await session.request(create, { attributes });
      leaveOutUnknown(exchange, target);
      const [made] = resourcesOf(exchange.response.body);
      if (!succeeded(exchange) || made?.id === undefined) {
        const without = succeeded(exchange) ? ", but without a string as `id`" : "";
        throw new Error(
          `Nothing could be created for this: a plain create was answered with ${exchange.response.status}${without}.`,
        );
      }
      const created = { id: made.id, attributes: made.attributes, exchanges: [...limited, exchange] };
      lastCreated.set(of.name, created);
      return created;
    },
    lastCreated: ({ name }) => lastCreated.get(name),
    owns: (attributes, { texts }) => runOf(attributes, texts) === runId,
    get left() {
      return writeGuard.left;
    },
    async call(make) {
      await writeGuard.ready();
      return await clientPool.on(async ({ client, proxy }) => {
        proxy.take();
        const result = await make(client).then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        );
        return { exchanges: exchangesOf(proxy.take()), result };
      });
    },
    close: () => clientPool.close(),
  };
  return session;
}
