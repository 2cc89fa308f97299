import { httpDate, serverTime } from "./http-date.ts";
import { rateLimitOf } from "./rate-limit.ts";

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
    if (!isNaN(delay)) retryAfter = Math.min(Math.max(0, delay, retryAfter ?? 0), Number.MAX_SAFE_INTEGER);
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
