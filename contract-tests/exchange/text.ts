const UTF_8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** As much as the client takes. No answer that the spec allows comes near. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** A body that does not end, or has no business to be that long. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * The text of a body. A byte order mark stays in it: JSON must not begin with one (RFC 8259, section 8.1).
 *
 * @param mostBytes How much is read of it, counted as it is when its compression is undone. Default: 10 MiB.
 * @throws {BodyTooLarge} when there is more; the rest is not read.
 */
export async function textOf(response: Response, mostBytes = MOST_BYTES): Promise<string> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    chunks.push(part.value);
    size += part.value.byteLength;
    if (size <= mostBytes) continue;
    // Not awaited: a server may take its time even for that.
    reader?.cancel().catch(() => {});
    throw new BodyTooLarge(
      `The body of the response with ${response.status} has more than ${mostBytes} bytes; the rest was not read.`,
    );
  }
  return UTF_8.decode(Buffer.concat(chunks));
}
