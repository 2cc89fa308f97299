import { setTimeout as sleep } from "node:timers/promises";
import { isNotReached } from "../exchange/gateway.ts";
import { LeftOut } from "./left-out.ts";

/** A longer wait would look like a run that hangs. */
const LONGEST_WAIT_MS = 120_000;
/** A window ends at a whole second of the server's clock, which is not ours. */
const MARGIN_MS = 250;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;
/** A smaller number of seconds counts from now, not from 1970. */
const FIRST_EPOCH_SECOND = 1e9;
/** The vendor's rate-limit headers of 2026, then those of 2025. */
const GENERATIONS = ["x-ratelimit-", "ratelimit-"];

/** Keeps requests within the rate limit that the answers tell of. */
export interface RateLimiter {
  /**
   * Settles when the next request may be sent.
   *
   * @throws {LeftOut} when that would take longer than two minutes.
   */
  ready(): Promise<void>;
  /** Takes note of what an answer says. */
  note(response: Pick<Response, "status" | "headers">): void;
}

/** @param onWait Called before each wait. */
export function openRateLimiter(onWait: (milliseconds: number) => void = () => {}): RateLimiter {
  let until = 0;
  let refusals = 0;
  return {
    async ready() {
      for (let wait = until - Date.now(); wait > 0; wait = until - Date.now()) {
        if (wait > LONGEST_WAIT_MS)
          throw new LeftOut(`the rate limit is used up until ${new Date(until).toISOString()}`);
        onWait(wait);
        await sleep(wait);
      }
    },
    note({ status, headers }) {
      const now = Date.now();
      refusals = status === 429 ? refusals + 1 : 0;
      if (status === 429) {
        const backoff = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (refusals - 1));
        until = Math.max(until, retryAfter(headers, now) ?? windowEnd(headers, now) ?? now + backoff);
      } else if (isNotReached({ status, headers: Object.fromEntries(headers) })) {
        // A gateway that cannot pass a request on wants fewer requests as well.
        until = Math.max(until, retryAfter(headers, now) ?? now + FIRST_BACKOFF_MS);
      } else if (count(headers, "remaining") === 0) until = Math.max(until, windowEnd(headers, now) ?? 0);
    },
  };
}

/** When `Retry-After` allows the next request, in milliseconds since 1970. */
function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(value)) return now + Number(value) * 1000;
  const date = value.endsWith("GMT") ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : date + MARGIN_MS;
}

/** When the window of the rate limit ends, in milliseconds since 1970. */
function windowEnd(headers: Headers, now: number): number | undefined {
  const reset = count(headers, "reset");
  if (reset === undefined) return undefined;
  return (reset < FIRST_EPOCH_SECOND ? now + reset * 1000 : reset * 1000) + MARGIN_MS;
}

/** The whole number that a rate-limit header begins with. */
function count(headers: Headers, name: string): number | undefined {
  const [value] = GENERATIONS.flatMap((generation) => {
    const [digits] = /^\d{1,10}(?=\s*($|[,;]))/.exec(headers.get(generation + name) ?? "") ?? [];
    return digits === undefined ? [] : [Number(digits)];
  });
  return value;
}
