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
  const bodyStart = headEnd + 4;
  const parsed =
    headers["transfer-encoding"] === undefined
      ? withLength(bytes.subarray(bodyStart), Number(headers["content-length"] ?? 0))
      : chunked(bytes.subarray(bodyStart));
  if (parsed === undefined) return undefined;
  return { request: { method, url, headers, body: parsed.body }, length: bodyStart + parsed.length };
}

/** A body, and how many bytes it took; undefined as long as it is not whole. */
type ParsedBody = { body: string; length: number } | undefined;

function withLength(bytes: Buffer, length: number): ParsedBody {
  return bytes.length < length ? undefined : { body: bytes.subarray(0, length).toString("utf8"), length };
}

/** Parses a body that comes in chunks, without trailers. */
function chunked(bytes: Buffer): ParsedBody {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString("latin1"), 16);
    const start = lineEnd + 2;
    at = start + size + 2;
    if (bytes.length < at) return undefined;
    if (size === 0) return { body: Buffer.concat(chunks).toString("utf8"), length: at };
    chunks.push(bytes.subarray(start, start + size));
  }
}
