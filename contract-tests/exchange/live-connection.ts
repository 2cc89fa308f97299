import { AT_ONCE } from "./exchange.ts";

/** As often as there can be connections that were closed, and once more. */
const ATTEMPTS = AT_ONCE + 1;

/**
 * Sends a request again when its connection, which had served others, ended without a response. A server may close an idle
 * connection at any time, also while a request is on its way (RFC 9112, section 9.5). A run that waits for a rate limit
 * meets many of those, and they say nothing about what the server does with the request.
 *
 * @param send Sends it with `fetch`.
 */
export async function onLiveConnection<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isClosedWhileIdle(error)) throw error;
    }
  }
}

/** Whether it is an error of `fetch` that says so, as undici words it. */
function isClosedWhileIdle(error: unknown): boolean {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return false;
  const { code, socket } = error.cause as { code?: unknown; socket?: { bytesRead?: unknown } };
  // Of a connection that was reset, nothing tells whether it had served others.
  return code === "ECONNRESET" || code === "EPIPE" || (code === "UND_ERR_SOCKET" && socket?.bytesRead !== 0);
}
