import type { Stop } from "./bounded.ts";

/**
 * What `undiciFetch` and its responses have beside those of `fetch`, for this client: a way around the classes of `fetch`,
 * which cost more than all the rest. Registered globally, as the two are in files of their own.
 */
export const DIRECT: unique symbol = Symbol.for("rootly-action-items.direct");

/** Sends a request once. Names of headers are in lower case. */
export interface DirectFetch {
  [DIRECT](
    url: string,
    request: { method: string; headers: Record<string, string>; body: string | null; signal: Stop },
  ): Promise<Response & DirectBody>;
}

export interface DirectBody {
  /** Reads the body, as long as `take` returns true for what has come. */
  [DIRECT](take: (chunk: Uint8Array) => boolean): Promise<void>;
}
