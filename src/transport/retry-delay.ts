/** The three forms that RFC 9110, section 5.6.7 has a recipient take; Date.parse takes much else for a date. */
const HTTP_DATE = /^\w+,? [\w -]+ [\d:]{8} (\d{4}|GMT)$/;

/** The moment of an HTTP date, in milliseconds since the epoch; NaN of what is none. */
function httpDate(text: string | null): number {
  // The oldest form names no time zone, and means the same one.
  return text && HTTP_DATE.test(text) ? Date.parse(text.replaceAll("-", " ").replace(" GMT", "") + " GMT") : NaN;
}

/** What time it is by the server's clock, in milliseconds since the epoch; where it does not say, `now`. */
function serverTime(headers: Headers, now: number): number {
  return httpDate(headers.get("date")) || now;
}

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

/** Each value of a header that may have been sent several times; the comma after the day of a date does not end one. */
const VALUES = /([a-z]+, )?[^,\s][^,]*/gi;

/**
 * How long the server asks to wait, in milliseconds, by its own clock: `Retry-After` in seconds or as an HTTP date (RFC
 * 9110, section 10.2.3), the longest where there are several, or, for a status of 429, the end of the rate-limit window.
 * Undefined when it does not ask.
 *
 * @param now What time it is, in milliseconds since the epoch, where the server does not say.
 */
export function askedDelay(status: number, headers: Headers, now: number): number | undefined {
  const time = serverTime(headers, now);
  let retryAfter: number | undefined;
  const longest = (delay: number) => {
    if (!isNaN(delay)) retryAfter = Math.min(Math.max(0, delay, retryAfter ?? 0), LAST_MOMENT);
  };
  for (const value of headers.get("retry-after")?.match(VALUES) ?? []) {
    longest(/^\d+(\.\d*)?$/.test(value) ? Number(value) * 1000 : httpDate(value) - time);
  }
  // The window's end is told with every answer, but only this one was refused because of the window.
  if (retryAfter === undefined && status === 429) longest(Number(rateLimitOf(headers, now).reset) - time);
  return retryAfter;
}

/**
 * How long to wait before the next attempt, in milliseconds: what the server asks for and up to a second more, or else
 * a random time of up to 0.5 s, which doubles with each attempt up to 8 s.
 *
 * @param attempt How many attempts were made, 1 or more.
 * @param random A number from 0 up to 1.
 */
export function retryDelay(attempt: number, retryAfter: number | undefined, random: number): number {
  // Also those that were all told the same moment have to spread.
  return retryAfter === undefined ? random * Math.min(8_000, 250 * 2 ** attempt) : retryAfter + random * 1_000;
}
