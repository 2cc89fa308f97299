// Calls, the server that they meet, and how they have to end.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { type LocalServer, localServer } from "../../contract-tests/exchange/local-server.ts";
import { allowAnyOrigin } from "../../contract-tests/reference/server.ts";
import type { Call, Ending } from "./program.ts";

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

/** A call, what it meets, and how it has to end. */
export interface Case {
  name: string;
  call?: Omit<Call, "options"> & { options?: Omit<Call["options"], "baseUrl"> };
  /** What becomes of its requests, or the name of an address where it meets something else. */
  meets: Reply[] | "refusing" | "unknownHost" | "untrusted" | "noTls";
  ends: Ending;
  /** How it ends in Chromium, where that can tell less, or sends a request once more. */
  inBrowser?: Ending;
  /** How many requests arrive, without the one that Chromium adds. Default: one, or none where the call ends earlier than its runtime connects. */
  sent?: number;
}

const broken: Ending = { ended: "connection, unknown", attempts: 1 };
const refused = (ended: string): Ending => ({ ended, attempts: 1, requestId: "request-1" });
const notSent = (name: string, meets: Case["meets"], options = {}): Case => ({
  ...{ name, meets, call: { options }, ends: { ended: "connection, not-sent", attempts: 1 }, sent: 0 },
});

/** Of all of these, workerd and browsers say the same as of a connection that breaks. */
export const BEFORE_ANYTHING_IS_SENT: Case[] = [
  notSent("a port that is refused", "refusing"),
  notSent("a host that does not exist", "unknownHost"),
  // With retries: the next attempt would end the same way.
  notSent("an untrusted certificate", "untrusted", { maxRetries: 2 }),
  notSent("a server that speaks no TLS", "noTls"),
];

export const FAILURES: Case[] = [
  { name: "a success", meets: [created], ends: { ended: "ok", attempts: 1, requestId: "request-1" }, sent: 1 },
  { name: "a connection that is closed", meets: [close()], ends: broken, sent: 1 },
  { name: "a connection that is reset", meets: [reset], ends: broken, sent: 1 },
  { name: "bytes that are no HTTP", meets: [close("nonsense\r\n\r\n")], ends: broken, sent: 1 },
  // With retries: whatever may have been carried out is not sent again.
  {
    name: "a 503 after the request has arrived",
    call: { options: { maxRetries: 2 } },
    meets: [answer(503)],
    ends: refused("server_error, unknown"),
    sent: 1,
  },
  {
    name: "headers that do not come",
    call: { options: { attemptTimeout: 500 } },
    meets: [stall],
    ends: { ended: "timeout, unknown", attempts: 1 },
  },
  {
    name: "a call that takes too long as a whole",
    call: { options: { totalTimeout: 500 } },
    meets: [stall],
    ends: { ended: "timeout, unknown", attempts: 1 },
  },
  {
    name: "a body that does not end",
    call: { options: { attemptTimeout: 3000 } },
    meets: [begin],
    ends: { ended: "timeout, applied", attempts: 1 },
    sent: 1,
  },
  {
    name: "a body that is cut off",
    meets: [cutOff],
    ends: { ended: "unreadable_response, applied", attempts: 1 },
    sent: 1,
  },
  {
    name: "a 429 that asks for a wait",
    meets: [answer(429, { "retry-after": "3600" })],
    ends: { ...refused("rate_limited, rejected"), retryAfter: 3_600_000 },
    sent: 1,
  },
  {
    name: "a 429, and then a success",
    call: { options: { maxRetries: 1 } },
    meets: [answer(429, { "retry-after": "0" }), created],
    ends: { ended: "ok", attempts: 2, requestId: "request-1" },
    sent: 2,
  },
  {
    name: "a redirect",
    meets: [answer(302, { location: "https://elsewhere.example/items" })],
    ends: { ended: "redirect, unknown", attempts: 1, location: "https://elsewhere.example/items" },
    inBrowser: { ended: "redirect, unknown", attempts: 1 },
    sent: 1,
  },
  { name: "a 401", meets: [answer(401)], ends: refused("authentication, rejected"), sent: 1 },
  { name: "a 404", meets: [answer(404)], ends: refused("not_found, rejected"), sent: 1 },
  { name: "a 422", meets: [answer(422)], ends: refused("unprocessable, rejected"), sent: 1 },
  {
    name: "a caller who aborts",
    call: { abortAfter: 500 },
    meets: [stall],
    ends: { ended: "Error: The caller has gone." },
  },
];

const statuses = [401, 403, 407, 408, 421, 425, 500, 503];
const challenges = { "www-authenticate": "Basic", "proxy-authenticate": "Basic", "retry-after": "0" };
const codes: Record<number, string> = { 401: "authentication", 403: "permission" };

/** Sent once more by Chromium, below `fetch`. */
const RESENT: Ending = { ended: "ok", attempts: 1 };

/** A second create, on the connection of the first. */
export const SECOND_CREATES: Case[] = [
  ...Object.entries({
    "is closed": close(),
    "is reset": reset,
    "says what is no HTTP": close("SSH-2.0-OpenSSH\r\n"),
  }).map(([what, reply]): Case => ({
    name: `a create when the connection was used before and ${what}`,
    call: { again: true, options: { maxRetries: 2 } },
    meets: [created, reply, created],
    ends: broken,
    ...(what !== "says what is no HTTP" && { inBrowser: RESENT }),
    sent: 2,
  })),
  ...statuses.map((status): Case => {
    const code = codes[status] ?? (status >= 500 ? "server_error" : "api_error");
    return {
      name: `a create when it is answered with ${status}`,
      call: { again: true, options: { maxRetries: 2 } },
      meets: [created, answer(status, challenges), created],
      ends: { ended: `${code}, ${status === 408 || status >= 500 ? "unknown" : "rejected"}`, attempts: 1 },
      ...([408, 421].includes(status) && { inBrowser: RESENT }),
      ...(status === 407 && { inBrowser: broken }),
      sent: 2,
    };
  }),
];

/** A second request that is refused would hide that the first one had arrived. */
const second = (name: string, method: Call["method"] & string): Case => ({
  name: `${name} when the connection was used before and is closed`,
  call: { again: true, method },
  meets: [created, close(), created],
  ends: broken,
  inBrowser: RESENT,
  sent: 2,
});

export const SECOND_UPDATE = second("an update", "safeUpdate");
export const SECOND_DELETION = second("a deletion", "safeDelete");
