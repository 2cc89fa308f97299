import type { Outcome } from "../transport/outcome.ts";
import { RootlyError } from "./rootly-error.ts";

interface ArgumentErrorDetails {
  /** Default: `"not-sent"`. A token can fail between two attempts. */
  outcome?: Outcome | undefined;
  cause?: unknown;
}

/** An argument that cannot be right; what it goes with was not sent. */
export class ArgumentError extends RootlyError<{ argument: string }> {
  readonly code = "invalid_argument";
  /** Which argument or option. */
  declare readonly argument: string;

  /** @param problem Its error, never the value itself: it may be a secret. */
  constructor(argument: string, problem: string, { outcome = "not-sent", cause }: ArgumentErrorDetails = {}) {
    super(`\`${argument}\` ${problem}.`, { outcome, attempts: 0, cause, argument });
  }

  override get name(): "ArgumentError" {
    return "ArgumentError";
  }
}
