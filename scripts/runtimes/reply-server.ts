import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { type LocalServer, localServer } from "../../contract-tests/exchange/local-server.ts";
import { allowAnyOrigin } from "../../contract-tests/reference/server.ts";

/** What the server does with a request that it has read whole. */
export type Reply = (response: ServerResponse) => void;

interface ReceivedRequest {
  method: string | undefined;
  body: string;
  /** Whether its connection had been used before, other than for its preflight. */
  again: boolean;
}

export interface ReplyServer extends LocalServer {
  /** The requests below a path's first segment, in order, without preflights. */
  requestsTo(segment: string): readonly ReceivedRequest[];
}

/**
 * Starts a server that gives the replies that it is told, failures too, and answers CORS, so that pages see how.
 *
 * @param replies To the requests below each path, by its first segment; the last one is repeated.
 * @param keepAlive Whether a connection takes further requests after an answer.
 */
export async function startReplyServer(
  replies: Record<string, readonly Reply[]>,
  keepAlive: boolean,
): Promise<ReplyServer> {
  const received = new Map<string, ReceivedRequest[]>();
  const used = new WeakSet<Socket>();
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    if (!keepAlive) response.setHeader("connection", "close");
    if (allowAnyOrigin(incoming, response)) return;
    const { method, url = "", socket } = incoming;
    const [, segment = ""] = url.split("/");
    const again = used.has(socket);
    used.add(socket);
    const requests = received.get(segment) ?? [];
    received.set(segment, requests);
    requests.push({ method, body: await text(incoming), again });
    const ofSegment = replies[segment] ?? [];
    const reply = ofSegment[Math.min(requests.length, ofSegment.length) - 1];
    if (reply === undefined) throw new Error(`There is no reply to ${url}.`);
    reply(response);
  };
  const server = await localServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  return { ...server, requestsTo: (segment) => received.get(segment) ?? [] };
}

const HEADERS = { "content-type": "application/vnd.api+json", "x-request-id": "request-1" };
const ITEM = { id: "item-1", type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } };

export const answer =
  (status: number, headers: Record<string, string> = {}, body: object = {}): Reply =>
  (response) =>
    response.writeHead(status, { ...HEADERS, ...headers }).end(JSON.stringify(body));

export const created = answer(201, {}, { data: ITEM });

/** Ends the connection in order, with bytes that are no HTTP or none at all. */
export const close =
  (bytes = ""): Reply =>
  ({ socket }) =>
    socket?.end(bytes);

export const reset: Reply = ({ socket }) => socket?.resetAndDestroy();

/** Neither answers nor closes. */
export const stall: Reply = () => {};

/** Sends the headers of a success and the beginning of its body. */
export const begin: Reply = (response) => {
  response.writeHead(201, { ...HEADERS, "content-length": "1000" }).write('{"data":');
};

/** Ends the connection in the middle of the body. */
export const cutOff: Reply = (response) => {
  response.writeHead(201, { ...HEADERS, "content-length": "1000" }).write('{"data":', () => response.socket?.end());
};
