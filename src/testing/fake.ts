import type { ActionItem } from "../action-items.ts";
import { ArgumentError } from "../errors/argument-error.ts";
import { type Kinds, knownOptions } from "../arguments.ts";
import { checkedFailure, fail, type Failure, FailureQueue, isBeforeArrival, rejectionFor } from "./failures.ts";
import { MEDIA_TYPE, responder } from "./answers.ts";
import { changesFrom, type FakeIncident, incidentsFrom, newItem, Store } from "./store.ts";
import { read, type RecordedRequest } from "./requests.ts";
import { answerTo } from "./operations.ts";

export interface FakeRootlyOptions {
  /** The incidents that exist, or their ids. Default: whatever incident is requested exists. */
  incidents?: readonly (string | FakeIncident)[] | undefined;
  /** The only valid bearer token. Default: any token is valid, but one is required. */
  token?: string | undefined;
  /** The server's clock. Default: this machine's. */
  now?: (() => Date) | undefined;
  /** How many action items a page has when `page[size]` does not say. Default: 20. */
  pageSize?: number | undefined;
}

/** The attributes of a seeded action item: any that a response shows, all of them optional. */
export type SeedAttributes = { [Name in keyof Omit<ActionItem, "incident_id">]?: ActionItem[Name] | undefined } & {
  /** The number of the user that it is assigned to, as in a create. */
  assigned_to_user_id?: number | null | undefined;
};

/** A working stand-in for Rootly's action items, in memory. */
export interface FakeRootly {
  /**
   * Responds as the spec says, to requests for any origin and any base path.
   *
   * @example
   * const fake = createFakeRootly();
   * const rootly = createRootlyClient({ token: "test-token", fetch: fake.fetch });
   */
  readonly fetch: typeof fetch;
  /** The action items that it holds, in the order of their creation. `assigned_to` is who they are assigned to. */
  readonly items: readonly ActionItem[];
  /** Every request that has arrived, retries included, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /**
   * Puts an action item there without a request, and returns it. The default `summary` is `"Seeded action item"`.
   *
   * @throws {Error} when the incident does not exist, or the id is taken.
   * @throws {ArgumentError} for an invalid incident id, or an attribute that no action item has.
   */
  seed(incidentId: string, attributes?: SeedAttributes): ActionItem;
  /**
   * Makes the next request fail, or the next few, or those of one operation. Each attempt of a call is a request, so a
   * call that the client resends fails only if all of its attempts do. Failures happen in the order of these calls.
   *
   * @param times How many requests fail, `Infinity` for all. Default: 1.
   * @throws {ArgumentError} for an unknown kind of failure, or an option that its kind does not have.
   *
   * @example
   * fake.failNext({ kind: "connection-lost", applied: true, operationId: "createIncidentActionItem" });
   * await rootly.actionItems.create(incidentId, { summary: "Rotate the leaked key" }); // throws, but fake.items has it
   */
  failNext(failure: Failure, times?: number): void;
  /** Removes the action items, the requests and the planned failures. */
  reset(): void;
}

/** The names that an item can be seeded with. */
function seedable(): Kinds {
  const sample = newItem({ id: "", title: "", status: "", created_at: "" }, new Date(0), { summary: "" });
  const { incident_id: _, ...members } = { ...sample, assigned_to_user_id: null };
  return Object.fromEntries(Object.keys(members).map((name) => [name, null]));
}

/** What every runtime has globally, but some test environments hide. */
const NEEDED = ["Request", "Response", "Headers", "ReadableStream", "TextEncoder"];

/**
 * Creates a fake of Rootly, for tests without network and without a real token.
 *
 * @throws {ArgumentError} for an unknown option, or an invalid value.
 */
export function createFakeRootly(provided: FakeRootlyOptions = {}): FakeRootly {
  const options = knownOptions(provided, { incidents: null, token: "", now: Date, pageSize: 1 });
  const missing = NEEDED.filter((name) => !(name in globalThis));
  if (missing.length > 0) {
    throw new Error(
      `rootly-action-items/testing needs ${missing.join(", ")}, which this environment does not have. ` +
        "jest-environment-jsdom hides what Node has: use jest-environment-node or jest-fixed-jsdom.",
    );
  }
  const { now: clock = () => new Date(), pageSize = 20, token } = options;
  const now = () => {
    // The class Date itself returns a string.
    const date = new Date(clock());
    if (isNaN(date.getTime())) throw new ArgumentError("now", "must return a Date");
    return date;
  };
  if (!Number.isInteger(pageSize) || pageSize < 1)
    throw new ArgumentError("pageSize", "must be a whole number, 1 or more");
  const store = new Store();
  const incident = incidentsFrom(options.incidents, now());
  const world = { store, incident, now, pageSize };
  const failures = new FailureQueue();
  const requests: RecordedRequest[] = [];
  const respond = responder(now);

  return {
    async fetch(input, init) {
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      signal?.throwIfAborted();
      const request = await read(new Request(input, { ...init, signal: null }));
      signal?.throwIfAborted();
      const failure = failures.next(request.route?.operationId);
      if (failure && isBeforeArrival(failure)) throw rejectionFor(failure);
      requests.push(request.recorded);
      const carryOut = () => answerTo(request, world, token);
      if (failure) return fail(failure, carryOut, respond, signal);
      const { status, body, headers } = carryOut();
      const isHead = request.recorded.method === "HEAD";
      if (body === undefined || isHead)
        return respond(status, null, { ...(isHead && { "content-type": MEDIA_TYPE }), ...headers });
      return respond(status, JSON.stringify(body), headers);
    },
    get items() {
      return [...store.items];
    },
    requests,
    seed(incidentId, seeded = {}) {
      const { assigned_to_user_id, ...attributes } = knownOptions(seeded, seedable(), "attributes", "attributes.");
      if (!incidentId || typeof incidentId !== "string")
        throw new ArgumentError("incidentId", "must be a string, not empty");
      const match = incident(incidentId);
      if (match === undefined) throw new Error(`The fake has no incident ${incidentId}.`);
      if (attributes.id !== undefined && store.find(attributes.id))
        throw new Error(`The fake has an action item ${attributes.id} already.`);
      const assignment = assigned_to_user_id === undefined ? {} : changesFrom({ assigned_to_user_id });
      const item = newItem(match, now(), {
        summary: "Seeded action item",
        ...assignment,
        ...attributes,
      });
      store.add(item);
      return item;
    },
    failNext(failure, times = 1) {
      if (!(Number.isInteger(times) || times === Infinity) || times < 0)
        throw new ArgumentError("times", "must be a whole number, 0 or more");
      failures.add(checkedFailure(failure), times);
    },
    reset() {
      store.clear();
      failures.clear();
      requests.length = 0;
    },
  };
}
