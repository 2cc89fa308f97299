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
  /**
   * Whether to send it again when it is not known whether it was carried out. The methods of this client set it;
   * openapi-fetch hands it on, as every option that it does not know.
   */
  declare readonly resend?: boolean;

  constructor(url: string, init: object) {
    Object.assign(this, init, { url });
  }
}
