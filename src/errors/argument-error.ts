import type { Outcome } from "../transport/outcome.ts";
import { RootlyError } from "./rootly-error.ts";

interface ArgumentErrorDetails {
  /** Default: `"not-sent"`. A token can fail between two attempts. */
  outcome?: Outcome | undefined;
  cause?: unknown;
}

/** An argument is invalid, so the request was not sent. */
export class ArgumentError extends RootlyError<{ argument: string }> {
  readonly code = "invalid_argument";
  /** The name of the argument or option. */
  declare readonly argument: string;

  /** @param problem The error in words, never the value itself: it may be a secret. */
  constructor(argument: string, problem: string, { outcome = "not-sent", cause }: ArgumentErrorDetails = {}) {
    super(`\`${argument}\` ${problem}.`, { outcome, attempts: 0, cause, argument });
  }

  override get name(): "ArgumentError" {
    return "ArgumentError";
  }
}
