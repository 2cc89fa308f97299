import { rateLimitOf } from "./rate-limit.ts";

/** The form that servers have to send (RFC 9110, section 5.6.7); Date.parse takes much else for a date. */
const HTTP_DATE = /^\w+, \d\d \w+ \d+ [\d:]+ GMT$/;

/**
 * How long the server asks to wait, in milliseconds: `Retry-After` in seconds or as an HTTP date (RFC 9110, section
 * 10.2.3) or, for a status of 429, the end of the rate-limit window. Undefined when it does not ask.
 */
export function askedDelay(status: number, headers: Headers, now: number): number | undefined {
  const retryAfter = headers.get("retry-after") ?? "";
  if (/^\d{1,15}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = HTTP_DATE.test(retryAfter) ? Date.parse(retryAfter) : NaN;
  // The window's end is told with every answer, but only this one was refused because of the window.
  const until = isNaN(date) && status === 429 ? Number(rateLimitOf(headers).reset) : date;
  return isNaN(until) ? undefined : Math.max(0, until - now);
}

/**
 * How long to wait before the next attempt, in milliseconds: what the server asks for and up to a second more, or else
 * a random time of up to 0.5 s, which doubles with each attempt up to 8 s.
 *
 * @param attempt How many attempts were made, 1 or more.
 * @param random A number from 0 up to 1.
 */
export function retryDelay(attempt: number, asked: number | undefined, random: number): number {
  // Also those that were all told the same moment have to spread.
  return asked === undefined ? random * Math.min(8_000, 250 * 2 ** attempt) : asked + random * 1_000;
}
