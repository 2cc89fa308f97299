/**
 * What is known about a call's effect on the server after it failed:
 *
 * - `"not-sent"`: no byte of the request can have reached the server;
 * - `"rejected"`: the server refused it, nothing was changed;
 * - `"unknown"`: it may or may not have been carried out;
 * - `"applied"`: the server said that it carried it out, but its answer is lost or unusable;
 * - `"not-applied"`: it was sent, and what it was to create is not there, twice looked up; only where the caller asked
 *   for that.
 */
export type Outcome = "not-sent" | "rejected" | "unknown" | "applied" | "not-applied";

/** Which methods may be sent again: none, those that only read, those that may be repeated without harm, or every one. */
const NONE = 0;
const SAFE = 1;
const IDEMPOTENT = 2;
const ANY = 3;

/** A way in which an attempt can end: what is known afterwards, and who may try again. */
export interface Situation {
  readonly outcome: Outcome;
  readonly repeat: 0 | 1 | 2 | 3;
}

// Constants of their own rather than members of a table: their names vanish when the client is bundled.
export const UNREACHABLE: Situation = { outcome: "not-sent", repeat: ANY };
export const UNTRUSTED: Situation = { outcome: "not-sent", repeat: NONE };
export const LIMITED: Situation = { outcome: "rejected", repeat: ANY };
export const REJECTED: Situation = { outcome: "rejected", repeat: NONE };
export const BROKEN: Situation = { outcome: "unknown", repeat: IDEMPOTENT };
export const DEAD_END: Situation = { outcome: "unknown", repeat: NONE };
export const UNREADABLE: Situation = { outcome: "applied", repeat: SAFE };
export const DONE: Situation = { outcome: "applied", repeat: NONE };

/** Whether a request may be sent again. `resend` is the caller's leave to risk doing it twice. */
export function mayRepeat({ repeat }: Situation, method: string, resend = false): boolean {
  const needed = /^(GET|HEAD|OPTIONS)$/.test(method)
    ? SAFE
    : /^(PUT|DELETE)$/.test(method) || resend
      ? IDEMPOTENT
      : ANY;
  return repeat >= needed;
}

/** What a status says, by itself, about the request that it answers. */
export function situationOfStatus(status: number): Situation {
  if (status === 429) return LIMITED;
  // No server will implement tomorrow's attempt what it does not know today; a redirect would be the same again.
  if (status === 501 || status < 200 || (status >= 300 && status < 400)) return DEAD_END;
  if (status === 408 || status >= 500) return BROKEN;
  return status < 300 ? DONE : REJECTED;
}
