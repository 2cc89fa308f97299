const UTF_8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of a body. A byte order mark stays in it: JSON must not begin with one (RFC 8259, section 8.1). */
export async function textOf(response: Response): Promise<string> {
  return UTF_8.decode(await response.arrayBuffer());
}
