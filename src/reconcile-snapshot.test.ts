import { describe, expect, test, vi } from "vitest";
import type { CreateActionItemAttributes } from "./action-items.ts";
import { reconcile } from "./reconcile.ts";
import { clientOf, INCIDENT } from "./test-support/clients.ts";
import { sendJson, startHttpServer } from "./test-support/servers.ts";

/** What the server does with each create; the last is repeated. */
type Fate = "filed, cut" | "cut";

/** Starts an incident's server that keeps what it is sent. */
async function startIncident(...fates: Fate[]) {
  const filed: Record<string, unknown>[] = [];
  const bodies: string[] = [];
  const server = await startHttpServer(({ method, body }, response) => {
    if (method === "GET") {
      const data = filed.map((attributes, at) => ({ id: `item-${at + 1}`, type: "incident_action_items", attributes }));
      return sendJson(response, 200, { data, links: { next: null } });
    }
    bodies.push(body);
    const fate = fates.length > 1 ? fates.shift() : fates[0];
    const created_at = new Date().toISOString();
    if (fate === "filed, cut") filed.push({ created_at, ...JSON.parse(body).data.attributes });
    response.socket?.resetAndDestroy();
  });
  return { actionItems: clientOf(server.url).actionItems, filed, bodies };
}

const RECONCILE = { onUnknown: reconcile() } as const;

describe("what is looked for is what was sent", () => {
  test("when the attributes are changed after the call", async () => {
    const { actionItems } = await startIncident("filed, cut");
    const attributes: CreateActionItemAttributes = { summary: "Rotate the leaked key" };
    const result = actionItems.safeCreate(INCIDENT, attributes, RECONCILE);
    attributes.summary = "Something else";
    expect(await result).toMatchObject({ ok: true, value: { id: "item-1", summary: "Rotate the leaked key" } });
  });

  test("when one draft is used for two calls", async () => {
    const { actionItems, filed } = await startIncident("filed, cut");
    const draft: CreateActionItemAttributes = { summary: "First" };
    const first = actionItems.safeCreate(INCIDENT, draft, RECONCILE);
    draft.summary = "Second";
    const second = actionItems.safeCreate(INCIDENT, draft, RECONCILE);
    expect(await first).toMatchObject({ ok: true, value: { summary: "First" } });
    expect(await second).toMatchObject({ ok: true, value: { summary: "Second" } });
    expect(filed).toHaveLength(2);
  });

  test("when a toJSON says otherwise than the members", async () => {
    const { actionItems } = await startIncident("filed, cut");
    const draft = { summary: "As a member", toJSON: () => ({ summary: "As JSON" }) };
    const result = await actionItems.safeCreate(INCIDENT, draft, RECONCILE);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1", summary: "As JSON" } });
  });

  test("when a getter says something else each time", async () => {
    const { actionItems } = await startIncident("filed, cut");
    let reads = 0;
    const draft = {
      get summary() {
        return `Read ${++reads} times`;
      },
    };
    const result = await actionItems.safeCreate(INCIDENT, draft, RECONCILE);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1", summary: "Read 1 times" } });
  });
});

test("what is sent again is what was sent", async () => {
  const { actionItems, bodies } = await startIncident("cut", "filed, cut");
  const attributes: CreateActionItemAttributes = { summary: "Rotate the leaked key" };
  const result = actionItems.safeCreate(INCIDENT, attributes, { onUnknown: reconcile({ resend: true }) });
  attributes.summary = "Something else";
  expect(await result).toMatchObject({ ok: true, value: { summary: "Rotate the leaked key" } });
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
});

test("what cannot be written is neither sent nor looked for", async () => {
  const { actionItems, bodies } = await startIncident("cut");
  // What TypeScript would refuse.
  const attributes = { summary: 1n } as unknown as CreateActionItemAttributes;
  const result = await actionItems.safeCreate(INCIDENT, attributes, RECONCILE);
  expect(result).toMatchObject({
    ok: false,
    error: { code: "invalid_argument", argument: "body", outcome: "not-sent" },
  });
  expect(bodies).toEqual([]);
});

