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
  let text = "";
  let left = maxBytes;
  const decoder = new TextDecoder();
  try {
    const { body, bodyUsed } = response;
    // React Native and node-fetch have no web stream, and what was read already fails here.
    const streamed = body === null || ("getReader" in Object(body) && !bodyUsed);
    const reader = (streamed ? body : new Response(await response.text()).body)?.getReader();
    for (;;) {
      const { value } = (await reader?.read()) ?? {};
      if (!value) return { text: text + decoder.decode() };
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.length;
      if (left < 0) {
        // Ends the connection; that it may already be broken does not matter any more.
        await reader?.cancel().catch(() => {});
        return { text, problem: "is too large", final: true };
      }
    }
  } catch (cause) {
    return { text, problem: "could not be read to its end", cause };
  }
}
