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

/** Parses either generation of the vendor's rate-limit headers; the limit can look like `1000, 1000;window=3600`. */
export function rateLimitOf(headers: Headers): RateLimit {
  const counts: { limit?: number; remaining?: number; used?: number; reset?: number } = {};
  for (const name of ["limit", "remaining", "used", "reset"] as const) {
    // The vendor's headers of 2025, then those of January 2026, which win if both make sense.
    for (const generation of ["ratelimit-", "x-ratelimit-"]) {
      const [digits] = /^\d{1,15}(?=\s*($|[,;]))/.exec(headers.get(generation + name) ?? "") ?? [];
      if (digits) counts[name] = Number(digits);
    }
  }
  const { reset = 0, ...rateLimit } = counts;
  // Seconds since the epoch: a smaller number counts from now, a larger one counts milliseconds.
  return reset >= 1e9 && reset < 1e11 ? { ...rateLimit, reset: new Date(reset * 1000) } : rateLimit;
}
