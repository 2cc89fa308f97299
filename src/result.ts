import type { AnyRootlyError } from "./errors/is-rootly-error.ts";
import { type RateLimit, rateLimitOf } from "./transport/rate-limit.ts";

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

/** What the non-throwing variants return. `response` is undefined where no response came. */
export type Result<Value> =
  | { ok: true; value: Value; error?: undefined; response: ResponseMetadata }
  | { ok: false; value?: undefined; error: AnyRootlyError; response: ResponseMetadata | undefined };

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

/** The value of a result, or its error thrown. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw result.error;
}
