import type { Known } from "../arguments.ts";
import type { RetryOptions } from "./limits.ts";

/**
 * Headers as a call or the client may be given them: one that is null is left out, wherever it was set. `HeadersInit` has
 * no global name in Node's types.
 */
export type HeadersOptions =
  | NonNullable<RequestInit["headers"]>
  | Record<string, string | number | boolean | (string | number | boolean)[] | null | undefined>;

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
  readonly signal?: AbortSignal | null | undefined;
  /** What this call chose of the limits. */
  readonly limits: Known<RetryOptions>;
  /** Whether to send it again when it is not known whether it was carried out. */
  readonly resend?: boolean | undefined;
}

interface Globals {
  Deno?: unknown;
  EdgeRuntime?: string | undefined;
  process?: { versions?: { undici?: string } };
}

/**
 * What the runtimes have that send a request again below `fetch` and that can send streams: Deno, Node by its undici, and
 * Next's edge runtime, which is another copy of undici.
 */
const { process, EdgeRuntime = process?.versions?.undici, Deno: REPEATS = EdgeRuntime } = globalThis as Globals;

/**
 * A body as a `fetch` cannot send it twice, where that matters: as a stream. From a string, Node sends a second request
 * when the first is answered with 421, and Deno when a connection breaks that was used before. Browsers, which do the
 * same, send streams through HTTP/2 only.
 *
 * @param headers Is given the body's length.
 */
export function singleUse(body: string | null, headers: RequestHeaders): RequestInit {
  // jsdom hides streams.
  if (!body || !REPEATS || !globalThis.ReadableStream) return { body };
  const bytes = new TextEncoder().encode(body);
  headers["content-length"] = `${bytes.length}`;
  // Node 24.14 to 24.15 hides an answer of 401 to a stream, unless it is asked for no credentials, which neither runtime has.
  const init = { body: streamOf(body, bytes), duplex: "half", credentials: "omit" } as const;
  return init;
}

function streamOf(body: string, bytes: Uint8Array): ReadableStream {
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  // Node tees each body, and reads one half; mocks and tracers read both.
  stream.tee = () => {
    let other: ReadableStream | undefined;
    // To make a stream that nobody reads, and to collect it, takes as long as all the rest of the client.
    return [new Proxy(stream, { get: (_, name) => Reflect.get((other ??= streamOf(body, bytes)), name) }), stream];
  };
  // For a `fetch` of the caller's that knows no streams. Assigned, it would fail where `Object.prototype` is frozen.
  return Object.defineProperty(stream, "toString", { value: () => body });
}
