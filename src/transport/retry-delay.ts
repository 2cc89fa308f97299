import { rateLimitOf } from "./rate-limit.ts";

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 8_000;
/** The form that servers have to send (RFC 9110, section 5.6.7); Date.parse takes much else for a date. */
const HTTP_DATE = /^\w+, \d\d \w+ \d+ [\d:]+ GMT$/;
/** Spreads clients that were all told the same moment. */
const JITTER_MS = 1_000;

/**
 * How long the server asks to wait, in milliseconds: `Retry-After` in seconds or as an HTTP date (RFC 9110, section
 * 10.2.3) or, for a status of 429, the end of the rate-limit window. Undefined when it does not ask.
 */
export function askedDelay(status: number, headers: Headers, now: number): number | undefined {
  const retryAfter = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,15}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = HTTP_DATE.test(retryAfter) ? Date.parse(retryAfter) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  // The window's end is told with every answer, but only this one was refused because of the window.
  const { reset } = status === 429 ? rateLimitOf(headers) : {};
  return reset && Math.max(0, reset.getTime() - now);
}

/**
 * How long to wait before the next attempt, in milliseconds: what the server asks for and up to a second more, or else
 * a random time of up to 0.5 s, which doubles with each attempt up to 8 s.
 *
 * @param attempt How many attempts were made, 1 or more.
 * @param random A number from 0 up to 1.
 */
export function retryDelay(attempt: number, asked: number | undefined, random: number): number {
  if (asked !== undefined) return asked + random * JITTER_MS;
  return random * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
}
