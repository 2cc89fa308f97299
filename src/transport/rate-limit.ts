import { serverTime } from "./http-date.ts";

/** What the server says of its rate limit; a member that it does not say, or not sensibly, is absent. */
export interface RateLimit {
  /** Requests allowed in the window. */
  limit?: number | undefined;
  /** Requests left in the window. */
  remaining?: number | undefined;
  /** Requests made in the window. */
  used?: number | undefined;
  /** When the window ends, by the server's clock. */
  reset?: Date | undefined;
}

/** The last moment that a `Date` can be, in milliseconds since the epoch. */
const LAST_MOMENT = 8.64e15;

/**
 * Parses either generation of the vendor's rate-limit headers, where the limit can look like `1000, 1000;window=3600`,
 * and the end of the window as the drafts of the IETF have it: `RateLimit: "default";r=0;t=30`.
 *
 * @param now What time it is, in milliseconds since the epoch, where the server does not say.
 */
export function rateLimitOf(headers: Headers, now: number): RateLimit {
  const rateLimit: RateLimit = {};
  const policies = headers.get("ratelimit") ?? "";
  // Of several policies, the one that is used up.
  const [, seconds] = /r=0; *t=(\d+)/.exec(policies) ?? /\b(?:t|reset)=(\d+)/.exec(policies) ?? [];
  for (const name of ["limit", "remaining", "used", "reset"] as const) {
    // The vendor's headers of January 2026 win over those of 2025, if both make sense.
    for (const text of [
      name === "reset" && seconds,
      headers.get(`ratelimit-${name}`),
      headers.get(`x-ratelimit-${name}`),
    ]) {
      const number = Number((/^\d+(\.\d+)?(?=\s*($|[,;]))/.exec(text || "") ?? [])[0]);
      if (name !== "reset") {
        if (Number.isSafeInteger(number)) rateLimit[name] = number;
      } else if (number >= 0) {
        // Seconds from now, or seconds or milliseconds since the epoch: each would be absurd as one of the others.
        const since = number < 1e9 ? serverTime(headers, now) : 0;
        rateLimit.reset = new Date(Math.min(LAST_MOMENT, since + number * (number < 1e12 ? 1000 : 1)));
      }
    }
  }
  return rateLimit;
}
