/** What the server says of its rate limit; a member that it does not say, or not sensibly, is absent. */
export interface RateLimit {
  /** Requests allowed in the window. */
  limit?: number;
  /** Requests left in the window. */
  remaining?: number;
  /** Requests made in the window. */
  used?: number;
  /** When the window ends. */
  reset?: Date;
}

/** The vendor's headers of January 2026, then those of 2025. */
const GENERATIONS = ["x-ratelimit-", "ratelimit-"];
/** Seconds since the epoch that can be meant: a smaller number counts from now, a larger one counts milliseconds. */
const EPOCH_SECONDS = { from: 1e9, below: 1e11 };

/** Parses either generation of the vendor's rate-limit headers; the limit can look like `1000, 1000;window=3600`. */
export function rateLimitOf(headers: Headers): RateLimit {
  const rateLimit: RateLimit = {};
  for (const name of ["limit", "remaining", "used"] as const) {
    const value = count(headers, name);
    if (value !== undefined) rateLimit[name] = value;
  }
  const reset = count(headers, "reset") ?? 0;
  if (reset >= EPOCH_SECONDS.from && reset < EPOCH_SECONDS.below) rateLimit.reset = new Date(reset * 1000);
  return rateLimit;
}

/** The whole number that a header begins with, from the newer generation if both have one. */
function count(headers: Headers, name: string): number | undefined {
  const [value] = GENERATIONS.flatMap((generation) => {
    const [digits] = /^\d{1,15}(?=\s*($|[,;]))/.exec(headers.get(generation + name) ?? "") ?? [];
    return digits ? Number(digits) : [];
  });
  return value;
}
