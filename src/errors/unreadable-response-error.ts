import { type ErrorDetails, RootlyError } from "./rootly-error.ts";

/**
 * The server said that it carried the request out (`outcome: "applied"`), but its answer is cut off, too large or not
 * JSON. Sending a create again would create a second action item. Also when `fetch` gives what is no response
 * (`"unknown"`; `status` is then 0).
 */
export class UnreadableResponseError extends RootlyError<{ status: number; body: string }> {
  readonly code = "unreadable_response";
  declare readonly status: number;
  declare readonly headers: Headers;
  /** What came of the body, its first 16 384 characters at most. */
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
