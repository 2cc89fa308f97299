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
