import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:tls";
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

/** Self-signed for localhost, valid for a hundred years, and used for nothing else than the tests beside it. */
export const CERTIFICATE = `\
-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUQE4Fk9oy08X9YbUIdIDkXingKI8wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzE0MTQ1MloYDzIxMjYxMDMw
MTQxNDUyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR8N7BmAx3P3tqbGpX1jLWI8iPImIcryUSl5y4ZGigMlJOTzCGkZstp
nXxooNZnv6KUG7wf+NvneBEP5k90s8ovo28wbTAdBgNVHQ4EFgQUIdobWtIBWqEu
XwccmVjTaQpz1IUwHwYDVR0jBBgwFoAUIdobWtIBWqEuXwccmVjTaQpz1IUwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgRELnxpsDrMk/HOQlMFSqll2NU+Ooqz604bqrnb++C+kCIQCX
udXgzdG8Mq472s8F1Wpfqx7mFk2ROQnX4hJ7U+Vczw==
-----END CERTIFICATE-----
`;

export const KEY = `\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgx1TA8DTNdSkTkYFy
9l757Ps7BPxPMtJ4DgNN4nCAk0ShRANCAAR8N7BmAx3P3tqbGpX1jLWI8iPImIcr
yUSl5y4ZGigMlJOTzCGkZstpnXxooNZnv6KUG7wf+NvneBEP5k90s8ov
-----END PRIVATE KEY-----
`;

export interface TlsServer {
  readonly url: string;
  /** How many bytes came through the encryption. */
  readonly bytes: number;
  /** How many connections were begun. */
  readonly connections: number;
}

/** Starts a server that speaks TLS with a certificate that nobody trusts. */
export async function startUntrustedTlsServer(): Promise<TlsServer> {
  let bytes = 0;
  let connections = 0;
  const server = createTlsServer({ cert: CERTIFICATE, key: KEY }, (socket) => {
    socket.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    socket.on("error", () => {});
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return {
    url: `https://127.0.0.1:${address.port}`,
    get bytes() {
      return bytes;
    },
    get connections() {
      return connections;
    },
  };
}
