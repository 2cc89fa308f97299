import type { RetryOptions } from "./limits.ts";

/** What this client's methods say of a call; openapi-fetch hands it on, as every option that it does not know. */
export interface CallSettings {
  limits?: RetryOptions;
  /** Whether to send a request again of which it is not known whether it was carried out. */
  resend?: boolean;
}

/**
 * What openapi-fetch makes of a call. Standing in for the global `Request`, because making one of those costs as much as
 * everything else that openapi-fetch does, and it can be sent only once.
 */
export class OutgoingRequest {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  /** With this client's serializer, a body is always text. */
  declare readonly body?: string;
  declare readonly signal?: AbortSignal;
  declare readonly call?: CallSettings;

  constructor(url: string, init: object) {
    Object.assign(this, init, { url });
  }
}
