import { ArgumentError } from "../errors/argument-error.ts";

/** How long to try, and how often. `Infinity` is as long as a timer can be, 24 days; 0 is over at once. */
export interface RetryOptions {
  /** How often a request is sent again at most, where it is safe. Default: 2. */
  maxRetries?: number | undefined;
  /** The time for one attempt, from its first byte to the last byte of the answer, in milliseconds. Default: 30 000. */
  attemptTimeout?: number | undefined;
  /** The time for a whole call, with all of its attempts and the waits between them, in milliseconds. Default: 120 000. */
  totalTimeout?: number | undefined;
  /** The longest wait that a server may ask for, in milliseconds; a longer one fails at once. Default: 60 000. */
  maxRetryDelay?: number | undefined;
}

export type Limits = { readonly [Name in keyof RetryOptions | "maxBodyBytes"]-?: number };

const DEFAULT_LIMITS: { [Name in keyof Limits]: number } = {
  maxRetries: 2,
  attemptTimeout: 30_000,
  totalTimeout: 120_000,
  maxRetryDelay: 60_000,
  maxBodyBytes: 10 * 2 ** 20,
};

/** What a timer can hold, in milliseconds (HTML: a signed 32-bit number); one set for longer goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** @throws {ArgumentError} when it is no number of anything. */
export function count(name: string, value: unknown): number {
  // Also refuses NaN, which compares with nothing.
  if (typeof value === "number" && value >= 0) return value;
  throw new ArgumentError(name, "must be a number, 0 or more");
}

/**
 * The limits with those that the caller chose.
 *
 * @throws {ArgumentError} when one cannot be right.
 */
export function limitsFrom(
  choices: { [Name in keyof Limits]?: number | undefined },
  defaults: Limits = DEFAULT_LIMITS,
): Limits {
  const limits = { ...defaults };
  for (const key in limits) {
    // It was made above, with these members only.
    const name = key as keyof Limits;
    const value = choices[name] ?? limits[name];
    limits[name] = Math.min(count(name, value), LONGEST_TIMER_MS);
  }
  return limits;
}
