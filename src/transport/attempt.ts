import type { TimeoutPhase } from "../errors/timeout-error.ts";
import { bounded } from "./bounded.ts";
import { connectionFailure } from "./connection-failure.ts";
import { type Situation, situationOfStatus } from "./outcome.ts";
import { readBody } from "./read-body.ts";

/** How an attempt ended, and what came of it. */
export interface Ending extends Situation {
  /** Undefined when no answer came. */
  response?: Response;
  /** The body, as far as it came. */
  text?: string;
  /** The parsed body of a success; undefined where there is none. */
  json?: unknown;
  /** Why the answer to a request that was carried out cannot be used. */
  problem?: string | undefined;
  /** What was being waited for when the time was over. */
  phase?: TimeoutPhase;
  /** The runtime's code for the reason, if it gave one. */
  reason?: string | undefined;
  cause?: unknown;
  /** What the call has to throw as it is: the reason of an abort, or why there is no token. */
  thrown?: unknown;
}

/**
 * Sends a request once and reads the whole answer. Never rejects.
 *
 * @param prepare What has to be waited for before anything can be sent. Gives what sends it; that is given a signal
 *   that aborts when the time is over.
 * @param timeout Milliseconds, for preparation, headers and body together.
 * @param caller Aborts the attempt at once.
 */
export function attempt(
  prepare: () => Promise<(signal: AbortSignal) => Promise<Response>>,
  timeout: number,
  caller: AbortSignal | undefined,
  maxBodyBytes: number,
): Promise<Ending> {
  let phase: TimeoutPhase = "token";
  let refusal: Ending | undefined;
  const work = async (signal: AbortSignal): Promise<Ending> => {
    const send = await prepare();
    phase = "headers";
    let response: Response;
    try {
      response = await send(signal);
    } catch (cause) {
      return connectionFailure(cause);
    }
    phase = "body";
    const answer = { ...situationOfStatus(response.status), response };
    // A refusal is a refusal, however much of its reason comes.
    if (answer.outcome !== "applied") refusal = answer;
    const { text, ...cut } = await readBody(response, maxBodyBytes);
    const ending = { ...answer, text };
    if (refusal) return ending;
    if (cut.problem) {
      const failure = connectionFailure(cut.cause);
      return failure.phase ? failure : { ...ending, ...cut };
    }
    if (response.status === 204) return ending;
    try {
      return { ...ending, json: JSON.parse(text) };
    } catch (cause) {
      return { ...ending, problem: text ? "is not JSON" : "is empty", cause };
    }
  };
  const unanswered = (why: Pick<Ending, "phase" | "thrown">): Ending => {
    const final = phase === "token";
    return { outcome: final ? "not-sent" : "unknown", final, ...why };
  };
  const late = () => refusal ?? unanswered({ phase });
  return bounded(work, timeout, caller, late).catch((thrown) => unanswered({ thrown }));
}
