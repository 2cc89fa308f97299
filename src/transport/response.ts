import type { Stop } from "./limits.ts";
import type { Outcome } from "./outcome.ts";
import { type RateLimit, rateLimitOf } from "./retry-delay.ts";

/** Why an answer is not usable that came whole, but cannot be parsed. */
export const NOT_JSON = "is not JSON";

/** Parses what need not be JSON: its value, or the error of the parser. */
export function parseJson(text: string): { value?: unknown; error?: unknown } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error };
  }
}

/** What is known of a call beside its response. */
export interface CallFacts {
  operationId?: string | undefined;
  attempts: number;
  /** What is known of the effect of all attempts together. */
  outcome: Outcome;
  /** How long the server asks to wait, in milliseconds. */
  retryAfter?: number | undefined;
  /** Takes every token of the call out of what a server said. */
  clean?: ((text: string) => string) | undefined;
}

/** A response whose body was read already. It is not kept on the response: Node keeps that in memory for long. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
  /** The body of a success, parsed. */
  readonly json?: unknown;
  readonly facts: CallFacts;
}

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

/** Reads headers when they are asked for: it takes as long as all the rest of a call, and few look at them. */
export class LazyMetadata implements ResponseMetadata {
  // Getters of an object literal would give each response a hidden class of its own, which keeps it in memory for long.
  declare readonly status: number;
  declare readonly attempts: number;
  readonly #response: Pick<Response, "headers">;
  readonly #now = Date.now();

  constructor(response: Pick<Response, "status" | "headers">, { attempts }: { attempts: number }) {
    this.status = response.status;
    this.attempts = attempts;
    this.#response = response;
  }

  get headers(): Headers {
    return this.#response.headers;
  }

  get requestId(): string | undefined {
    return this.headers.get("x-request-id") ?? undefined;
  }

  get rateLimit(): RateLimit {
    return rateLimitOf(this.headers, this.#now);
  }

  /** Without the headers, which can hold secrets. */
  toJSON(): Omit<ResponseMetadata, "headers"> {
    return Object.assign({ requestId: this.requestId, rateLimit: this.rateLimit }, this);
  }
}

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

/**
 * What a `fetch` gave, as the rest of this client relies on it: with headers, and open for what is added. What is no
 * response comes back as one of type `"error"`.
 */
export function responseFrom(input: unknown): Response {
  try {
    // Its headers are made when they are looked at.
    if (DIRECT in Object(input)) return input as Response;
    const { ok, status, headers } = input as Partial<Response>;
    // A status that is no number is never coerced, and a response without one would be given 200.
    if (typeof status === "number") {
      const whole = headers?.get && ok === (status >= 200 && status < 300) && Object.isExtensible(input);
      return whole ? (input as Response) : new Response(null, { status, headers: headers ?? {} });
    }
  } catch {
    // Undefined has no status, and 99 can be none.
  }
  return Response.error();
}

/** A body that was read. */
export interface Body {
  text: string;
  /** Why it is not whole, if it is not. */
  problem?: string;
  /** Whether it would be the same again. */
  final?: boolean;
  cause?: unknown;
}

/** Reads a body as UTF-8, but no more of it than a limit allows. Never rejects: what has come is returned. */
export async function readBody(response: Response & Partial<DirectBody>, maxBytes: number): Promise<Body> {
  let bytes: Uint8Array = new Uint8Array();
  let size = 0;
  let text = "";
  let why: Omit<Body, "text"> | undefined;
  /** Returns whether more is wanted. */
  const take = (chunk: Uint8Array): boolean => {
    const piece = chunk.subarray(0, maxBytes - size);
    // Most bodies come in one piece; a list of millions of them would take more memory than the limit allows.
    bytes = size ? appended(bytes, size, piece) : piece;
    size += piece.length;
    if (piece.length < chunk.length) why = TOO_LARGE;
    return !why;
  };
  try {
    // A response of `DIRECT` makes its stream when that is read, which costs half of a call.
    if (response[DIRECT]) await response[DIRECT](take);
    // React Native and node-fetch have no web stream, jsdom has no decoder, and what was read already fails here.
    else if (globalThis.TextDecoder && response.body && "getReader" in response.body && !response.bodyUsed) {
      const reader = response.body.getReader();
      for (let chunk; (chunk = (await reader.read()).value);) {
        // Ends the connection; that it may already be broken does not matter any more.
        if (!take(chunk)) reader.cancel().catch(() => {});
      }
    } else {
      text = String(await response.text());
      if (text.length > maxBytes) why = TOO_LARGE;
    }
  } catch (cause) {
    why = { problem: "is cut off", cause };
  }
  // Decoded at once: in pieces, it takes several times as long.
  if (size) text = new TextDecoder().decode(bytes.subarray(0, size));
  return { text: text.slice(0, maxBytes), ...why };
}

const TOO_LARGE = { problem: "is too large", final: true };

/** The first `size` bytes with a piece after them, in an array with room for more of them. */
function appended(bytes: Uint8Array, size: number, piece: Uint8Array): Uint8Array {
  const needed = size + piece.length;
  let longer = bytes;
  if (needed > bytes.length) (longer = new Uint8Array(2 * needed)).set(bytes);
  longer.set(piece, size);
  return longer;
}
