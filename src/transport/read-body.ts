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
export async function readBody(response: Response, maxBytes: number): Promise<Body> {
  let bytes = new Uint8Array();
  let size = 0;
  // Decoded at once: in pieces, it takes several times as long.
  const body = (why?: Omit<Body, "text">): Body => ({
    text: new TextDecoder().decode(bytes.subarray(0, size)),
    ...why,
  });
  try {
    const { body: stream, bodyUsed } = response;
    // React Native and node-fetch have no web stream, and what was read already fails here.
    const streamed = stream === null || ("getReader" in Object(stream) && !bodyUsed);
    const reader = (streamed ? stream : new Response(await response.text()).body)?.getReader();
    for (;;) {
      const { value } = (await reader?.read()) ?? {};
      if (!value) return body();
      const piece = value.subarray(0, maxBytes - size);
      // Most bodies come in one piece; a list of millions of them would take more memory than the limit allows.
      bytes = size ? appended(bytes, size, piece) : piece;
      size += piece.length;
      if (piece.length < value.length) {
        // Ends the connection; that it may already be broken does not matter any more.
        await reader?.cancel().catch(() => {});
        return body({ problem: "is too large", final: true });
      }
    }
  } catch (cause) {
    return body({ problem: "could not be read to its end", cause });
  }
}

/** The first `size` bytes with a piece after them, in an array with room for more of them. */
function appended(bytes: Uint8Array<ArrayBuffer>, size: number, piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const needed = size + piece.length;
  const longer = needed > bytes.length ? new Uint8Array(2 * needed) : bytes;
  if (longer !== bytes) longer.set(bytes);
  longer.set(piece, size);
  return longer;
}
