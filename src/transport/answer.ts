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

export function metadataOf(
  response: Pick<Response, "status" | "headers">,
  { attempts }: { attempts: number },
): ResponseMetadata {
  const now = Date.now();
  return {
    status: response.status,
    // Few look at these, and making them takes as long as all the rest.
    get headers() {
      return response.headers;
    },
    get requestId() {
      return response.headers.get("x-request-id") ?? undefined;
    },
    get rateLimit() {
      return rateLimitOf(response.headers, now);
    },
    attempts,
  };
}
