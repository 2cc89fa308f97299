import { randomBytes } from "node:crypto";
import { EventEmitter, getEventListeners, once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { createServer as createTlsServer } from "node:https";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import {
  Agent,
  buildConnector,
  type Dispatcher,
  EnvHttpProxyAgent,
  interceptors,
  MockAgent,
  ProxyAgent,
  RetryAgent,
} from "undici";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { CREATED, clientOf, createOn, INCIDENT, ITEM, sendTo } from "./test-support/clients.ts";
import { startFaultServer, type Step } from "./test-support/fault-server.ts";
import { CERTIFICATE, KEY } from "./test-support/servers.ts";
import { decoded } from "./undici/response.ts";
import { Exchange } from "./undici/exchange.ts";
import { undiciFetch } from "./undici.ts";

// What undici does otherwise than `fetch`; where they agree, the client's other tests run over both.

const options = { fetch: undiciFetch(), maxRetries: 0 };
const POSTS = { methods: ["POST" as const], minTimeout: 1 };
const REDIRECT: Step = { do: "answer", status: 307, headers: { location: "/elsewhere" } };
const JSON_BODY = Buffer.from(JSON.stringify(ITEM));

/** An answer with that body and those codings. */
const answer = (body: Uint8Array, coding: string, status = 201) =>
  startFaultServer([{ do: "answer", status, body, headers: { "content-encoding": coding } }]);

test("a call makes no stream, which would cost half of it", async () => {
  const server = await startFaultServer([CREATED]);
  const streams = vi.spyOn(ReadableStream, "from");
  onTestFinished(() => streams.mockRestore());
  expect(await createOn(server.url, options)).toMatchObject({ ok: true });
  expect(streams).not.toHaveBeenCalled();
});

describe("a body is decoded", () => {
  test.each<[string, Uint8Array]>([
    ["gzip", gzipSync(JSON_BODY)],
    ["x-gzip", gzipSync(JSON_BODY)],
    ["GZIP", gzipSync(JSON_BODY)],
    ["deflate", deflateSync(JSON_BODY)],
    ["deflate", deflateRawSync(JSON_BODY)],
    ["br", brotliCompressSync(JSON_BODY)],
    ["gzip, br", brotliCompressSync(gzipSync(JSON_BODY))],
    // Without its trailer, which browsers do not miss either.
    ["gzip", gzipSync(JSON_BODY).subarray(0, -8)],
  ])("from %s", async (coding, body) => {
    const server = await answer(body, coding);
    expect(await createOn(server.url, options)).toMatchObject({ ok: true, value: { id: "item-1" } });
    expect(server.requests[0]?.headers["accept-encoding"]).toBe("br, gzip, deflate");
  });

  test.each<[string, string, Uint8Array]>([
    ["is none", "gzip", JSON_BODY],
    ["is cut off", "br", brotliCompressSync(JSON_BODY).subarray(0, 40)],
    ["is cut off", "deflate", deflateSync(JSON_BODY).subarray(0, 40)],
    ["is empty", "deflate", new Uint8Array()],
    ["nobody has asked for", "zstd", gzipSync(JSON_BODY)],
    [
      "comes six times",
      "gzip,".repeat(6),
      Array.from({ length: 6 }).reduce<Uint8Array>((body) => gzipSync(body), JSON_BODY),
    ],
  ])("and the create stays applied when it %s: %s", async (_, coding, body) => {
    const server = await answer(body, coding);
    expect(await createOn(server.url, options)).toMatchObject({
      error: { code: "unreadable_response", outcome: "applied" },
    });
  });

  test.each([204, 304])("nowhere where there is none, with %i", async (status) => {
    const server = await answer(new Uint8Array(), "gzip", status);
    const response = await undiciFetch()(server.url);
    expect([response.status, await response.text()]).toEqual([status, ""]);
  });

  test("nor after HEAD", async () => {
    const server = await answer(new Uint8Array(), "gzip", 200);
    expect(await sendTo(server.url, "HEAD", options)).toMatchObject({ error: { outcome: "applied" } });
  });
});

describe("a body that decodes to 50 MB", () => {
  const zeros = Buffer.alloc(50_000_000);
  const bombs: [string, Uint8Array][] = [
    ["gzip", gzipSync(zeros)],
    ["deflate", deflateRawSync(zeros)],
    ["br", brotliCompressSync(zeros)],
    ["gzip, gzip", gzipSync(gzipSync(zeros))],
  ];

  test.each(bombs)("is too large, in %s", async (coding, body) => {
    const server = await answer(body, coding);
    const result = await createOn(server.url, { ...options, maxBodyBytes: 100_000 });
    expect(result).toMatchObject({ error: { code: "unreadable_response", outcome: "applied" } });
    expect(result.error?.message).toContain("is too large");
  });

  // Longer than what the streams of any version of Node hold back, 64 KiB each.
  const noise = randomBytes(2_000_000);
  test.each([
    ["gzip", gzipSync(noise)],
    ["deflate", deflateRawSync(noise)],
  ])("is taken in no faster than it is read, in %s", async (coding, body) => {
    let taken = 0;
    const pieces = function* () {
      for (let at = 0; at < body.length; at += 20_000) {
        taken += 1;
        yield body.subarray(at, at + 20_000);
      }
    };
    const chunks = decoded(Readable.from(pieces(), { highWaterMark: 1 }), coding)[Symbol.asyncIterator]();
    await chunks.next();
    await new Promise(setImmediate);
    expect(taken).toBeLessThan(50);
    await chunks.return?.();
  });
});

describe("a dispatcher", () => {
  test("brings an authority for certificates", async () => {
    const server = createTlsServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
      request.resume().on("end", () => response.writeHead(201).end(JSON_BODY));
    });
    const agent = new Agent({ connect: { ca: CERTIFICATE } });
    onTestFinished(async () => {
      await agent.close();
      server.close();
    });
    const url = (port: number) => `https://localhost:${port}`;
    const { port } = await listening(server);
    expect(await createOn(url(port), { ...options, fetch: undiciFetch({ dispatcher: agent }) })).toMatchObject({
      ok: true,
    });
    expect(await createOn(url(port), options)).toMatchObject({ error: { outcome: "not-sent", attempts: 1 } });
  });

  test("leads through a proxy, and what that refuses was not sent", async () => {
    const target = await startFaultServer([CREATED]);
    const statuses = [200, 407];
    const proxy = createHttpServer().on("connect", (request, socket) => {
      const status = statuses.shift() ?? 502;
      socket.write(`HTTP/1.1 ${status} Whatever\r\n\r\n`);
      if (status !== 200) return socket.end();
      const upstream = connect(target.port, "127.0.0.1");
      expect(request.url).toBe(`127.0.0.1:${target.port}`);
      return upstream.pipe(socket).pipe(upstream);
    });
    const { port } = await listening(proxy);
    const agent = () => {
      const dispatcher = new ProxyAgent({ uri: `http://127.0.0.1:${port}`, proxyTunnel: true });
      onTestFinished(() => dispatcher.destroy());
      return { ...options, fetch: undiciFetch({ dispatcher }) };
    };
    onTestFinished(() => void proxy.close());
    expect(await createOn(target.url, agent())).toMatchObject({ ok: true });
    expect(await createOn(target.url, agent())).toMatchObject({ error: { code: "connection", outcome: "not-sent" } });
    expect(target.requests).toHaveLength(1);
  });

  test("takes the proxy of the environment", async () => {
    const proxy = await startFaultServer([CREATED]);
    const dispatcher = new EnvHttpProxyAgent({ httpProxy: proxy.url, noProxy: "", proxyTunnel: false });
    onTestFinished(() => dispatcher.destroy());
    const fetch = undiciFetch({ dispatcher });
    expect(await createOn("http://api.localhost", { ...options, fetch })).toMatchObject({ ok: true });
    expect(proxy.requests[0]?.headers["host"]).toBe("api.localhost");
    // It throws at once for what it keeps to itself.
    const headers = { "proxy-authorization": "Basic c2VjcmV0" };
    expect(await createOn("http://api.localhost", { ...options, fetch, headers })).toMatchObject({
      error: { code: "connection", reason: "UND_ERR_INVALID_ARG" },
    });
    expect(proxy.requests).toHaveLength(1);
  });

  test("repeats requests, where it is made for that", async () => {
    const server = await startFaultServer([
      { do: "answer", status: 503 },
      { do: "answer", status: 200, body: JSON.stringify(ITEM) },
    ]);
    const dispatcher = new RetryAgent(new Agent(), { minTimeout: 1 });
    onTestFinished(() => dispatcher.destroy());
    expect(await sendTo(server.url, "GET", { ...options, fetch: undiciFetch({ dispatcher }) })).toMatchObject({
      ok: true,
      answer: { facts: { attempts: 1 } },
    });
    expect(server.requests).toHaveLength(2);
  });

  test.each<[string, Step, () => Dispatcher]>([
    ["repeats it after a status", { do: "answer", status: 503 }, () => new RetryAgent(new Agent(), POSTS)],
    ["repeats it after a failure", { do: "close" }, () => new RetryAgent(new Agent(), POSTS)],
    ["follows a redirect", REDIRECT, () => new Agent().compose(interceptors.redirect({ maxRedirections: 1 }))],
  ])("sends a create once, also one that %s", async (_, step, dispatcherFor) => {
    const server = await startFaultServer([step, CREATED]);
    const dispatcher = dispatcherFor();
    onTestFinished(() => dispatcher.destroy());
    expect(await createOn(server.url, { fetch: undiciFetch({ dispatcher }) })).toMatchObject({
      error: {
        code: "connection",
        outcome: "unknown",
        attempts: 1,
        message: expect.stringContaining("its dispatcher would send it again"),
      },
    });
    expect(server.requests).toHaveLength(1);
  });

  test("can be the one of Node's own undici, which is the global one where `fetch` came first", async () => {
    const server = await startFaultServer([
      { do: "answer", status: 201, body: gzipSync(JSON_BODY), headers: { "content-encoding": "gzip" } },
    ]);
    const program = `
      const { parentPort, workerData } = require("node:worker_threads");
      fetch("data:,").then(async () => {
        const { Agent, getGlobalDispatcher } = require("undici");
        const { createRootlyClient } = require("./index.ts");
        const { undiciFetch } = require("./undici.ts");
        const client = createRootlyClient({ token: "token", baseUrl: workerData, fetch: undiciFetch(), maxRetries: 0 });
        const results = [];
        for (const maxBodyBytes of [10_000, 10]) {
          const { ok, error } = await client.with({ maxBodyBytes }).actionItems.safeCreate("1", { summary: "s" });
          results.push([ok, error?.message]);
        }
        parentPort.postMessage({ own: getGlobalDispatcher() instanceof Agent, results });
      });`;
    const resolveDir = fileURLToPath(new URL(".", import.meta.url));
    const { outputFiles } = await build({
      ...{ stdin: { contents: program, resolveDir }, bundle: true, write: false },
      ...{ format: "cjs", platform: "node", target: "es2022", logLevel: "error" },
    });
    const worker = new Worker(outputFiles[0]?.text ?? "", { eval: true, workerData: server.url });
    const [report] = await once(worker, "message");
    await worker.terminate();
    expect(report).toEqual({
      own: false,
      results: [
        [true, undefined],
        [false, "It was carried out (status 201), but the answer is too large."],
      ],
    });
  });

  test("that was closed sends nothing", async () => {
    const dispatcher = new Agent();
    await dispatcher.close();
    const result = await createOn("http://127.0.0.1:9", { ...options, fetch: undiciFetch({ dispatcher }) });
    expect(result).toMatchObject({ error: { outcome: "not-sent", reason: "UND_ERR_CLOSED" } });
  });

  test.each([
    ["headers", { headersTimeout: 10 }, { do: "stall", where: "before headers" }, "unknown"],
    ["body", { bodyTimeout: 10 }, { do: "stall", where: "in the body" }, "applied"],
  ] as const)("has a time-out of its own for the %s", async (phase, limits, step, outcome) => {
    const server = await startFaultServer([step]);
    const dispatcher = new Agent(limits);
    onTestFinished(() => dispatcher.destroy());
    const result = await createOn(server.url, { ...options, fetch: undiciFetch({ dispatcher }) });
    expect(result).toMatchObject({ error: { code: "timeout", phase, outcome } });
  });

  test("can be a mock, which sees the body as a string", async () => {
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    const body = JSON.stringify({
      data: { type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } },
    });
    dispatcher
      .get("https://api.rootly.com")
      .intercept({ path: `/v1/incidents/${INCIDENT}/action_items`, method: "POST", body })
      .reply(201, ITEM, { headers: { "x-request-id": "zażółć" } });
    const result = await createOn("https://api.rootly.com", { ...options, fetch: undiciFetch({ dispatcher }) });
    // One character for each byte of UTF-8, as `fetch` has it.
    const requestId = Buffer.from("zażółć").toString("latin1");
    expect(result).toMatchObject({ ok: true, response: { requestId } });
  });

  test("can be the part of a mock that stands for one host", async () => {
    const dispatcher = new MockAgent().get("https://api.rootly.com");
    dispatcher.intercept({ path: `/v1/incidents/${INCIDENT}/action_items`, method: "POST" }).reply(201, ITEM);
    const result = await createOn("https://api.rootly.com", { ...options, fetch: undiciFetch({ dispatcher }) });
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" } });
  });
});

