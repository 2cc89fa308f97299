import type { Case } from "../cases/cases.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { reasonToSkip } from "../limits.ts";
import type { Target } from "../target.ts";
import { LeftOut } from "./left-out.ts";

/**
 * Which valid requests a server has accepted. A refusal of an invalid request proves something only beside one that
 * differs from it in one thing and was accepted: its twin.
 */
export interface Twins {
  /** Notes what came of a valid request, as it was sent. */
  note(sent: Case, exchange: Exchange): void;
  /**
   * Why the refusal of an invalid request proves nothing; undefined when its twin was accepted. A twin that was not
   * among the requests so far is sent now, once for all that share it.
   */
  whyUnproven(invalid: Case): Promise<string | undefined>;
}

export interface TwinsOptions {
  target: Target;
  /** A body as it is sent: with the mark of the run. */
  marked: (twin: Case) => string | undefined;
  send: (twin: Case) => Promise<Exchange>;
}

export function openTwins({ target, marked, send }: TwinsOptions): Twins {
  /** Of each valid request why it proves nothing; undefined for one that was accepted. */
  const outcomes = new Map<string, Promise<string | undefined>>();

  async function sendTwin(twin: Case): Promise<string | undefined> {
    const skip = reasonToSkip(twin, target);
    if (skip !== undefined) return skip;
    try {
      return outcomeOf(await send(twin));
    } catch (error) {
      if (error instanceof LeftOut)
        return `the valid request beside it was left out: ${error.message.replace(/^left out, as /, "")}`;
      throw error;
    }
  }

  return {
    note(sent, exchange) {
      const key = keyOf(sent, sent.body);
      if (!outcomes.has(key) || succeeded(exchange)) outcomes.set(key, Promise.resolve(outcomeOf(exchange)));
    },
    async whyUnproven({ twin }) {
      if (twin === undefined) return "there is no valid request beside it";
      const key = keyOf(twin, marked(twin));
      const outcome = outcomes.get(key) ?? sendTwin(twin);
      outcomes.set(key, outcome);
      return await outcome;
    },
  };
}

function outcomeOf(exchange: Exchange): string | undefined {
  if (succeeded(exchange)) return undefined;
  return `the valid request beside it was answered with ${exchange.response.status}`;
}

/** Which resource a request is about is none of what it is tried for. */
function keyOf({ operation, query = [], headers = [], cookies = [] }: Case, body = ""): string {
  return JSON.stringify([operation.id, query, headers, cookies, body]);
}

/**
 * Which invalid requests a server has accepted. Each costs writes, and one of a kind tells enough: others are left out
 * where writes are limited.
 */
export interface Accepted {
  /** The name of one of the same kind that was accepted; undefined when none was. */
  likeness(invalid: Case): string | undefined;
  note(invalid: Case): void;
  /** Runs one after the other of a kind, where writes are limited, so that nothing is sent before the result of the first is known. */
  inTurn<T>(invalid: Case, run: () => Promise<T>): Promise<T>;
}

/** @param maxWrites How many requests may change something; Infinity where nothing has to be spared. */
export function openAccepted(maxWrites: number): Accepted {
  const accepted = new Map<string, string>();
  const underWay = new Map<string, Promise<unknown>>();
  const isSpared = ({ operation }: Case) => maxWrites !== Infinity && operation.method !== "GET";
  return {
    likeness: (invalid) => (isSpared(invalid) ? accepted.get(kindOf(invalid)) : undefined),
    note(invalid) {
      const kind = kindOf(invalid);
      if (isSpared(invalid) && !accepted.has(kind)) accepted.set(kind, invalid.name);
    },
    async inTurn(invalid, run) {
      if (!isSpared(invalid)) return await run();
      const kind = kindOf(invalid);
      // The result of the one before goes to its own caller.
      const before = underWay.get(kind)?.catch(() => undefined);
      const answer = before === undefined ? run() : before.then(run);
      underWay.set(kind, answer);
      return await answer;
    },
  };
}

/**
 * The error of a request, wherever in the body that is: the operation, the keyword, what stands there instead, and
 * how deep.
 */
export function kindOf(invalid: Case): string {
  const { operation, authentication, method, mediaType, violates } = invalid;
  const { keyword = "", pointer = "", in: part } = violates ?? {};
  if (part !== "body") return JSON.stringify([operation.id, keyword, authentication, method, mediaType]);
  // What is missing is each a matter of its own.
  const what = keyword === "required" ? pointer : insteadIn(invalid);
  return JSON.stringify([operation.id, keyword, what, pointer.split("/").length]);
}

/** What stands in the place that is broken, as the name of a case says it after that place. */
export function insteadIn({ name, violates }: Pick<Case, "name" | "violates">): string {
  return name.replace(`${violates?.inner?.pointer || violates?.pointer || "the body"} `, "");
}
