import { connect } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type AnyRootlyError, createRootlyClient } from "../../src/index.ts";
import { observed } from "../../src/test-support/clients.ts";
import { createFakeRootly, type Failure } from "../../src/testing.ts";
import { type ReferenceServerOptions, startReferenceServer } from "./server.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const MEDIA_TYPE = "application/vnd.api+json";

const ATTEMPT_MS = 10_000;

async function start(options: ReferenceServerOptions = {}) {
  const server = await startReferenceServer(options);
  onTestFinished(() => server.close());
  const { fetch, headers } = observed();
  const limits = { maxRetries: 0, maxBodyBytes: 100_000, attemptTimeout: ATTEMPT_MS };
  const { actionItems } = createRootlyClient({ token: "test-token", baseUrl: server.url, ...limits, fetch });
  return { ...server, actionItems, headers };
}

/** Headers of the wire itself. */
const OF_THE_WIRE = ["connection", "date", "keep-alive", "transfer-encoding"];

describe("over HTTP the fake answers as in memory", () => {
  const FIXED = {
    incidents: [{ id: INCIDENT, created_at: "2026-12-01T00:00:00.000+00:00" }],
    now: () => new Date("2026-12-08T16:27:26.644Z"),
  };
  const authorization = "Bearer test-token";
  const attributes = { summary: "Rotate the leaked kéy", assigned_to_user_id: 7 };
  const body = JSON.stringify({ data: { type: "incident_action_items", attributes } });
  const json = { authorization, "content-type": MEDIA_TYPE };
  const inIncident = `/v1/incidents/${INCIDENT}/action_items`;

  test.each<[string, string, RequestInit]>([
    ["a list", `${inIncident}?page[size]=1&page%5Bnumber%5D=2`, {}],
    ["a filtered list", "/v1/action_items?filter[status][in]=open,done&sort=-created_at", {}],
    ["an item", "/v1/action_items/item-1", {}],
    ["a create", inIncident, { method: "POST", headers: json, body }],
    ["an update", "/v1/action_items/item-1", { method: "PUT", headers: json, body }],
    ["a delete", "/v1/action_items/item-1", { method: "DELETE" }],
    ["a missing item", "/v1/action_items/item-3", {}],
    ["a refusal", inIncident, { method: "POST", headers: json, body: "{}" }],
    ["malformed JSON", inIncident, { method: "POST", headers: json, body: "{" }],
    ["bytes without a media type", inIncident, { method: "POST", body: new TextEncoder().encode(body) }],
    ["no token", inIncident, { headers: { authorization: "" } }],
    ["an unknown method", inIncident, { method: "PATCH", headers: json, body }],
  ])("%s", async (_, path, init) => {
    const served = await start(FIXED);
    const fake = createFakeRootly(FIXED);
    const [overHttp, inMemory] = await Promise.all(
      [
        { fetch, fake: served.fake },
        { fetch: fake.fetch, fake },
      ].map(async ({ fetch, fake }) => {
        fake.seed(INCIDENT, { id: "item-1" });
        fake.seed(INCIDENT, { id: "item-2" });
        const response = await fetch(served.url + path, { ...init, headers: { authorization, ...init.headers } });
        const headers = Object.fromEntries([...response.headers].filter(([name]) => !OF_THE_WIRE.includes(name)));
        const text = await response.text();
        // Two identifiers are made up each time: that of the exchange, and that of what is created.
        const made = [headers["x-request-id"] ?? "", fake.items[2]?.id ?? "none"];
        const told = made.reduce((message, id) => message.replaceAll(id, "…"), JSON.stringify({ ...headers, text }));
        const [{ operationId, method, url, body } = {}] = fake.requests;
        return { status: response.status, told, request: { operationId, method, url, body } };
      }),
    );
    expect(overHttp).toEqual(inMemory);
    expect(overHttp?.told).toContain(`"content-type":"${MEDIA_TYPE}"`);
  });
});

test("what is filed over HTTP is in the fake, and what is seeded can be got", async () => {
  const { actionItems, fake } = await start();
  const item = await actionItems.create(INCIDENT, { summary: "Rotate the leaked key" });
  expect(fake.items).toEqual([item]);
  const seeded = fake.seed(INCIDENT);
  expect(await actionItems.get(seeded.id)).toEqual(seeded);
  expect((await actionItems.list(INCIDENT)).items).toEqual([seeded, item]);
});

