import type { OutgoingHttpHeaders } from "node:http";
import { type LocalServer, localServer } from "../exchange/local-server.ts";

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
