import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** A request, read whole. */
export interface HttpRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface HttpServer {
  readonly url: string;
  /** Every request in order, as method and target: `GET /v1/action_items?sort=due_date`. */
  readonly requests: readonly string[];
}

/**
 * Starts a server that keeps what it needs in what handles its requests. It is closed when the test is finished.
 *
 * @param finished Tells when that is; tests that run at the same time have one each.
 */
export async function startHttpServer(
  handle: (request: HttpRequest, response: ServerResponse) => void,
  finished: typeof onTestFinished = onTestFinished,
): Promise<HttpServer> {
  const requests: string[] = [];
  const server = createServer((message, response) => {
    const { method = "", url = "", headers } = message;
    requests.push(`${method} ${url}`);
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const { pathname, searchParams } = new URL(url, "http://localhost");
      const body = Buffer.concat(chunks).toString();
      handle({ method, path: pathname, query: searchParams, headers, body }, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  finished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return { url: `http://127.0.0.1:${address.port}`, requests };
}

/** Answers with a document. */
export function sendJson(response: ServerResponse, status: number, document: unknown): void {
  response.writeHead(status, { "content-type": "application/vnd.api+json" }).end(JSON.stringify(document));
}
