import type { Case } from "../cases/cases.ts";
import { inPath, nobodyInPath, withRequired } from "../cases/parameters.ts";
import { defectsOf } from "../cases/soundness.ts";
import type { Operation } from "../spec/operations.ts";
import { creates, identifierOf, listOf, type Resource, resourceOf } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";
import { resourcesOf } from "../exchange/document.ts";
import { type Exchange, send } from "../exchange/exchange.ts";
import { ATTEMPTS_TO_REACH, type Gateway, isNotReached, openGateway } from "../exchange/gateway.ts";
import { listening } from "../exchange/local-server.ts";
import type { RootlyClient } from "../../src/index.ts";
import type { Target } from "../target.ts";
import { openWriteGuard, type WriteGuard } from "./write-guard.ts";
import { type Bodies, bodiesFor } from "./bodies.ts";
import { type ClientPool, exchangesOf, openClientPool } from "../exchange/recorded-client.ts";
import { type Creations, openCreations, openResourcePool, type ResourcePool } from "./created-resources.ts";
import { type Before, type LastShown, openLastShown } from "./read-after-write.ts";
import { LeftOut } from "./left-out.ts";
import { runOf } from "./mark.ts";
import { type Accepted, openAccepted, openTwins, type Twins } from "./accepted.ts";

/** How often a request is sent that is refused because of the rate limit. */
const PATIENCE = 4;
/** How often a request is sent that is answered with a response. */
function attemptsAfter({ response }: Exchange): number {
  if (response.status === 429) return PATIENCE;
  return isNotReached(response) ? ATTEMPTS_TO_REACH : 1;
}
const LONGEST_WAIT_MS = 120_000;

/** What a scenario says of a request. */
export interface RequestOptions {
  /** Which resource. */
  id?: string;
  query?: Case["query"];
  /** The attributes to send. */
  attributes?: Readonly<Record<string, Json>>;
  /** Called whenever it is answered with 429, before it is sent again. */
  whenLimited?: () => Promise<void>;
  /** Whether a refusal by something in front of the server is as good as another. Default: it ends the scenario. */
  canBeBlocked?: boolean;
}

/** One run of the suite against one target: what was sent there, and what was created. */
export interface Session {
  readonly target: Target;
  /** What everything is sent with that is not sent by the session itself. */
  readonly fetch: typeof fetch;
  /** Tells the server's own refusals from those of what stands in front of it. */
  readonly gateway: Gateway;
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
  readonly creations: Creations;
  readonly create: Creations["create"];
  /** What answers have shown; what is sent by other means than the session has to be noted there. */
  readonly lastShown: LastShown;
  /** Whether a resource with these attributes carries the mark of this run. */
  owns(attributes: Readonly<Record<string, Json>>, of: Resource): boolean;
  /** What the run has created and not deleted since; without an id where no answer told it. */
  readonly left: WriteGuard["left"];
  /** By how much reads of one resource were seen to lag behind, in milliseconds. */
  readonly readLag: WriteGuard["readLag"];
  /** Makes a call of the client, with everything recorded that goes over the wire meanwhile. */
  call(make: (client: RootlyClient) => PromiseLike<unknown>): Promise<Called>;
  close(): Promise<void>;
}

/** What a request came to. */
export interface SentRequest {
  /** With the answer that counts. */
  exchange: Exchange;
  /** Those before it, which were answered with 429, or did not reach the server. */
  limited: Exchange[];
  /** What it shows as the last valid change has left that, or a plain one where it creates one. */
  before: Before;
}

/** What a call of the client came to. */
export interface Called {
  exchanges: Exchange[];
  /** What each shows as it was before. */
  before: Before[];
  result: { value: unknown } | { error: unknown };
}

/** @param writeGuard What lets requests out. Default: one that refuses nothing. */
export async function openSession(
  target: Target,
  runId: string,
  writeGuard: WriteGuard = openWriteGuard(),
): Promise<Session> {
  if (target.kind === "mock") await listening(target.url);
  return new RunSession(target, runId, writeGuard);
}

class RunSession implements Session {
  readonly target: Target;
  readonly gateway = openGateway();
  readonly twins: Twins;
  readonly accepted: Accepted;
  readonly #runId: string;
  readonly #writeGuard: WriteGuard;
  readonly #bodies: Bodies;
  readonly #resourcePool: ResourcePool;
  readonly #clientPool: ClientPool;
  readonly lastShown = openLastShown();
  readonly creations: Creations;

