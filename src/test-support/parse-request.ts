/** A request as it came over the wire. */
export interface ReceivedRequest {
  method: string;
  /** The request target: path and query. */
  url: string;
  /** By lower-case name; the values of a repeated header are joined with a comma. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Parses one whole HTTP/1.1 request at the start of what came; undefined as long as it is not whole. */
export function parseRequest(bytes: Buffer): { request: ReceivedRequest; length: number } | undefined {
  const headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd < 0) return undefined;
  const [requestLine = "", ...headerLines] = bytes.subarray(0, headEnd).toString("latin1").split("\r\n");
  const [method = "", url = ""] = requestLine.split(" ");
  const headers: Record<string, string> = {};
  for (const line of headerLines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  if (headers["transfer-encoding"] !== undefined) throw new Error("This server expects bodies with a length.");
  const bodyStart = headEnd + 4;
  const length = bodyStart + Number(headers["content-length"] ?? 0);
  if (bytes.length < length) return undefined;
  return { request: { method, url, headers, body: bytes.subarray(bodyStart, length).toString("utf8") }, length };
}
