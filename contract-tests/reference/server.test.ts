import { describe, expect, onTestFinished, test } from "vitest";
import { type AnyRootlyError, createRootlyClient } from "../../src/index.ts";
import { createFakeRootly, type Failure } from "../../src/testing.ts";
import { type ReferenceServerOptions, startReferenceServer } from "./server.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const MEDIA_TYPE = "application/vnd.api+json";

async function start(options: ReferenceServerOptions = {}) {
  const server = await startReferenceServer(options);
  onTestFinished(() => server.close());
  const limits = { maxRetries: 0, maxBodyBytes: 100_000 };
  const clientWith = (attemptTimeout: number) =>
    createRootlyClient({ token: "test-token", baseUrl: server.url, ...limits, attemptTimeout }).actionItems;
  return { ...server, actionItems: clientWith(10_000), impatient: clientWith(200) };
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
        const told = made.reduce((said, id) => said.replaceAll(id, "…"), JSON.stringify({ ...headers, text }));
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
  [{ kind: "stall", phase: "body" }, "timeout", "unknown"],
  [{ kind: "cut-off" }, "unreadable_response", "applied"],
  [{ kind: "endless" }, "unreadable_response", "applied"],
  [{ kind: "not-json" }, "unreadable_response", "applied"],
  [{ kind: "redirect" }, "redirect", "unknown"],
  [{ kind: "status", status: 503 }, "server_error", "unknown"],
])("%o happens on the wire too", async (failure, code, outcome) => {
  const { actionItems, impatient, fake } = await start();
  fake.failNext(failure);
  const client = failure.kind === "stall" ? impatient : actionItems;
  expect(await client.safeCreate(INCIDENT, { summary: "x" })).toMatchObject({ error: { code, outcome } });
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