  constructor(target: Target, runId: string, writeGuard: WriteGuard) {
    this.target = target;
    this.#runId = runId;
    this.#writeGuard = writeGuard;
    this.#bodies = bodiesFor(target, runId);
    this.accepted = openAccepted(target.maxWrites);
    this.twins = openTwins({
      target,
      marked: this.#bodies.marked,
      send: async (twin) => (await this.send(twin)).exchange,
    });
    this.creations = openCreations({
      target,
      writeGuard,
      gateway: this.gateway,
      lastShown: this.lastShown,
      request: (operation, options) => this.request(operation, options),
    });
    this.#resourcePool = openResourcePool({
      target,
      writeGuard,
      create: async (of) => (await this.create({}, of)).id,
      listed: (of) => this.#listedId(of),
    });
    // The client waits for the rate limit as long as everybody here.
    const patient = { token: target.token, maxRetryDelay: LONGEST_WAIT_MS, totalTimeout: Infinity };
    this.#clientPool = openClientPool(target.url, this.fetch, patient);
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const response = await this.#writeGuard.fetch(input, init);
    this.gateway.note(response);
    return response;
  };

  readonly create: Creations["create"] = (attributes, of) => this.creations.create(attributes, of);

  get left(): WriteGuard["left"] {
    return this.#writeGuard.left;
  }

  get readLag(): WriteGuard["readLag"] {
    return this.#writeGuard.readLag;
  }

  bodyOf(operation: Operation, attributes?: RequestOptions["attributes"]): string {
    return this.#bodies.plain(operation, attributes);
  }

  async send(testCase: Case): Promise<SentRequest> {
    const { path, ready } = await this.prepare(testCase);
    const sent = await this.#resourcePool.inTurn(ready, () => this.#sendPatiently(ready, path));
    if (testCase.polarity === "valid") this.twins.note(ready, sent.exchange);
    return sent;
  }

  async prepare(testCase: Case): Promise<{ path: Record<string, string>; ready: Case }> {
    const body = this.#bodies.marked(testCase);
    const ready = { ...testCase, ...(body !== undefined && { body }) };
    if (testCase.polarity === "valid") this.#bodies.demandMark(testCase.operation, body);
    // That is a mistake of the suite, and none of the target's.
    const defects = await defectsOf(ready);
    if (defects.length > 0) throw new LeftOut(`it is not what it claims to be: ${defects.join(" ")}`);
    return { path: await this.#pathOf(ready), ready };
  }

  async #pathOf(testCase: Case): Promise<Record<string, string>> {
    const { operation, missing, on } = testCase;
    const path: Record<string, string> = {};
    for (const name of operation.pathParameters) {
      const value = name === identifierOf(operation) ? undefined : this.target.pathValue(name);
      if (missing) path[name] = nobodyAt(operation, name);
      else if (this.target.kind === "mock") path[name] = inPath(operation, name, value ?? "any-id");
      else path[name] = value ?? on ?? (await this.#resourcePool.idFor(testCase));
    }
    return path;
  }

  async request(operation: Operation, options: RequestOptions = {}): Promise<SentRequest> {
    const { id, query, attributes, whenLimited } = options;
    const { body } = operation;
    const path = Object.fromEntries(
      operation.pathParameters.map((name) => [
        name,
        (name === identifierOf(operation) ? id : undefined) ?? this.target.pathValue(name) ?? nobodyAt(operation, name),
      ]),
    );
    const valid: Case = {
      operation,
      name: "",
      polarity: "valid",
      authentication: "token",
      ...(query && { query }),
      ...(body && { mediaType: body.mediaType, body: this.bodyOf(operation, attributes) }),
    };
    const once = () => this.#sendPatiently(withRequired(valid), path, whenLimited);
    const isBehind = ({ exchange }: SentRequest) => id !== undefined && this.lastShown.isBehind(id, exchange);
    const isRead = resourceOf(operation)?.read === operation;
    const sent = isRead ? await this.#writeGuard.untilShown(once, (read) => !isBehind(read)) : await once();
    // Of one that names a resource, a scenario may mean that it is gone.
    if (creates(operation)) this.twins.note(valid, sent.exchange);
    return sent;
  }

  /**
   * Sends; an answer of 429 is what a server may give at any time, so it is sent again when the write guard lets it. So is
   * what did not reach the server: should it have done so, the journal knows of both.
   */
  async #sendPatiently(
    testCase: Case,
    path: Record<string, string>,
    whenLimited?: RequestOptions["whenLimited"],
  ): Promise<SentRequest> {
    const { url, token } = this.target;
    const limited: Exchange[] = [];
    for (let attempt = 1; ; attempt++) {
      // A request's own time begins when it is sent.
      await this.#writeGuard.ready();
      const { exchange, before } = await this.lastShown.around(changedBy(testCase, path), () =>
        send(testCase, { url, token, path, fetch: this.fetch }),
      );
      if (attempt >= attemptsAfter(exchange)) return { exchange, limited, before };
      limited.push(exchange);
      await whenLimited?.();
    }
  }

  owns(attributes: Readonly<Record<string, Json>>, { texts }: Resource): boolean {
    return runOf(attributes, texts) === this.#runId;
  }

  /** The id of one of those that a list shows; undefined when it shows none. */
  async #listedId(of: Resource): Promise<string | undefined> {
    const list = listOf(of);
    const listed = list && resourcesOf((await this.request(list)).exchange.response.body);
    return listed?.map(({ id }) => id).find((id) => typeof id === "string");
  }

  async call(make: (client: RootlyClient) => PromiseLike<unknown>): Promise<Called> {
    await this.#writeGuard.ready();
    return await this.#clientPool.on(async ({ client, proxy }) => {
      proxy.take();
      const result = await make(client).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      const exchanges = exchangesOf(proxy.take());
      const before = exchanges.map((exchange) => this.lastShown.before(exchange));
      for (const exchange of exchanges) this.lastShown.note(exchange);
      return { exchanges, before, result };
    });
  }

  close(): Promise<void> {
    return this.#clientPool.close();
  }
}

/** The id of what a request may change; undefined where it reads, or names nothing. */
function changedBy({ operation, method = operation.method }: Case, path: Record<string, string>): string | undefined {
  return method === "GET" ? undefined : path[identifierOf(operation) ?? ""];
}

/** A value of a path's parameter that names nothing. */
function nobodyAt(operation: Operation, name: string): string {
  const value = nobodyInPath(operation, name);
  if (value === undefined)
    throw new LeftOut(`no value of ${name} is known that its schema allows and that names nothing`);
  return value;
}
