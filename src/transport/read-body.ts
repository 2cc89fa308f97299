/** A body that was read, and why it is not whole, if it is not. */
export interface Body {
  text: string;
  cut?: { by: "limit" | "failure"; cause?: unknown };
}

/** Reads a body as UTF-8, but no more of it than a limit allows. Never rejects: what has come is returned. */
export async function readBody(response: Response, maxBytes: number): Promise<Body> {
  let text = "";
  let left = maxBytes;
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const { value } = (await reader?.read()) ?? {};
      if (value === undefined) return { text: text + decoder.decode() };
      text += decoder.decode(left < value.length ? value.subarray(0, left) : value, { stream: true });
      left -= value.length;
      if (left < 0) {
        // Ends the connection; that it may already be broken does not matter any more.
        await reader?.cancel().catch(() => {});
        return { text, cut: { by: "limit" } };
      }
    }
  } catch (cause) {
    return { text, cut: { by: "failure", cause } };
  }
}
