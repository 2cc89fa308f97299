import { RootlyError } from "./rootly-error.ts";

/** What was being waited for: the token, a connection, the answer's headers, or its body. */
export type TimeoutPhase = "token" | "connect" | "headers" | "body";

/**
 * An attempt, or the whole call, took longer than it may. `outcome` is `"applied"` when the server had answered with 2xx,
 * and only the body did not come.
 */
export class TimeoutError extends RootlyError<{ phase: TimeoutPhase }> {
  readonly code = "timeout";
  declare readonly phase: TimeoutPhase;

  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
}
