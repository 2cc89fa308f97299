import type { Outcome } from "./outcome.ts";
import { type RateLimit, rateLimitOf } from "./rate-limit.ts";

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

/** What is known of an answer beside its body. */
export interface ResponseMetadata {
  status: number;
  headers: Headers;
  /** The server's name for the exchange (`X-Request-Id`), if it gave one. */
  requestId: string | undefined;
  rateLimit: RateLimit;
  /** How many attempts it took. */
  attempts: number;
}

/** Reads headers when they are asked for: it takes as long as all the rest of a call, and few look at them. */
export class LazyMetadata implements ResponseMetadata {
  // Getters of an object literal would give each response a hidden class of its own, which keeps it in memory for long.
  readonly status: number;
  readonly attempts: number;
  readonly #response: Pick<Response, "headers">;
  readonly #now = Date.now();

  constructor(response: Pick<Response, "status" | "headers">, { attempts }: { attempts: number }) {
    this.status = response.status;
    this.attempts = attempts;
    this.#response = response;
  }

  get headers(): Headers {
    return this.#response.headers;
  }

  get requestId(): string | undefined {
    return this.headers.get("x-request-id") ?? undefined;
  }

  get rateLimit(): RateLimit {
    return rateLimitOf(this.headers, this.#now);
  }

  /** Without the headers, which can hold secrets. */
  toJSON(): object {
    return Object.assign({ requestId: this.requestId, rateLimit: this.rateLimit }, this);
  }
}
