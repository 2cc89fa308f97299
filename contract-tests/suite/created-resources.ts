import { type ResourceObject, resourcesOf, attributesOf, behindJson } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import type { Gateway } from "../exchange/gateway.ts";
import { showsResource, attributesTakenBy } from "../spec/attributes.ts";
import type { Operation } from "../spec/operations.ts";
import { type Resource, resource, removes, resourceOf } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";
import type { Target } from "../target.ts";
import type { LastShown } from "./read-after-write.ts";
import { leaveOutUnknown, LeftOut, statusAndWords } from "./left-out.ts";
import type { WriteGuard } from "./write-guard.ts";
import { type Case, needsResource } from "../cases/cases.ts";

/** A resource that was created, and everything that went over the wire for that. */
export interface Created extends ResourceObject {
  id: string;
  exchanges: Exchange[];
}

/** What a run creates, and what the server says where it lets nothing be created. */
export interface Creations {
  /**
   * Creates a resource for one test case alone.
   *
   * @param of Which kind. Default: an action item.
   * @throws {Error} when the target does not answer a plain create as described.
   * @throws {LeftOut} when the server lets the run create nothing, or the spec does not say how.
   */
  create(attributes?: Readonly<Record<string, Json>>, of?: Resource): Promise<Created>;
  /** What was created last of a resource, as the response to that shows it; undefined when nothing was created yet. */
  last(of: Resource): Created | undefined;
  /** Why nothing can be created, once the server has refused to; undefined as long as it has not. */
  readonly refusal: Refusal | undefined;
  /**
   * Takes note of the answer to a valid create.
   *
   * @param isPlain Whether nothing was sent beside the required attributes. Default: false.
   * @throws {LeftOut} when the server lets the run create nothing.
   */
  note(exchange: Exchange, isPlain?: boolean): void;
}

export interface CreationsOptions {
  target: Target;
  writeGuard: Pick<WriteGuard, "left">;
  gateway: Pick<Gateway, "refusalIn">;
  lastShown: Pick<LastShown, "notePlain">;
  /** Sends a request that the spec allows; gives the exchange that counts, and those before it. */
  request: (
    operation: Operation,
    options: { id?: string; attributes?: Readonly<Record<string, Json>> },
  ) => Promise<{ exchange: Exchange; limited: Exchange[] }>;
}

export function openCreations({ target, writeGuard, gateway, lastShown, request }: CreationsOptions): Creations {
  const last = new Map<string, Created>();
  let refusal: Refusal | undefined;

  function note(exchange: Exchange, isPlain = false): void {
    // What may have come of a create without a clear answer says nothing about the others.
    const isAnyLeft = writeGuard.left.some(({ id }) => id !== undefined);
    if (target.kind === "mock" || last.size > 0 || isAnyLeft) return;
    const unseen = gateway.refusalIn(exchange, true);
    const latest = refusalOf(exchange, { isPlain, before: refusal, unseen });
    if (latest === undefined) return;
    refusal = latest;
    throw new LeftOut(latest.reason);
  }

  return {
    async create(attributes = {}, of = resource) {
      if (refusal !== undefined) throw new LeftOut(refusal.reason);
      const { exchange, limited } = await request(creationOf(of), { attributes });
      leaveOutUnknown(exchange, target);
      const isPlain = Object.keys(attributes).length === 0;
      note(exchange, isPlain);
      const unseen = gateway.refusalIn(exchange, true);
      if (unseen !== undefined) throw new LeftOut(unseen);
      if (isPlain) lastShown.notePlain(exchange);
      const created = { ...createdBy(exchange), exchanges: [...limited, exchange] };
      // The first one tells by how much reads lag behind: the write guard learns it.
      if (of.read !== undefined && !last.has(of.name)) await request(of.read, { id: created.id });
      last.set(of.name, created);
      return created;
    },
    last: ({ name }) => last.get(name),
    get refusal() {
      return refusal;
    },
    note,
  };
}

/** The operation that creates a resource; throws where the suite cannot do so. */
function creationOf({ name, create }: Resource): Operation {
  if (create === undefined) throw new LeftOut(`the spec has no operation that creates one of ${name}`);
  if (create.obstacle !== undefined) throw new LeftOut(create.obstacle);
  if (!showsResource(create)) throw new LeftOut(`no response to ${create.id} shows one of ${name} with its id`);
  return create;
}

function createdBy(exchange: Exchange): Pick<Created, "id" | "attributes"> {
  const [made] = resourcesOf(exchange.response.body);
  if (!succeeded(exchange) || made?.id === undefined) {
    const answer = `${exchange.response.status}${succeeded(exchange) ? ", but without a string as `id`" : ""}`;
    throw new Error(`Nothing could be created for this: a plain create was answered with ${answer}.`);
  }
  return { id: made.id, attributes: made.attributes };
}

/** That the server refuses whatever the run would create, for example because its token may only read. */
export interface Refusal {
  status: number;
  /** Why what needs something created is left out. */
  reason: string;
}

/** How that reason begins. */
export const NOTHING_CREATED = "left out, as nothing can be created there";

