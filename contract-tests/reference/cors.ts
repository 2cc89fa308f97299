import type { IncomingMessage, ServerResponse } from "node:http";

/** For requests without credentials, `*` is any header but `Authorization`, which has to be named (Fetch, "CORS protocol"). */
const PREFLIGHT = { "access-control-allow-methods": "*", "access-control-allow-headers": "*, authorization" };

/**
 * Lets pages of any origin send a request and read its whole response.
 *
 * @returns Whether the request was a preflight, which then is answered.
 */
export function allowAnyOrigin({ method, headers }: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "*");
  if (method !== "OPTIONS" || headers["access-control-request-method"] === undefined) return false;
  response.writeHead(204, PREFLIGHT).end();
  return true;
}
