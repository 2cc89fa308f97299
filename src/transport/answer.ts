import type { Outcome } from "./outcome.ts";

/** What is known of a call beside its response. */
export interface CallFacts {
  operationId?: string | undefined;
  attempts: number;
  /** What is known of the effect of all attempts together. */
  outcome: Outcome;
  /** How long the server asks to wait, in milliseconds. */
  retryAfter?: number | undefined;
  /** Takes every token of the call out of what a server said. */
  clean?: ((text: string) => string) | undefined;
}

/** A response whose body was read already. */
export interface Answer extends Response {
  readonly bodyText: string;
  /** The parsed body of a success. */
  readonly parsed: unknown;
  readonly facts: CallFacts;
}
