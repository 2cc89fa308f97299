import type { HeadersOptions } from "../http-client.ts";
import type { RetryOptions } from "./limits.ts";

/** The headers of an attempt, by their names in lower case. */
export type RequestHeaders = Record<string, string>;

/** One call on its way to the server. */
export interface OutgoingRequest {
  readonly method: string;
  /** The path as the spec has it, for example `/v1/action_items/{id}`. */
  readonly template: string;
  /** Origin, path and query, with everything filled in and encoded. */
  readonly url: string;
  /**
   * Makes the headers of one attempt.
   *
   * @param client Those of the client's options.
   * @throws {ArgumentError} when one cannot be sent.
   */
  readonly headers: (client: HeadersOptions | undefined) => RequestHeaders;
  /** JSON. */
  readonly body: string | null;
  readonly signal?: AbortSignal | undefined;
  /** What this call chose of the limits. */
  readonly limits: RetryOptions;
  /** Whether to send it again when it is not known whether it was carried out. */
  readonly resend?: boolean | undefined;
}