/** Statuses that are about who sends the request, or where: 404 stands also for what the token may not see. */
const OF_WHO_ASKS = [401, 402, 403, 404];
/** Those that can be others the next time. */
const FOR_NOW = [408, 429];

/**
 * What the answer to a valid create says of all of them, where nothing was created before; undefined where it is no
 * refusal, or one that may come from what was sent beside the required attributes.
 *
 * @param isPlain Whether nothing was.
 * @param unseen Why the server has not seen it; undefined where it has.
 * @param before What an answer before it has said.
 */
function refusalOf(
  { response: { status, body } }: Exchange,
  { isPlain, before, unseen }: { isPlain: boolean; before: Refusal | undefined; unseen: string | undefined },
): Refusal | undefined {
  if (status < 400 || status >= 500 || FOR_NOW.includes(status) || resourcesOf(body).length > 0) return undefined;
  if (before?.status === status) return before;
  if (!isPlain && !OF_WHO_ASKS.includes(status)) return undefined;
  if (unseen !== undefined) return { status, reason: `${NOTHING_CREATED}: a plain create is ${unseen}` };
  return { status, reason: `${NOTHING_CREATED}: a plain create is refused with ${statusAndWords(status, body)}` };
}

interface ResourcePoolOptions {
  target: Pick<Target, "kind" | "readOnly">;
  writeGuard: Pick<WriteGuard, "left">;
  /** Creates a resource, and gives its id. */
  create: (of: Resource) => Promise<string>;
  /** The id of one that is there without the run; undefined when none is. */
  listed: (of: Resource) => Promise<string | undefined>;
}

/** The resources that requests are about, each created once for as many of them as possible. */
export interface ResourcePool {
  /**
   * The id of a resource that a case can be sent for.
   *
   * @throws {LeftOut} when only reads are allowed, and nothing is there to read.
   */
  idFor(testCase: Case): Promise<string>;
  /**
   * Sends an update of the resource that all updates share when no other one is under way that sends what this one is
   * checked for, or is checked for what this one sends: a server that takes both may show the one what became of the other.
   */
  inTurn<T>(testCase: Case, send: () => Promise<T>): Promise<T>;
}

/** The attributes that an update sends, and those that its response is checked for. */
interface Use {
  sent: readonly string[];
  checked: readonly string[];
}

function useOf({ operation, polarity, body, violates }: Case): Use {
  const sent = Object.keys(attributesOf(body?.slice(0, body.length - behindJson(body).length)));
  // A valid one beside others is a twin: it has to be accepted, and that is all.
  if (polarity === "valid") return { sent, checked: [] };
  const [, name] = /^\/data\/attributes\/([^/]+)/.exec(violates?.pointer ?? "") ?? [];
  if (violates?.pointer === "/data/attributes") return { sent, checked: Object.keys(attributesTakenBy(operation)) };
  return { sent, checked: name === undefined ? sent : [name] };
}

const isDisturbed = (one: Use, other: Use): boolean =>
  one.checked.some((name) => other.sent.includes(name)) || other.checked.some((name) => one.sent.includes(name));

export function openResourcePool({ target, writeGuard, create, listed }: ResourcePoolOptions): ResourcePool {
  /** One of each kind for all updates. */
  const shared = new Map<Resource, Promise<string>>();

  /** Updates of what is shared, in the order in which they were to be sent. */
  const underWay = new Map<Use, Promise<unknown>>();

  /** What the run has created before and can use again, which costs no write. */
  function leftOf({ name }: Resource): string[] {
    return writeGuard.left.flatMap(({ of, id }) => (of === name && id !== undefined ? [id] : []));
  }

  function sharedId(of: Resource): Promise<string> {
    const [before] = leftOf(of);
    const id = shared.get(of) ?? (before === undefined ? create(of) : Promise.resolve(before));
    shared.set(of, id);
    return id;
  }

  async function removableId(of: Resource): Promise<string> {
    const stored = shared.has(of) ? await shared.get(of) : leftOf(of)[0];
    return leftOf(of).find((id) => id !== stored) ?? (await create(of));
  }

  /** Something that the run has not created, which can be read only. */
  async function somebodysId(of: Resource): Promise<string> {
    const id = await listed(of);
    if (id === undefined) throw new LeftOut("with --read-only, it needs something that is there already");
    return id;
  }

  return {
    async idFor({ operation, polarity }) {
      if (target.kind === "mock") return "any-id";
      const of = resourceOf(operation) ?? resource;
      if (target.readOnly) return await somebodysId(of);
      if (removes(operation) && polarity === "valid") return await removableId(of);
      return await sharedId(of);
    },
    async inTurn(testCase, send) {
      const { operation, authentication } = testCase;
      const changes = authentication === "token" && operation.body !== undefined;
      if (target.kind === "mock" || !changes || !needsResource(testCase)) return await send();
      const use = useOf(testCase);
      const others = [...underWay].flatMap(([other, sent]) => (isDisturbed(use, other) ? [sent.catch(() => {})] : []));
      const sent = Promise.all(others).then(send);
      underWay.set(use, sent);
      return await sent.finally(() => underWay.delete(use));
    },
  };
}
