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
  const reader = response.body?.getReader();
  try {
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
    return { text, problem: "was cut off", cause };
  }
}
