import { isRootlyError } from "../errors/is-rootly-error.ts";
import type { TimeoutPhase } from "../errors/timeout-error.ts";
import { bounded } from "./bounded.ts";
import { connectionFailure } from "./connection-failure.ts";
import { BROKEN, DONE, type Situation, situationOfStatus, UNREADABLE, UNTRUSTED } from "./outcome.ts";
import { readBody } from "./read-body.ts";

/** How an attempt ended, and what came of it. */
export interface Ending {
  situation: Situation;
  /** Undefined when no answer came. */
  response?: Response;
  /** The body, as far as it came. */
  text?: string;
  /** The parsed body of a success; undefined where there is none. */
  json?: unknown;
  /** Why the answer to a request that was carried out cannot be used. */
  problem?: string;
  /** What was being waited for when the time was over. */
  phase?: TimeoutPhase;
  /** The runtime's code for the reason, if it gave one. */
  code?: string;
  cause?: unknown;
  /** What the call has to throw as it is: the reason of an abort, or an error of this client's own. */
  thrown?: unknown;
}

/**
 * Sends a request once and reads the whole answer. Never rejects.
 *
 * @param prepare What has to be waited for before anything can be sent.
 * @param send Sends it; it is given a signal that aborts when the time is over.
 * @param timeout Milliseconds, for preparation, headers and body together.
 * @param caller Aborts the attempt at once.
 */
export function attempt<Prepared>(
  prepare: () => Promise<Prepared>,
  send: (prepared: Prepared, signal: AbortSignal) => Promise<Response>,
  timeout: number,
  caller: AbortSignal | undefined,
  maxBodyBytes: number,
): Promise<Ending> {
  let phase: TimeoutPhase = "token";
  let response: Response | undefined;
  const work = async (signal: AbortSignal): Promise<Ending> => {
    try {
      const prepared = await prepare();
      phase = "headers";
      response = await send(prepared, signal);
      phase = "body";
    } catch (cause) {
      return isRootlyError(cause) ? { situation: UNTRUSTED, thrown: cause } : connectionFailure(cause);
    }
    const { text, cut } = await readBody(response, maxBodyBytes);
    const situation = situationOfStatus(response.status);
    const ending = { situation, response, text };
    // A refusal is a refusal, however much of its reason has come.
    if (situation !== DONE) return ending;
    if (cut?.by === "limit") return { ...ending, problem: "is too large" };
    if (cut) {
      const failure = connectionFailure(cut.cause);
      return failure.phase ? failure : { ...ending, situation: UNREADABLE, problem: "was cut off", cause: cut.cause };
    }
    if (response.status === 204) return ending;
    try {
      return { ...ending, json: JSON.parse(text) };
    } catch (cause) {
      return { ...ending, situation: UNREADABLE, problem: text ? "is not JSON" : "is empty", cause };
    }
  };
  const late = (): Ending => {
    const situation = response ? situationOfStatus(response.status) : DONE;
    if (response && situation !== DONE) return { situation, response };
    return { situation: phase === "token" ? UNTRUSTED : BROKEN, phase };
  };
  return bounded(work, timeout, caller, late).catch((thrown) => ({ situation: BROKEN, thrown }));
}
