/** One call on its way to the server. */
export interface OutgoingRequest {
  readonly method: string;
  /** The path as the description has it, for example `/v1/action_items/{id}`. */
  readonly template: string;
  /** Origin, path and query, with everything filled in and encoded. */
  readonly url: string;
  /** Nobody else's: the token is set here. */
  readonly headers: Headers;
  /** JSON. */
  readonly body: string | null;
  readonly signal?: AbortSignal | undefined;
  /** Whether to send it again when it is not known whether it was carried out. */
  readonly resend?: boolean | undefined;
}
