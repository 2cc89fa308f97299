import type { Outcome } from "../transport/outcome.ts";

/** Registered globally, so that copies of this package recognise each other's errors. */
const BRAND = Symbol.for("rootly-action-items.error");

/** What every error says beside its message. */
export interface ErrorDetails {
  outcome: Outcome;
  operationId?: string | undefined;
  attempts: number;
  cause?: unknown;
  /** The headers of the answer, if there was one. */
  headers?: Headers;
}

/**
 * The base of every error that this package throws. `name` and `code` are literals that survive minification:
 * switch on `code`.
 *
 * @typeParam Own What an error of the class says beside that, each as a property.
 */
export abstract class RootlyError<Own extends object = object> extends Error {
  // A getter on the prototype: the stack's first line is written before an own property could be set.
  abstract override get name(): string;
  abstract readonly code: string;

  /** What is known about the effect of the whole call, all attempts together. */
  declare readonly outcome: Outcome;

  /** The operation's id in the description; `undefined` for requests that the description does not know. */
  declare readonly operationId: string | undefined;

  /** How many times the request was tried, this failure included; 0 if it was refused beforehand. */
  declare readonly attempts: number;

  constructor(message: string, { cause, headers, ...properties }: ErrorDetails & Own) {
    super(message, cause ? { cause } : {});
    Object.assign(this, properties);
    // Not enumerable: logs print what is, and headers can hold what nobody should read there.
    if (headers) Object.defineProperty(this, "headers", { value: headers });
  }

  /** That it is there is all that it says. */
  [BRAND](): void {}
}

/** Whether a value carries the brand, whichever copy of this package made it. */
export function isBranded(value: unknown): boolean {
  return BRAND in Object(value);
}