test("links lead back to the name that the server was called by", async () => {
  const { url } = await start();
  const called = url.replace("127.0.0.1", "localhost");
  const response = await fetch(`${called}/v1/action_items`, { headers: { authorization: "Bearer any" } });
  expect((await response.json()).links.self).toContain(`${called}/v1/action_items?`);
});

test.each<[Failure, AnyRootlyError["code"], AnyRootlyError["outcome"]]>([
  [{ kind: "unreachable" }, "connection", "unknown"],
  [{ kind: "connection-lost", applied: true }, "connection", "unknown"],
  [{ kind: "stall", phase: "headers" }, "timeout", "unknown"],
  [{ kind: "stall", phase: "body" }, "timeout", "applied"],
  [{ kind: "cut-off" }, "unreadable_response", "applied"],
  [{ kind: "endless" }, "unreadable_response", "applied"],
  [{ kind: "not-json" }, "unreadable_response", "applied"],
  [{ kind: "redirect" }, "redirect", "unknown"],
  [{ kind: "status", status: 503 }, "server_error", "unknown"],
])("%o happens on the wire too", async (failure, code, outcome) => {
  const { actionItems, headers, fake } = await start();
  fake.failNext(failure);
  if (failure.kind === "stall") vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const created = actionItems.safeCreate(INCIDENT, { summary: "x" });
  if (failure.kind === "stall") {
    // What comes before the silence takes its time.
    if (failure.phase === "body") await headers(1);
    while (fake.requests.length === 0) await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(ATTEMPT_MS);
    vi.useRealTimers();
  }
  expect(await created).toMatchObject({ error: { code, outcome } });
  // Nothing is left broken.
  expect(await actionItems.safeList(INCIDENT)).toMatchObject({ ok: true });
});

test("a fault in front of the fake changes what is sent, byte for byte", async () => {
  const bytes = new Uint8Array([0xff, 0xfe, 0x00]);
  const { url, fake } = await start({
    wrap: (fetch) => async (input, init) => {
      const { status } = await fetch(input, init);
      const headers = new Headers({ "content-type": "text/plain" });
      for (const cookie of ["a", "b"]) headers.append("set-cookie", cookie);
      return new Response(bytes, { status, headers });
    },
  });
  const response = await fetch(`${url}/v1/action_items`, { headers: { authorization: "Bearer any" } });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain");
  expect(response.headers.getSetCookie()).toEqual(["a", "b"]);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect(fake.requests).toHaveLength(1);
});

test("an answer without a body and a media type gets neither", async () => {
  const { url } = await start({ wrap: () => async () => new Response(null, { status: 204 }) });
  const response = await fetch(url);
  expect([...response.headers.keys()].filter((name) => !OF_THE_WIRE.includes(name))).toEqual([]);
});