describe("an abort", () => {
  test("before there is a connection ends the call at once, and sends nothing later", async () => {
    const server = await startFaultServer([CREATED]);
    const connector = new EventEmitter();
    const opening = once(connector, "open") as Promise<[() => void]>;
    const connect = buildConnector({});
    const dispatcher = new Agent({
      connections: 1,
      connect: (target, callback) => connector.emit("open", () => connect(target, callback)),
    });
    onTestFinished(() => dispatcher.destroy());
    const fetch = undiciFetch({ dispatcher });
    const controller = new AbortController();
    const { signal } = controller;
    const calls = [createOn(server.url, { ...options, fetch }, { signal }), fetch(server.url, { signal })];
    const later = createOn(server.url, { ...options, fetch });
    const [open] = await opening;
    controller.abort(new Error("No longer needed"));
    expect(await Promise.allSettled(calls)).toEqual(calls.map(() => ({ status: "rejected", reason: signal.reason })));
    // One that was opened for what is not sent is closed again.
    connector.on("open", (open: () => void) => open());
    open();
    expect(await later).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(1);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("in the body ends the reading, and leaves no listener behind", async () => {
    const server = await startFaultServer([{ do: "stall", where: "in the body" }]);
    const controller = new AbortController();
    const response = await undiciFetch()(server.url, { signal: controller.signal });
    const body = response.text();
    controller.abort(new Error("No longer needed"));
    await expect(body).rejects.toThrow("No longer needed");
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  test("of a request that is not sent yet sends nothing", async () => {
    const server = await startFaultServer([CREATED]);
    const signal = AbortSignal.abort();
    await expect(undiciFetch()(server.url, { signal })).rejects.toBe(signal.reason);
    expect(server.connections).toBe(0);
  });
});

describe("a response", () => {
  const get = async (body: string) => {
    const server = await startFaultServer([
      { do: "answer", status: 299, body, headers: { "content-type": "text/plain" } },
    ]);
    return undiciFetch()(new URL(server.url));
  };

  test("is read in each way that `fetch` has", async () => {
    expect(await (await get("[1]")).text()).toBe("[1]");
    expect(await (await get("[1]")).json()).toEqual([1]);
    expect(Buffer.from(await (await get("[1]")).arrayBuffer()).toString()).toBe("[1]");
    expect(await (await get("[1]")).blob()).toMatchObject({ size: 3, type: "text/plain" });
    await expect((await get("[1]")).formData()).rejects.toThrow(TypeError);
    expect(await get("")).toBeInstanceOf(Response);
  });

  test("has a copy, and is read once", async () => {
    const response = await get("[1]");
    const copy = response.clone();
    expect([copy.status, copy.ok, copy.headers.get("content-type")]).toEqual([299, true, "text/plain"]);
    expect(await copy.text()).toBe("[1]");
    expect(response.bodyUsed).toBe(false);
    expect(await response.text()).toBe("[1]");
    expect(response.bodyUsed).toBe(true);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  test("that a wrapper has read is not read again", async () => {
    const server = await startFaultServer([CREATED]);
    const wrapped: typeof fetch = async (...request) => {
      const response = await undiciFetch()(...request);
      await response.text();
      return response;
    };
    expect(await createOn(server.url, { ...options, fetch: wrapped })).toMatchObject({ error: { outcome: "applied" } });
  });

  test("that a wrapper has copied is read all the same", async () => {
    const server = await startFaultServer([CREATED]);
    let copy: Response | undefined;
    const wrapped: typeof fetch = async (...request) => {
      const response = await undiciFetch()(...request);
      copy = response.clone();
      return response;
    };
    expect(await createOn(server.url, { ...options, fetch: wrapped })).toMatchObject({ ok: true });
    expect(await copy?.json()).toEqual(ITEM);
    // Through the wrapper comes a stream, which is sent as the string that it is.
    expect(server.requests[0]?.headers["content-length"]).toBe(String(server.requests[0]?.body.length));
  });

  test("of the client is a Response, which was read", async () => {
    const server = await startFaultServer([
      { do: "answer", status: 200, body: JSON.stringify(ITEM), headers: { "x-a": "1" } },
    ]);
    const { http } = clientOf(server.url, options);
    const { response } = await http.GET("/v1/action_items/{id}", { params: { path: { id: "item-1" } } });
    expect(response).toBeInstanceOf(Response);
    expect([response.bodyUsed, response.headers.get("x-a"), await response.json()]).toEqual([true, "1", ITEM]);
  });

  test("comes after informational ones, with repeated headers and trailers", async () => {
    const text = [
      "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </style.css>\r\n\r\nHTTP/1.1 201 Created",
      "set-cookie: a=1\r\nset-cookie: b=2\r\nx-a: 1\r\nX-A: 2\r\ntransfer-encoding: chunked\r\ntrailer: x-b\r\n",
      `${JSON_BODY.length.toString(16)}\r\n${String(JSON_BODY)}\r\n0\r\nx-b: 1\r\n\r\n`,
    ].join("\r\n");
    const server = await startFaultServer([{ do: "raw", text }]);
    const result = await createOn(server.url, options);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" }, response: { status: 201 } });
    expect(result.response?.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(result.response?.headers.get("x-a")).toBe("1, 2");
    expect(result.response?.headers.get("link")).toBeNull();
  });

  test("that changes the protocol, which nobody has asked for, leaves the outcome open", async () => {
    const text = "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n";
    const server = await startFaultServer([{ do: "raw", text }]);
    expect(await createOn(server.url, options)).toMatchObject({ error: { code: "connection", outcome: "unknown" } });
  });

  test("of 205 has no body", async () => {
    const server = await startFaultServer([{ do: "answer", status: 205, body: "[1]" }]);
    expect(await (await undiciFetch()(server.url)).text()).toBe("");
    expect(await createOn(server.url, options)).toMatchObject({
      error: { message: expect.stringMatching("is empty") },
    });
  });

  test("that is larger than what is kept unread comes whole", async () => {
    const summary = "x".repeat(5_000_000);
    const body = JSON.stringify({ data: { ...ITEM.data, attributes: { summary } } });
    const server = await startFaultServer([{ do: "answer", status: 200, body }]);
    expect(await createOn(server.url, options)).toMatchObject({ ok: true, value: { summary } });
    const response = await undiciFetch()(server.url);
    // It is on its way while nobody reads.
    await new Promise(setImmediate);
    expect(await response.text()).toBe(body);
    const exchange = new Exchange(
      () => {},
      () => {},
    );
    expect([exchange.onData(Buffer.alloc(65_535)), exchange.onData(Buffer.alloc(1))]).toEqual([true, false]);
  });

  test("has any status", async () => {
    const server = await startFaultServer([{ do: "answer", status: 999, body: "" }]);
    expect(await createOn(server.url, options)).toMatchObject({ error: { status: 999, outcome: "unknown" } });
  });
});

test("undiciFetch refuses what it does not know, and a Request, without sending it", async () => {
  // @ts-expect-error: a misspelt option
  expect(() => undiciFetch({ dispacher: new Agent() })).toThrow("`dispacher` is none of dispatcher.");
  await expect(undiciFetch()(new Request("https://api.rootly.com"))).rejects.toThrow("takes a URL, not a Request");
});

async function listening(server: ReturnType<typeof createHttpServer>): Promise<AddressInfo> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  // It listens on a port.
  return server.address() as AddressInfo;
}
