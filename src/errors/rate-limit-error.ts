import { ApiError } from "./api-error.ts";

/** 429: the rate limit is used up; `retryAfter` and `rateLimit` say for how long. */
export class RateLimitError extends ApiError {
  override readonly code = "rate_limited";

  override get name(): "RateLimitError" {
    return "RateLimitError";
  }
}
