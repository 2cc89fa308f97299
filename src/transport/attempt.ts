import { NOT_JSON, parseJson, readBody, responseFrom } from "./response.ts";
import { bounded, type Stop } from "./limits.ts";
import { connectionFailure } from "./failure.ts";
import { type Ending, situationOfStatus, type TimeoutPhase } from "./outcome.ts";

/**
 * Sends a request once and reads the whole answer. Never rejects.
 *
 * @param send Sends it. Calls back when nothing has to be waited for any more before that; is told when the
 *   time is over.
 * @param timeout Milliseconds, for preparation, headers and body together.
 * @param caller Aborts the attempt at once.
 */
export function attempt(
  send: (prepared: () => void, stop: Stop) => Promise<Response>,
  timeout: number,
  caller: AbortSignal | null | undefined,
  maxBodyBytes: number,
): Promise<Ending> {
  let phase: TimeoutPhase = "token";
  // What the status says, as soon as it is there: that stands, whatever comes after it.
  let head: Ending | undefined;
  const work = async (stop: Stop): Promise<Ending> => {
    let received: Response;
    try {
      received = await send(() => (phase = "headers"), stop);
    } catch (cause) {
      if (phase === "token") throw cause;
      // Node keeps an answer of 407 to itself: it is the only one of its errors that gives no reason.
      const { message, cause: inner } = Object(cause);
      if (message !== "fetch failed" || Object(inner).message !== "" || inner.code) return connectionFailure(cause);
      received = new Response(null, { status: 407 });
    }
    phase = "body";
    const response = responseFrom(received);
    head = { ...situationOfStatus(response.status), response };
    const body = await readBody(received, maxBodyBytes);
    const { text } = body;
    const ending: Ending = { ...head, text };
    // A refusal is a refusal, however much of its reason comes.
    if (head.outcome !== "applied") return ending;
    // What comes after a 204 all the same is no part of it.
    if (response.status === 204) return ending;
    // The runtime may have a time-out of its own.
    if (body.problem) return { ...ending, ...body, phase: connectionFailure(body.cause).phase };
    const { value: json, error } = parseJson(text);
    const flaw = text ? NOT_JSON : "is empty";
    return { ...ending, json, problem: error ? flaw : undefined };
  };
  const cutShort = (why: Partial<Ending>): Ending => {
    const final = phase === "token";
    return { outcome: final ? "not-sent" : "unknown", final, ...head, ...why };
  };
  const late = () => (head && head.outcome !== "applied" ? head : cutShort({ phase, problem: `no ${phase}` }));
  return bounded(work, timeout, caller, late).catch((thrown) =>
    cutShort({ thrown, problem: caller?.aborted ? "aborted" : "cannot be sent" }),
  );
}