/** Starts a server that cuts each create and lists what a test says, in pages without end. */
async function startEndless(page: (number: number) => object) {
  const server = await startHttpServer(({ method, query }, response) => {
    if (method === "POST") return response.socket?.resetAndDestroy();
    const number = Number(query.get("page[number]") ?? 1);
    return sendJson(response, 200, {
      ...page(number),
      links: {},
      meta: { current_page: number, next_page: number + 1 },
    });
  });
  return { server, gets: () => server.requests.filter((request) => request.startsWith("GET")).length };
}

const other = (number: number) => ({
  data: [{ id: `other-${number}`, type: "incident_action_items", attributes: { summary: "Another" } }],
});

test("a list without end is given up after the call's time, and the error says so", async () => {
  // By the client's clock, each page takes so long that the tenth is too late.
  let time = 0;
  const { server, gets } = await startEndless((number) => {
    time += 11_000;
    return other(number);
  });
  const { actionItems } = clientOf(server.url, { now: () => new Date(time), totalTimeout: 100_000 });
  const result = await actionItems.safeCreate(
    INCIDENT,
    { summary: "Ours" },
    { onUnknown: reconcile({ resend: true }) },
  );
  expect(result).toMatchObject({
    ok: false,
    error: {
      code: "connection",
      outcome: "unknown",
      attempts: 1,
      message: expect.stringMatching(/carried out\. It could not be looked up: The list did not end in time\.$/),
    },
  });
  expect(gets()).toBe(10);
  expect(server.requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
});

test.each<[string, () => void]>([
  ["performance.now() stands still", () => void vi.spyOn(performance, "now").mockReturnValue(1)],
  ["Date stands still", () => void vi.useFakeTimers({ toFake: ["Date"] })],
])("a list without end is given up when %s", async (_, stop) => {
  const { server, gets } = await startEndless(other);
  stop();
  const { actionItems } = clientOf(server.url, { totalTimeout: 1_000 });
  const result = await actionItems.safeCreate(INCIDENT, { summary: "Ours" }, RECONCILE);
  vi.restoreAllMocks().useRealTimers();
  expect(result).toMatchObject({ ok: false, error: { outcome: "unknown" } });
  expect(gets()).toBeGreaterThan(0);
});

test("the clock that is given decides which action items are from before the call", async () => {
  const HOUR = 3_600_000;
  let time = Date.UTC(2026, 0, 1);
  const filedAt: number[] = [];
  const server = await startHttpServer(({ method, body }, response) => {
    response.setHeader("date", new Date(time).toUTCString());
    if (method === "POST") {
      // An hour passes before it is filed, of which no other clock knows.
      time += HOUR;
      filedAt.push(time);
      expect(JSON.parse(body).data.attributes).toEqual({ summary: "Ours" });
      return response.socket?.resetAndDestroy();
    }
    const item = (id: string, at: number) => ({
      id,
      type: "incident_action_items",
      attributes: { summary: "Ours", created_at: new Date(at).toISOString() },
    });
    const before = Date.UTC(2026, 0, 1) - 10_000;
    return sendJson(response, 200, { data: [item("old", before), item("ours", filedAt[0] ?? 0)], links: {} });
  });
  const options = { now: () => new Date(time), totalTimeout: 10 * HOUR };
  const result = await clientOf(server.url, options).actionItems.safeCreate(INCIDENT, { summary: "Ours" }, RECONCILE);
  expect(result).toMatchObject({ ok: true, value: { id: "ours" } });
});

describe("an equal item", () => {
  const NOW = Date.UTC(2026, 0, 1);

  /** Creates an item that is not filed, where some are listed that were created so many milliseconds after the call began. */
  async function createAmong(...pages: [id: string, after: number][][]) {
    // No time passes, and so it is as good as the clocks can tell.
    vi.spyOn(performance, "now").mockReturnValue(0);
    const server = await startHttpServer(({ method, query }, response) => {
      if (method === "POST") return response.socket?.resetAndDestroy();
      response.setHeader("date", new Date(NOW).toUTCString());
      const number = Number(query.get("page[number]") ?? 1);
      const data = (pages[number - 1] ?? []).map(([id, after]) => ({
        id,
        type: "incident_action_items",
        attributes: { summary: "Ours", created_at: new Date(NOW + after).toISOString() },
      }));
      return sendJson(response, 200, { data, meta: { next_page: number < pages.length ? number + 1 : null } });
    });
    const client = clientOf(server.url, { now: () => new Date(NOW) });
    const result = await client.actionItems.safeCreate(INCIDENT, { summary: "Ours" }, RECONCILE);
    vi.restoreAllMocks();
    return result;
  }

  test.each([0, 1, 60_000])("that was created %d ms after the call began is returned", async (after) => {
    expect(await createAmong([["ours", after]])).toMatchObject({ ok: true, value: { id: "ours" } });
  });

  test.each([-1, -2_000])("of %d ms may be older, and is not", async (after) => {
    const message = expect.stringContaining(
      "There is an equal action item, and it cannot be told whether it is older.",
    );
    expect(await createAmong([["other", after]])).toMatchObject({ ok: false, error: { outcome: "unknown", message } });
  });

  test.each([-2_001, -60_000])("of %d ms is older", async (after) => {
    expect(await createAmong([["other", after]])).toMatchObject({ ok: false, error: { outcome: "not-applied" } });
  });

  test.each([0, -1, 60_000])("beside another one of %d ms is not returned", async (after) => {
    const message = expect.stringContaining(
      "There are 2 equal action items, and it cannot be told which of them it created.",
    );
    const result = await createAmong([["one", 0]], [["other", after]]);
    expect(result).toMatchObject({ ok: false, error: { outcome: "unknown", message } });
  });

  test("that is listed twice, as others were filed meanwhile, is one", async () => {
    expect(await createAmong([["ours", 0]], [["ours", 0]])).toMatchObject({ ok: true, value: { id: "ours" } });
  });
});

test("a reconcile that is not called is refused as what it is, and nothing is sent", async () => {
  const { actionItems, bodies } = await startIncident("cut");
  // As JavaScript can write it.
  const options: object = { onUnknown: reconcile };
  const error = { argument: "onUnknown", outcome: "not-sent", message: expect.stringContaining("parentheses") };
  const attributes = { summary: "Rotate the leaked key" };
  expect(await actionItems.safeCreate(INCIDENT, attributes, options)).toMatchObject({ ok: false, error });
  await expect(actionItems.create(INCIDENT, attributes, options)).rejects.toMatchObject(error);
  expect(bodies).toEqual([]);
});

describe("JSON that does not behave is not ours", () => {
  const DEEP = "[".repeat(20_000) + "]".repeat(20_000);

  test.each<[string, string]>([
    ["a summary with a toString of its own", '{"id":"1","attributes":{"summary":{"toString":1,"valueOf":1}}}'],
    ["a summary nested 20,000 deep", `{"id":"1","attributes":{"summary":${DEEP}}}`],
    ["a summary that is a number", '{"id":"1","attributes":{"summary":5}}'],
    [
      "a creation time with a toString of its own",
      '{"id":"1","attributes":{"created_at":{"toString":1},"summary":"x"}}',
    ],
  ])("%s", async (_, item) => {
    const server = await startHttpServer(({ method }, response) => {
      if (method === "POST") return response.socket?.resetAndDestroy();
      return response.writeHead(200).end(`{"data":[${item}],"links":{}}`);
    });
    const attributes = { summary: "Ours", assigned_to_group_ids: ["a"] };
    const result = await clientOf(server.url).actionItems.safeCreate(INCIDENT, attributes, RECONCILE);
    expect(result).toMatchObject({ ok: false, error: { code: "connection", outcome: "not-applied" } });
  });

  test("an identifier that is a number cannot be returned, so that the outcome stays unknown", async () => {
    const server = await startHttpServer(({ method }, response) => {
      if (method === "POST") return response.socket?.resetAndDestroy();
      return sendJson(response, 200, { data: [{ id: 5, attributes: { summary: "Ours" } }], links: {} });
    });
    const result = await clientOf(server.url).actionItems.safeCreate(INCIDENT, { summary: "Ours" }, RECONCILE);
    const message = expect.stringContaining("holds no resource");
    expect(result).toMatchObject({ ok: false, error: { code: "connection", outcome: "unknown", message } });
  });
});
