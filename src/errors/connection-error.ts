import { type ErrorDetails, RootlyError } from "./rootly-error.ts";

/** No answer came: the server could not be reached (`outcome: "not-sent"`), or the connection broke (`"unknown"`). */
export class ConnectionError extends RootlyError {
  readonly code = "connection";
  /** The runtime's own code, for example `ECONNREFUSED`, if it gave one. */
  declare readonly reason: string | undefined;

  constructor(message: string, reason: string | undefined, details: ErrorDetails) {
    super(message, details);
    this.reason = reason;
  }

  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
}
