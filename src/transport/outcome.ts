/**
 * What is known about a call's effect on the server after it failed:
 *
 * - `"not-sent"`: no byte of the request can have reached the server;
 * - `"rejected"`: the server refused it, and nothing was changed;
 * - `"unknown"`: it may or may not have been carried out;
 * - `"applied"`: the server said that it carried it out, but its answer is lost or unusable;
 * - `"not-applied"`: it was sent, but what it was to create was looked up twice and not found; only if the caller
 *   asked for that.
 */
export type Outcome = "not-sent" | "rejected" | "unknown" | "applied" | "not-applied";

/** A way in which an attempt can end: what is known afterwards, and whether the next one would end the same way. */
export interface Situation {
  readonly outcome: Outcome;
  readonly final?: boolean;
}

/** What was being waited for: the token, a connection, the answer's headers, or its body. */
export type TimeoutPhase = "token" | "connect" | "headers" | "body";

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
  phase?: TimeoutPhase | undefined;
  /** The runtime's code for the reason, if it gave one. */
  reason?: string | undefined;
  cause?: unknown;
  /** What the call has to throw as it is: the reason of an abort, or why there is no token. */
  thrown?: unknown;
}

/** Whether a request may be sent again. `resend` is the caller's leave to risk doing it twice. */
export function mayRepeat({ outcome, final }: Situation, method: string, resend?: boolean): boolean {
  if (final) return false;
  if (/^(GET|HEAD|OPTIONS)$/.test(method)) return true;
  if (outcome === "unknown") return resend || isRepeatableWrite(method);
  return outcome !== "applied";
}

/** Whether a method changes something, but no more when it is done twice. */
export function isRepeatableWrite(method: string): boolean {
  return /^(PUT|DELETE)$/.test(method);
}

/** Whether a status sends the client elsewhere; a browser makes 0 of those that it is not to follow. */
export function isRedirect(status: number): boolean {
  return /^(0|30[12378])$/.test(String(status));
}

/** What a status says, by itself, about the request that it answers. */
export function situationOfStatus(status: number): Situation {
  if (status >= 200 && status < 300) return { outcome: "applied" };
  // No server will implement tomorrow's attempt what it does not know today; a redirect would be the same again.
  if (status === 501 || status < 400) return { outcome: "unknown", final: true };
  if (status === 408 || status >= 500) return { outcome: "unknown" };
  return { outcome: "rejected", final: status !== 429 };
}
