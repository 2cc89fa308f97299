import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What the server does with one request. */
export type Step =
  | { do: "answer"; status: number; headers?: Record<string, string>; body?: string | Uint8Array }
  /** Bytes that are no HTTP, or none that is well-formed; then the end of the connection. */
  | { do: "raw"; text: string }
  /** Resets the connection (RST): at the request's first byte, which goes unread, or after having read it whole. */
  | { do: "reset"; when: "before reading" | "after reading" }
  /** Ends the connection in order (FIN), after having read the request. */
  | { do: "close" }
  /** Says nothing and keeps the connection open, before the headers or after a part of the body. */
  | { do: "stall"; where: "before headers" | "in the body"; status?: number }
  /** Ends the connection in the middle of the body. */
  | { do: "cut"; by: "content-length" | "chunked"; status?: number }
  /** Sends a body that never ends. */
  | { do: "flood"; status: number }
  /** Answers, and ends the connection without having said so. */
  | { do: "answer-and-close"; of: Step }
  /** Answers as soon as the promise resolves. */
  | { do: "wait"; until: Promise<unknown>; of: Step };

export interface FaultServerOptions {
  /** Default: one that is free. */
  port?: number;
  /** Whether to keep the requests. Default: true. */
  record?: boolean;
}

export interface FaultServer {
  readonly port: number;
  readonly url: string;
  /** Every request that was read whole, in order. */
  readonly requests: readonly ReceivedRequest[];
  /** How many connections were accepted. */
  readonly connections: number;
  /** How many of them have ended. */
  readonly ended: number;
  /** Resolves when that many requests were read. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a server that goes through the steps, one for each request, and repeats the last one for ever. It is closed
 * when the test is finished.
 */
export async function startFaultServer(steps: readonly Step[], options?: FaultServerOptions): Promise<FaultServer> {
  const server = await serveFaults(steps, options);
  onTestFinished(() => server.close());
  return server;
}

/** As `startFaultServer`, for tests that close it themselves. */
export async function serveFaults(
  steps: readonly Step[],
  { port = 0, record = true }: FaultServerOptions = {},
): Promise<FaultServer> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  const waiting = new Set<() => void>();
  let taken = 0;
  let connections = 0;
  const next = (): Step => {
    const step = steps[Math.min(taken, steps.length - 1)];
    if (step === undefined) throw new Error("The server was given no steps.");
    return step;
  };

  const server = createServer({ noDelay: true }, (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // The client may reset the connection at any time.
    socket.on("error", () => {});
    let buffered = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      if (buffered.length === 0 && resetsUnread(next())) {
        taken += 1;
        socket.resetAndDestroy();
        return;
      }
      buffered = Buffer.concat([buffered, chunk]);
      const parsed = parseRequest(buffered);
      if (parsed === undefined) return;
      buffered = buffered.subarray(parsed.length);
      const step = next();
      taken += 1;
      if (record) requests.push(parsed.request);
      for (const notify of waiting) notify();
      perform(step, socket);
    });
  });

  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    requests,
    get connections() {
      return connections;
    },
    get ended() {
      return connections - sockets.size;
    },
    received: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (requests.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port of this host on which nothing listens. It is kept until the test is finished. */
export async function refusingPort(): Promise<number> {
  const { port, release } = await keepPort();
  onTestFinished(release);
  return port;
}

/**
 * Takes a port of this host without listening there, so that it refuses connections, and the system gives it to nobody
 * else: one that was only free a moment ago can be another process's by now.
 *
 * @returns With it, what gives it back at once.
 */
export async function keepPort(): Promise<{ port: number; release(): void }> {
  const server = await serveFaults([]);
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  if (socket.localPort === undefined) throw new Error("The connection has no port.");
  const release = () => {
    // A connection that is closed in order would keep its port for a minute.
    socket.resetAndDestroy();
    void server.close();
  };
  return { port: socket.localPort, release };
}

function resetsUnread(step: Step): boolean {
  return step.do === "reset" && step.when === "before reading";
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}

function perform(step: Step, socket: Socket): void {
  switch (step.do) {
    case "answer":
      sendAnswer(step, socket);
      return;
    case "raw":
      socket.end(step.text);
      return;
    case "reset":
      socket.resetAndDestroy();
      return;
    case "close":
      socket.end();
      return;
    case "stall":
      if (step.where === "in the body")
        socket.write(`${head(step.status ?? 201, { "content-length": "1000" })}{"data":`);
      return;
    case "cut": {
      const length = step.by === "chunked" ? { "transfer-encoding": "chunked" } : { "content-length": "1000" };
      const part = step.by === "chunked" ? '8\r\n{"data":\r\n' : '{"data":';
      socket.end(head(step.status ?? 201, length) + part);
      return;
    }
    case "flood":
      socket.write(head(step.status, { "transfer-encoding": "chunked" }));
      flood(socket);
      return;
    case "answer-and-close":
      perform(step.of, socket);
      socket.end();
      return;
    case "wait":
      void step.until.then(() => perform(step.of, socket));
  }
}

function flood(socket: Socket): void {
  const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  const send = () => {
    if (socket.destroyed) return;
    if (socket.write(chunk)) setImmediate(send);
    else socket.once("drain", send);
  };
  send();
}

function sendAnswer({ status, headers = {}, body = "" }: Extract<Step, { do: "answer" }>, socket: Socket): void {
  const bytes = Buffer.from(body);
  const bodyless = status === 204 || status === 304;
  socket.write(head(status, { ...(!bodyless && { "content-length": String(bytes.length) }), ...headers }));
  socket.write(bytes);
  // The client has been told; a real server would close as well.
  if (headers["connection"] === "close") socket.end();
}

function head(status: number, headers: Record<string, string>): string {
  const lines = Object.entries({ "content-type": "application/vnd.api+json", ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `HTTP/1.1 ${status} Whatever\r\n${lines.join("")}\r\n`;
}

/** A request as it came over the wire. */
interface ReceivedRequest {
  method: string;
  /** The request target: path and query. */
  url: string;
  /** By lower-case name; the values of a repeated header are joined with a comma. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Parses one whole HTTP/1.1 request at the start of what came; undefined as long as it is not whole. */
function parseRequest(bytes: Buffer): { request: ReceivedRequest; length: number } | undefined {
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
