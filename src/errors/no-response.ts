import type { TimeoutPhase } from "../transport/outcome.ts";
import { type ErrorDetails, RootlyError } from "./rootly-error.ts";

/** No response came: the server could not be reached (`outcome: "not-sent"`), or the connection broke (`"unknown"`). */
export class ConnectionError extends RootlyError<{ reason: string | undefined }> {
  readonly code = "connection";
  /** The runtime's own code, for example `ECONNREFUSED`, if it gave one. */
  declare readonly reason: string | undefined;

  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
}

/**
 * An attempt, or the whole call, exceeded its time limit. `outcome` is `"applied"` if the server had answered with 2xx and
 * only the body did not come.
 */
export class TimeoutError extends RootlyError<{ phase: TimeoutPhase }> {
  readonly code = "timeout";
  declare readonly phase: TimeoutPhase;

  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
}

/** The server answered with a redirect. Redirects are never followed: one could carry the token to another party. */
export class RedirectError extends RootlyError<{ status: number; location: string | undefined }> {
  readonly code = "redirect";
  declare readonly status: number;
  declare readonly headers: Headers;
  /** Where it leads, without its query; undefined where the runtime hides it. */
  declare readonly location: string | undefined;

  override get name(): "RedirectError" {
    return "RedirectError";
  }
}

/**
 * The server said that it carried the request out (`outcome: "applied"`), but its response is cut off, too large or not
 * JSON. Resending a create would file a second action item. Also thrown when `fetch` returns something other than a response
 * (`"unknown"`; `status` is then 0).
 */
export class UnreadableResponseError extends RootlyError<{ status: number; body: string }> {
  readonly code = "unreadable_response";
  declare readonly status: number;
  declare readonly headers: Headers;
  /** The first 16,384 characters of the body, as far as it came. */
  declare readonly body: string;

  constructor(problem: string, { status, headers }: Response, body: string, details: ErrorDetails) {
    const effect = status ? `was carried out (status ${status})` : "may have been carried out";
    super(`It ${effect}, but the answer ${problem}.`, {
      ...details,
      status,
      headers,
      body,
    });
  }

  override get name(): "UnreadableResponseError" {
    return "UnreadableResponseError";
  }
}
