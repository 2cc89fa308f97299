import { once } from "node:events";
import { createServer } from "node:net";
import { createGzip } from "node:zlib";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { allCases } from "../cases/cases.ts";
import { openJournal } from "../suite/journal.ts";
import { openWriteGuard } from "../suite/write-guard.ts";
import { MOST_BYTES, send, textOf } from "./exchange.ts";
import { localServer } from "./local-server.ts";
import { recordingProxy } from "./recorded-client.ts";

const LARGE = "x".repeat(0x1_0000);
/** What may be under way in sockets when the reading ends. */
const UNDER_WAY = 64 * 1024 * 1024;

/** How much servers have written, and how many responses were still being written. */
let written = 0;
let open = 0;
afterEach(() => {
  written = 0;
});

/** Answers everything with a body that does not end. */
async function endless(status = 200, encoding?: "gzip"): Promise<string> {
  const server = await localServer((request, response) => {
    request.resume();
    response.writeHead(status, {
      "content-type": "application/vnd.api+json",
      ...(encoding && { "content-encoding": encoding }),
    });
    open += 1;
    response.once("close", () => (open -= 1));
    const body = encoding ? createGzip() : response;
    if (body !== response) body.pipe(response);
    const more = () => {
      while (!response.destroyed && body.write(LARGE)) written += LARGE.length;
      written += LARGE.length;
    };
    body.on("drain", more);
    more();
  });
  onTestFinished(() => server.close());
  return server.url;
}

/** A server whose headers do not end: many of them, or one that is long. */
async function endlessHeaders(header: (at: number) => string): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.write("HTTP/1.1 200 OK\r\n");
    const more = () => {
      for (let at = 0; !socket.destroyed && at < 1000; at++) {
        const text = header(at);
        written += text.length;
        if (!socket.write(text)) return;
      }
      if (!socket.destroyed) setImmediate(more);
    };
    socket.on("drain", more);
    more();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

const [list, create] = ["GET", "POST"].map((method) =>
  allCases({}).find((allCase) => allCase.operation.method === method),
);
if (list === undefined || create === undefined) throw new Error("There are no cases.");
const destination = (url: string) => ({ url, token: "t", path: { incident_id: "an-incident", id: "an-item" } });

async function untilClosed(): Promise<void> {
  while (open > 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

test.each(["gzip", undefined] as const)("a body that does not end is read up to a limit (%s)", async (encoding) => {
  await expect(send(list, destination(await endless(200, encoding)))).rejects.toThrow(
    `The body of the response with 200 has more than ${MOST_BYTES} bytes; the rest was not read.`,
  );
  await untilClosed();
  if (encoding === undefined) expect(written).toBeLessThan(MOST_BYTES + UNDER_WAY);
});

test("nor is more read of an answer to a create, which is noted as one without an id", async () => {
  const journal = openJournal();
  const { fetch } = openWriteGuard({ journal });
  await expect(send(create, { ...destination(await endless(201)), fetch })).rejects.toThrow("the rest was not read");
  await untilClosed();
  expect(journal.left).toHaveLength(1);
  expect(written).toBeLessThan(2 * MOST_BYTES + UNDER_WAY);
});

test("nor between the client and the server", async () => {
  const proxy = await recordingProxy(await endless());
  onTestFinished(() => proxy.close());
  expect((await fetch(`${proxy.url}/v1/action_items`)).status).toBe(502);
  expect(String(proxy.take().failure)).toContain("the rest was not read");
  await untilClosed();
  expect(written).toBeLessThan(MOST_BYTES + UNDER_WAY);
});

test("what a client does not wait for any more is not read on", async () => {
  const server = await localServer((_request, response) => {
    open += 1;
    response.once("close", () => (open -= 1));
    response.writeHead(200).write("{");
  });
  onTestFinished(() => server.close());
  const proxy = await recordingProxy(server.url);
  onTestFinished(() => proxy.close());
  const gone = new AbortController();
  const request = fetch(`${proxy.url}/v1/action_items`, { signal: gone.signal });
  while (open === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  gone.abort();
  await expect(request).rejects.toThrow();
  await untilClosed();
});

test.each<[string, (at: number) => string]>([
  ["that are many", (at) => `x-${at}: y\r\n`],
  ["that are long", (at) => (at === 0 ? `x: ${LARGE}` : LARGE)],
])("headers %s are read up to a limit", async (_, header) => {
  await expect(send(list, destination(await endlessHeaders(header)))).rejects.toMatchObject({
    cause: { message: expect.stringMatching(/header/i) as string },
  });
  expect(written).toBeLessThan(UNDER_WAY);
});

test("what is as long as the limit is whole, in whatever pieces it comes", async () => {
  const text = "é".repeat(4);
  const bytes = new TextEncoder().encode(text);
  const pieces = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
  expect(await textOf(new Response(pieces()), bytes.length)).toBe(text);
  expect(await textOf(new Response(null, { status: 204 }))).toBe("");
  await expect(textOf(new Response(pieces()), bytes.length - 1)).rejects.toThrow("more than 7 bytes");
});
