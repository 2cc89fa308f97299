import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";

export interface LocalServer {
  /** Where it listens, without a trailing slash. */
  url: string;
  close(): Promise<void>;
}

/** A server on a free port that only this machine reaches. */
export async function localServer(listener: RequestListener): Promise<LocalServer> {
  const server = createServer(listener).listen(0, "127.0.0.1");
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