test("a port can be chosen, and one that is in use is refused", async () => {
  const { url } = await start();
  const port = Number(new URL(url).port);
  await expect(startReferenceServer({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

/** Sends bytes as they are, and reads what comes back: headers, or all until the connection ends. */
async function raw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(bytes);
  let received = "";
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    received += chunk.toString();
    if (received.includes("\r\n\r\n")) break;
  }
  socket.destroy();
  return received;
}

describe("what is malformed is refused, and the server goes on", () => {
  const AUTHORIZATION = "Authorization: Bearer any\r\n";
  test.each<[string, string, number]>([
    ["a Host that is no host", `GET /v1/action_items HTTP/1.1\r\nHost: a b[\r\n${AUTHORIZATION}\r\n`, 400],
    ["no Host", `GET /v1/action_items HTTP/1.1\r\n${AUTHORIZATION}\r\n`, 400],
    ["an empty Host", `GET /v1/action_items HTTP/1.1\r\nHost:\r\n${AUTHORIZATION}\r\n`, 400],
    ["a Host with a path", `GET /v1/action_items HTTP/1.1\r\nHost: a/b\r\n${AUTHORIZATION}\r\n`, 400],
    ["another protocol", `GET ftp://host/v1/action_items HTTP/1.1\r\nHost: a\r\n${AUTHORIZATION}\r\n`, 400],
    ["no path", `OPTIONS * HTTP/1.1\r\nHost: a\r\n${AUTHORIZATION}\r\n`, 400],
    ["two slashes", `GET //v1/action_items HTTP/1.1\r\nHost: a\r\n${AUTHORIZATION}\r\n`, 200],
    ["an absolute target", `GET http://b/v1/action_items HTTP/1.1\r\nHost: a\r\n${AUTHORIZATION}\r\n`, 200],
    ["a stray percent sign", `GET /v1/action_items/%zz HTTP/1.1\r\nHost: a\r\n${AUTHORIZATION}\r\n`, 404],
    ["half a character", `GET /v1/action_items/%ff HTTP/1.1\r\nHost: a\r\n${AUTHORIZATION}\r\n`, 404],
    ["a percent sign in a query", `GET /v1/action_items?sort=%zz HTTP/1.1\r\nHost: a\r\n${AUTHORIZATION}\r\n`, 200],
    ["no HTTP", "what is this\r\n\r\n", 400],
  ])("%s", async (_, bytes, status) => {
    const { url, fake } = await start();
    expect(await raw(url, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await fetch(url)).status).toBe(404);
    expect(fake.items).toEqual([]);
  });

  test("an upload that stops in the middle", async () => {
    const { url, fake, actionItems } = await start();
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write(
      `POST /v1/incidents/one/action_items HTTP/1.1\r\nHost: a\r\n${AUTHORIZATION}Content-Length: 100\r\n\r\n{`,
    );
    await new Promise((resolve) => socket.write("", resolve));
    socket.resetAndDestroy();
    await actionItems.create(INCIDENT, { summary: "Rotate the leaked key" });
    expect(fake.requests).toHaveLength(1);
  });

  test("a body above 1 MiB, which is not kept", async () => {
    const { url, fake } = await start();
    const send = (size: number) =>
      fetch(`${url}/v1/incidents/one/action_items`, {
        method: "POST",
        headers: { authorization: "Bearer any", "content-type": MEDIA_TYPE },
        body: new Uint8Array(size).fill(0x20),
      });
    // White space only is no JSON, but not too large.
    expect((await send(0x10_0000)).status).toBe(400);
    const response = await send(0x10_0001);
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ errors: [{ title: "Content too large", status: "413" }] });
    expect((await send(0x100_0000)).status).toBe(413);
    expect(fake.requests.map(({ body }) => typeof body)).toEqual(["string", "undefined", "undefined"]);
  });
});

test.each(["403", "429", "404"])(
  "a request that prefers %s is answered with it, and carried out by nobody",
  async (code) => {
    const { url, fake } = await start();
    const response = await fetch(`${url}/v1/action_items`, { headers: { prefer: `code=${code}` } });
    expect(response.status).toBe(Number(code));
    expect(fake.requests).toEqual([]);
    expect((await fetch(`${url}/v1/action_items`, { headers: { authorization: "Bearer any" } })).status).toBe(200);
  },
);

describe("a web page of another origin", () => {
  const preflightTo = (url: string) =>
    fetch(`${url}/v1/action_items`, {
      method: "OPTIONS",
      headers: { origin: "https://page.example", "access-control-request-method": "PUT" },
    });

  test("may send requests and read responses where that is asked for", async () => {
    const { url, fake } = await start({ cors: true });
    const preflight = await preflightTo(url);
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "*",
      "access-control-allow-headers": "*, authorization",
    });
    expect(fake.requests).toEqual([]);
    const response = await fetch(`${url}/v1/action_items`, { headers: { authorization: "Bearer any" } });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "*",
      "content-type": MEDIA_TYPE,
    });
    // An OPTIONS that asks for no method is no preflight.
    const { headers } = await fetch(`${url}/v1/action_items`, { method: "OPTIONS" });
    expect([headers.get("allow"), headers.get("access-control-allow-methods")]).toEqual([expect.any(String), null]);
  });

  test("may not, by default", async () => {
    const { url } = await start();
    const { headers } = await preflightTo(url);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});
