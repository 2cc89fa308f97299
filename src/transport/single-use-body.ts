import type { RequestHeaders } from "./request.ts";

/** The runtimes that send a request again below `fetch` and that can send streams: Deno, and Node by its undici. */
const { Deno, process } = globalThis as { Deno?: unknown; process?: { versions?: { undici?: string } } };
const REPEATS = Deno ?? process?.versions?.undici;

/**
 * A body as a `fetch` cannot send it twice, where that matters: as a stream. From a string, Node sends a second request
 * when the first is answered with 421, and Deno when a connection breaks that was used before. Browsers, which do the
 * same, send streams through HTTP/2 only.
 *
 * @param headers Is given the body's length.
 */
export function singleUse(body: string | null, headers: RequestHeaders): RequestInit {
  if (!body || !REPEATS) return { body };
  const bytes = new TextEncoder().encode(body);
  headers["content-length"] = `${bytes.length}`;
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  // For a `fetch` of the caller's that knows no streams.
  stream.toString = () => body;
  // Node tees each body, and reads one half. The other one would be for the second request.
  stream.tee = () => [stream, stream];
  // Node 24.14 to 24.15 hides an answer of 401 to a stream, unless it is asked for no credentials, which neither runtime has.
  const init = { body: stream, duplex: "half", credentials: "omit" } as const;
  return init;
}
