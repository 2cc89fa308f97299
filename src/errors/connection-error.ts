import { RootlyError } from "./rootly-error.ts";

/** No answer came: the server could not be reached (`outcome: "not-sent"`), or the connection broke (`"unknown"`). */
export class ConnectionError extends RootlyError<{ reason: string | undefined }> {
  readonly code = "connection";
  /** The runtime's own code, for example `ECONNREFUSED`, if it gave one. */
  declare readonly reason: string | undefined;

  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
}
