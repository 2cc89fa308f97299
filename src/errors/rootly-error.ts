import type { Outcome } from "../transport/outcome.ts";

/** Registered globally, so that copies of this package recognise each other's errors. */
export const BRAND: unique symbol = Symbol.for("rootly-action-items.error");

/** What every error holds beside its message. */
export interface ErrorDetails {
  outcome: Outcome;
  operationId?: string | undefined;
  attempts: number;
  cause?: unknown;
  /** The headers of the response, if there was one. */
  headers?: Headers;
  /** Takes the token out of what a server said. */
  clean?: ((text: string) => string) | undefined;
}

/** How many characters of a body, a header or anything else that a server said an error keeps. */
export const LONGEST_STRING = 16_384;

/** One line without control characters, and with the spaces of prose. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ").trim();
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

  /** The operation's id in the spec; `undefined` for requests that the spec does not know. */
  declare readonly operationId: string | undefined;

  /** How many times the request was tried, this failure included; 0 if it was refused beforehand. */
  declare readonly attempts: number;

  constructor(message: string, { cause, headers, clean = String, ...properties }: ErrorDetails & Own) {
    // Whatever somebody's `fetch` throws is the cause.
    super(oneLine(clean(message)), cause ? { cause: typeof cause === "string" ? clean(cause) : cause } : {});
    for (const [name, value] of Object.entries(properties)) {
      Reflect.set(this, name, typeof value === "string" ? clean(value).slice(0, LONGEST_STRING) : value);
    }
    if (!headers) return;
    const shown = new Headers();
    for (const [name, value] of headers) shown.append(name, clean(value));
    // Not enumerable: logs print what is, and headers can hold secrets.
    Object.defineProperty(this, "headers", { value: shown });
  }

  /** What `JSON.stringify` writes, with the name and the message. */
  toJSON(): object {
    return Object.assign({ name: this.name, message: this.message }, this);
  }

  /** Marks an error of this package. */
  [BRAND](): void {}
}
