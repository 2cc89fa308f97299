import type { TimeoutPhase } from "../transport/outcome.ts";
import { RootlyError } from "./rootly-error.ts";

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
