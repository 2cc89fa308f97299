import { once } from "node:events";
import { createServer, type OutgoingHttpHeaders, type RequestListener } from "node:http";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const KEPT_ALIVE_MS = 120_000;

export interface LocalServer {
  /** Where it listens, without a trailing slash. */
  url: string;
  close(): Promise<void>;
}

/**
 * A server that only this machine reaches.
 *
 * @param port Default: one that is free.
 * @throws {Error} when the port is in use.
 */
export async function localServer(listener: RequestListener, port = 0): Promise<LocalServer> {
  // A process that is busy with checks must not find its connections closed when it comes back to them.
  const server = createServer({ keepAliveTimeout: KEPT_ALIVE_MS }, listener).listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** An answer, as good or as bad as a test needs it. */
export interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: string;
}

/** A server that gives every request the same answer. */
export function answeringServer({ status, headers, body }: Answer): Promise<LocalServer> {
  return localServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(status, headers).end(body));
  });
}

/** On a busy machine. */
const WITHIN_MS = 120_000;
const EVERY_MS = 50;

/**
 * Waits until somebody listens: a mock is started while the tests load.
 *
 * @throws {Error} when nobody does within two minutes.
 */
export async function listening(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  for (const begin = performance.now(); performance.now() - begin < WITHIN_MS; await wait(EVERY_MS)) {
    const socket = connect(Number(port), hostname);
    const isThere = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
  }
  throw new Error(`Nothing listens on ${url}.`);
}
