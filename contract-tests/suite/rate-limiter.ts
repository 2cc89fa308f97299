import { setTimeout as sleep } from "node:timers/promises";
import { isNotReached } from "../exchange/gateway.ts";
import type { Journal } from "./journal.ts";
import { LeftOut } from "./left-out.ts";

/** A longer wait would look like a run that hangs. */
const LONGEST_WAIT_MS = 120_000;
/** A window ends at a whole second of the server's clock, which is not ours. */
const MARGIN_MS = 250;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;
/** How far apart requests are sent once one was refused without a word on when to go on. Each such refusal doubles it. */
const FIRST_GAP_MS = 25;
/** Of what lets fewer requests pass, each wait after a refusal takes care. */
const LONGEST_GAP_MS = 250;
/** A smaller number of seconds counts from now, not from 1970. */
const FIRST_EPOCH_SECOND = 1e9;
/** A smaller one counts seconds, though the vendor says that all do. */
const FIRST_EPOCH_MILLISECOND = 1e11;
/** The vendor's rate-limit headers of 2026, then those of 2025. */
const GENERATIONS = ["x-ratelimit-", "ratelimit-"];

/** What is waited for, for a person. */
const FOR_LIMIT = "for the rate limit";
const FOR_SERVER = "as a gateway does not reach the server";

/** Called before each wait, with how long it is, and what it is for. */
export type OnWait = (milliseconds: number, why: string) => void;

/** Keeps requests within the rate limit that the answers tell of. */
export interface RateLimiter {
  /**
   * Settles when the limit allows requests.
   *
   * @throws {LeftOut} when that would take longer than two minutes.
   */
  ready(): Promise<void>;
  /**
   * Settles when the next request may be sent, once for each: where that is all that helps, they are kept apart.
   *
   * @throws {LeftOut} as `ready` does.
   */
  turn(): Promise<void>;
  /** Takes note of what an answer says. */
  note(response: Pick<Response, "status" | "headers">): void;
}

/**
 * @param onWait Default: does nothing.
 * @param journal Keeps what is known of the limit for other processes, and knows what others have noted. Default: none.
 */
export function openRateLimiter(
  onWait: OnWait = () => {},
  journal?: Pick<Journal, "limitedUntil" | "add">,
): RateLimiter {
  let until = journal?.limitedUntil ?? 0;
  let why = FOR_LIMIT;
  let refusals = 0;
  /** How far apart requests are sent. */
  let gap = 0;
  /** When the next one may be sent. */
  let free = 0;

  function waitUntil(moment: number, reason = FOR_LIMIT): void {
    if (moment <= until) return;
    until = moment;
    why = reason;
    journal?.add({ event: "limited", until });
  }

  /**
   * What refuses a request without a word lets so many pass each second (API gateways; nginx's `limit_req`, with 503 unless
   * told otherwise). Others that were under way are refused with it, and would all come back at once after the wait.
   */
  function slowDown(now: number, reason: string, longest: number): void {
    if (now < until) return;
    // Those that follow a refusal say that the wait was too short.
    if (refusals === 0) gap = Math.min(LONGEST_GAP_MS, Math.max(FIRST_GAP_MS, 2 * gap));
    waitUntil(now + Math.min(longest, FIRST_BACKOFF_MS * 2 ** refusals), reason);
    refusals += 1;
  }

  async function ready(): Promise<void> {
    for (let wait = until - Date.now(); wait > 0; wait = until - Date.now()) {
      if (wait > LONGEST_WAIT_MS) {
        const what =
          why === FOR_LIMIT ? "the rate limit is used up" : "what stands in front of the server asks to wait";
        throw new LeftOut(`${what} until ${new Date(until).toISOString()}`);
      }
      onWait(wait, why);
      await sleep(wait);
    }
  }

  return {
    ready,
    async turn() {
      // A refusal may come while it waits.
      do {
        await ready();
        const now = Date.now();
        const turn = Math.max(free, now);
        free = turn + gap;
        if (turn > now) await sleep(turn - now);
      } while (until > Date.now());
    },
    note({ status, headers }) {
      const now = Date.now();
      const isLimited = status === 429;
      // A gateway that cannot pass a request on wants fewer requests as well.
      if (isLimited || isNotReached({ status, headers: Object.fromEntries(headers) })) {
        const reason = isLimited ? FOR_LIMIT : FOR_SERVER;
        const told = retryAfter(headers, now) ?? (isLimited ? windowEnd(headers, now) : undefined);
        if (told === undefined) slowDown(now, reason, isLimited ? LONGEST_BACKOFF_MS : FIRST_BACKOFF_MS);
        else waitUntil(told, reason);
        return;
      }
      refusals = 0;
      if (count(headers, "remaining") === 0) waitUntil(windowEnd(headers, now) ?? 0);
    },
  };
}

/** The last moment that a date can hold. A server may name a later one. */
const LAST_MOMENT = 8.64e15;

/** When `Retry-After` allows the next request, in milliseconds since 1970. */
function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.min(now + Number(value) * 1000, LAST_MOMENT);
  const date = value.endsWith("GMT") ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : now + date - sentAt(headers, now) + MARGIN_MS;
}

/** When the window of the rate limit ends, in milliseconds since 1970. */
function windowEnd(headers: Headers, now: number): number | undefined {
  const reset = count(headers, "reset");
  if (reset === undefined) return undefined;
  if (reset < FIRST_EPOCH_SECOND) return now + reset * 1000 + MARGIN_MS;
  const moment = reset < FIRST_EPOCH_MILLISECOND ? reset * 1000 : reset;
  return Math.min(now + moment - sentAt(headers, now) + MARGIN_MS, LAST_MOMENT);
}

/** When a response was sent by the server's own clock, which may be hours away from ours; by ours where it does not say. */
function sentAt(headers: Headers, now: number): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? now : date;
}

/** The whole number that a rate-limit header begins with. */
function count(headers: Headers, name: string): number | undefined {
  const [value] = GENERATIONS.flatMap((generation) => {
    const [digits] = /^\d+(?=\s*($|[,;]))/.exec(headers.get(generation + name) ?? "") ?? [];
    return digits === undefined ? [] : [Number(digits)];
  });
  return value;
}
