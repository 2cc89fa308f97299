import { EventEmitter, once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { CreateActionItemAttributes, CreateOptions } from "./action-items.ts";
import type { RootlyClientOptions } from "./client.ts";
import { reconcile } from "./reconcile.ts";
import { clientOf, INCIDENT } from "./test-support/clients.ts";
import { sendJson, startHttpServer } from "./test-support/servers.ts";

/** What the server does with a create: files it or not, and answers or cuts the connection. */
type Fate = "filed, cut" | "cut" | "filed, HTML" | "HTML" | "filed, 201" | "422" | "503";

interface Behaviour {
  /** What becomes of each create; the last one is repeated. Default: it is filed, and the connection cut. */
  fates?: Fate[];
  /** After how many lists a new item is in them. Default: at once. */
  shownAfter?: number;
  /** How far the server's clock is ahead, in milliseconds. Default: not at all. */
  ahead?: number;
  /** Whether it says what time it is. Default: true. */
  date?: boolean;
  /** The status of each list. Default: 200. */
  lists?: number[];
  /** How many items a page has. Default: 2. */
  size?: number;
  /** What is there already, and how many milliseconds ago it was created. */
  before?: { ago: number; attributes: object }[];
  /** What the server makes of the attributes that it is sent. Default: it keeps them. */
  keep?: (attributes: Record<string, unknown>) => object;
}

interface Filed {
  id: string;
  type: "incident_action_items";
  attributes: object;
  /** The number of the first list that has it. */
  shown: number;
}

/** Starts an incident's server. */
async function startIncident(behaviour: Behaviour, finished: typeof onTestFinished) {
  const { fates = ["filed, cut"], shownAfter = 0, ahead = 0, date = true, lists = [], size = 2 } = behaviour;
  const filed: Filed[] = [];
  let listed = 0;
  const left = { fates: [...fates], lists: [...lists] };
  const file = (attributes: object, ago: number, delay: number): Filed => {
    const created_at = new Date(Date.now() + ahead - ago).toISOString();
    const id = `item-${filed.length + 1}`;
    const shown = listed + 1 + delay;
    filed.push({ id, type: "incident_action_items", attributes: { created_at, ...attributes }, shown });
    return filed[filed.length - 1] as Filed;
  };
  for (const { ago, attributes } of behaviour.before ?? []) file(attributes, ago, 0);

  const create = (body: string, response: ServerResponse) => {
    const fate = (left.fates.length > 1 ? left.fates.shift() : left.fates[0]) ?? "cut";
    const request = JSON.parse(body).data.attributes;
    const data = fate.startsWith("filed") ? file(behaviour.keep?.(request) ?? request, 0, shownAfter) : undefined;
    if (fate.endsWith("cut")) response.socket?.resetAndDestroy();
    else if (fate.endsWith("HTML")) response.writeHead(201).end("<html>");
    else if (data) sendJson(response, 201, { data });
    else sendJson(response, Number(fate), { errors: [{ title: "No" }] });
  };
  const list = (number: number, response: ServerResponse) => {
    const status = left.lists.shift() ?? 200;
    if (status !== 200) return sendJson(response, status, { errors: [{ title: "No" }] });
    if (number === 1) listed += 1;
    const shown = filed.filter((filed) => filed.shown <= listed);
    const next_page = number * size < shown.length ? number + 1 : null;
    const data = shown.slice((number - 1) * size, number * size);
    return sendJson(response, 200, { data, links: { next: null }, meta: { current_page: number, next_page } });
  };
  const server = await startHttpServer(({ method, query, body }, response) => {
    response.sendDate = false;
    if (date) response.setHeader("date", new Date(Date.now() + ahead).toUTCString());
    if (method === "POST") create(body, response);
    else list(Number(query.get("page[number]") ?? 1), response);
  }, finished);

  const count = (method: string) => server.requests.filter((request) => request.startsWith(method)).length;
  return {
    url: server.url,
    filed,
    get posts() {
      return count("POST");
    },
    get lists() {
      return count("GET");
    },
  };
}

const ATTRIBUTES: CreateActionItemAttributes = { summary: "Rotate the leaked key", priority: "high" };

/** Creates an item on a server that behaves in this way. */
async function create(
  behaviour: Behaviour,
  finished: typeof onTestFinished,
  call: CreateOptions = { onUnknown: reconcile() },
  attributes = ATTRIBUTES,
  options: RootlyClientOptions = {},
) {
  const server = await startIncident(behaviour, finished);
  const begin = performance.now();
  const result = await clientOf(server.url, options).actionItems.safeCreate(INCIDENT, attributes, call);
  return { server, result, took: performance.now() - begin };
}

describe.concurrent("a create that is reconciled", () => {
  test("and had been filed before the connection was cut is found", async ({ onTestFinished }) => {
    const { server, result } = await create({}, onTestFinished);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1", ...ATTRIBUTES }, response: { status: 200 } });
    expect(server).toMatchObject({ posts: 1, lists: 1 });
  });

  test("and had not been filed is said to be so, after a second look", async ({ onTestFinished }) => {
    const { server, result, took } = await create({ fates: ["cut"] }, onTestFinished);
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: "connection",
        outcome: "not-applied",
        attempts: 1,
        operationId: "createIncidentActionItem",
        message: expect.stringMatching(/^The connection failed .* It was looked up twice, and is not there\.$/),
      },
    });
    expect(server).toMatchObject({ posts: 1, lists: 2 });
    expect(took).toBeGreaterThan(1_990);
  });

  test("and shows only later is found", async ({ onTestFinished }) => {
    const { server, result, took } = await create({ shownAfter: 1 }, onTestFinished);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" } });
    expect(server).toMatchObject({ posts: 1, lists: 2 });
    expect(took).toBeGreaterThan(1_990);
  });

  test.for([{ lists: [403] }, { lists: [200, 403] }])(
    "stays unknown when lists are answered with $lists",
    async ({ lists }, { onTestFinished }) => {
      const { server, result } = await create({ fates: ["cut"], lists }, onTestFinished);
      expect(result).toMatchObject({ ok: false, error: { code: "connection", outcome: "unknown" } });
      expect(server).toMatchObject({ posts: 1, lists: lists.length });
    },
  );

  test("and was answered with something unreadable is found", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["filed, HTML"] }, onTestFinished);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" } });
    expect(server).toMatchObject({ posts: 1, lists: 1 });
  });

  test("and was answered with something unreadable stays applied when it is not found", async ({ onTestFinished }) => {
    const options = { onUnknown: reconcile({ resend: true }) } as const;
    const { server, result } = await create({ fates: ["HTML"] }, onTestFinished, options);
    expect(result).toMatchObject({ ok: false, error: { code: "unreadable_response", outcome: "applied" } });
    expect(server).toMatchObject({ posts: 1, lists: 2 });
  });

  test("and failed with 503 is looked up as well", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["503"] }, onTestFinished);
    expect(result).toMatchObject({ ok: false, error: { code: "server_error", outcome: "not-applied" } });
    expect(server).toMatchObject({ posts: 1, lists: 2 });
  });

  test("and was refused is not looked up", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["422"] }, onTestFinished);
    expect(result).toMatchObject({ ok: false, error: { code: "unprocessable", outcome: "rejected" } });
    expect(server).toMatchObject({ posts: 1, lists: 0 });
  });

  test("and succeeded is not looked up", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["filed, 201"] }, onTestFinished);
    expect(result).toMatchObject({ ok: true, response: { status: 201 } });
    expect(server).toMatchObject({ posts: 1, lists: 0 });
  });

  test("is not, unless the caller wants it", async ({ onTestFinished }) => {
    const { server, result } = await create({}, onTestFinished, {});
    expect(result).toMatchObject({ ok: false, error: { outcome: "unknown" } });
    expect(server).toMatchObject({ posts: 1, lists: 0 });
  });

  test("is looked for on every page", async ({ onTestFinished }) => {
    const others = [1, 2, 3, 4].map((number) => ({ ago: 0, attributes: { summary: `Number ${number}` } }));
    const { server, result } = await create({ before: others }, onTestFinished);
    expect(result).toMatchObject({ ok: true, value: { id: "item-5" } });
    expect(server).toMatchObject({ posts: 1, lists: 3 });
  });

  test("is thrown by the throwing variant", async ({ onTestFinished }) => {
    const server = await startIncident({ fates: ["cut"] }, onTestFinished);
    const created = clientOf(server.url).actionItems.create(INCIDENT, ATTRIBUTES, { onUnknown: reconcile() });
    await expect(created).rejects.toMatchObject({ outcome: "not-applied" });
  });
});

// Alone, as its time is everybody's.
test("a create that is reconciled ends at once when its signal aborts, and sends no further request", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const server = await startIncident({ fates: ["cut"] }, onTestFinished);
  const options = { onUnknown: reconcile({ resend: true }), signal: controller.signal } as const;
  onTestFinished(() => void vi.useRealTimers());
  // From here on, it waits for ever unless it is told not to.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const listed = new EventEmitter();
  const waits = once(listed, "answer");
  const onResponse = ({ status }: { status?: number | undefined }) => void (status && listed.emit("answer"));
  const created = clientOf(server.url, { onResponse }).actionItems.safeCreate(INCIDENT, ATTRIBUTES, options);
  const ended = expect(created).rejects.toBe(reason);
  await waits;
  await new Promise(setImmediate);
  controller.abort(reason);
  await ended;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server).toMatchObject({ posts: 1, lists: 1 });
});

describe.concurrent("a create that is reconciled and then sent again", () => {
  const again = { onUnknown: reconcile({ resend: true }) } as const;

  test("is sent once when the first was filed", async ({ onTestFinished }) => {
    const { server, result } = await create({}, onTestFinished, again);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" } });
    expect(server.posts).toBe(1);
    expect(server.filed).toHaveLength(1);
  });

  test("is sent twice when the first was not filed", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["cut", "filed, 201"] }, onTestFinished, again);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" }, response: { status: 201 } });
    expect(server).toMatchObject({ posts: 2, lists: 2 });
  });

  test("is looked up after each", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["cut", "filed, cut"] }, onTestFinished, again);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" }, response: { status: 200 } });
    expect(server).toMatchObject({ posts: 2, lists: 3 });
    expect(server.filed).toHaveLength(1);
  });

  test("is sent no more often than may be tried again", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["cut"] }, onTestFinished, again);
    expect(result).toMatchObject({ ok: false, error: { outcome: "not-applied", attempts: 3 } });
    expect(server).toMatchObject({ posts: 3, lists: 6 });
  });

  test("is sent once where nothing may be tried again", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["cut"] }, onTestFinished, again, ATTRIBUTES, { maxRetries: 0 });
    expect(result).toMatchObject({ ok: false, error: { outcome: "not-applied", attempts: 1 } });
    expect(server).toMatchObject({ posts: 1, lists: 2 });
  });

  test("is not sent again when it could not be looked up", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["cut"], lists: [403] }, onTestFinished, again);
    expect(result).toMatchObject({ ok: false, error: { outcome: "unknown", attempts: 1 } });
    expect(server).toMatchObject({ posts: 1, lists: 1 });
  });

  test("says what the server said when it refuses the second", async ({ onTestFinished }) => {
    const { server, result } = await create({ fates: ["cut", "422"] }, onTestFinished, again);
    expect(result).toMatchObject({ ok: false, error: { code: "unprocessable", attempts: 2 } });
    expect(server.posts).toBe(2);
  });
});

const HOUR = 3_600_000;
const OLD: Behaviour = { fates: ["cut"], before: [{ ago: 10_000, attributes: ATTRIBUTES }] };

describe.concurrent("an item that is looked up", () => {
  test.for<[string, Behaviour]>([
    ["an hour ahead", { ahead: HOUR }],
    ["an hour behind", { ahead: -HOUR }],
  ])("is found when the server's clock is %s", async ([_, behaviour], { onTestFinished }) => {
    const { result } = await create(behaviour, onTestFinished);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" } });
  });

  test.for<[string, Behaviour]>([
    ["right", {}],
    ["an hour ahead", { ahead: HOUR }],
    ["an hour behind", { ahead: -HOUR }],
  ])("is not one from before the call, when the server's clock is %s", async ([_, behaviour], { onTestFinished }) => {
    const before = [{ ago: 10_000, attributes: ATTRIBUTES }];
    const { result } = await create({ ...behaviour, fates: ["cut"], before }, onTestFinished);
    expect(result).toMatchObject({ ok: false, error: { outcome: "not-applied" } });
  });

  test.for<[string, Behaviour]>([
    ["the server's clock is not told", { date: false }],
    ["it may be from before the call, as the server's clock is not told", { ...OLD, date: false }],
    ["its creation time cannot be read", { keep: (sent) => ({ ...sent, created_at: "just now" }) }],
    ["there are two of them", { before: [{ ago: -60_000, attributes: ATTRIBUTES }] }],
  ])("may be somebody else's when %s: the outcome stays unknown", async ([_, behaviour], { onTestFinished }) => {
    const options = { onUnknown: reconcile({ resend: true }) } as const;
    const { server, result } = await create(behaviour, onTestFinished, options);
    const message = expect.stringMatching(/ There (is an|are 2) equal action items?, and it cannot be told /);
    expect(result).toMatchObject({ ok: false, error: { code: "connection", outcome: "unknown", message } });
    expect(server).toMatchObject({ posts: 1, lists: 1 });
  });

  test("is not one of long ago where the server's clock is not told", async ({ onTestFinished }) => {
    const before = [{ ago: 25 * HOUR, attributes: ATTRIBUTES }];
    const { result } = await create({ date: false, fates: ["cut"], before }, onTestFinished);
    expect(result).toMatchObject({ ok: false, error: { outcome: "not-applied" } });
  });

  const due = (due_date: string) => ({ summary: "s", due_date });
  const withAttributes = (attributes: object) => (request: object) => ({ ...request, ...attributes });

  test.for<[string, CreateActionItemAttributes, (request: Record<string, unknown>) => object]>([
    ["attributes that were not sent", { summary: "s" }, withAttributes({ status: "open", url: "https://example.com" })],
    [
      "groups in another order",
      { summary: "s", assigned_to_group_ids: ["a", "b"] },
      withAttributes({ assigned_to_group_ids: ["b", "a"] }),
    ],
    ["no spaces around a string", { summary: " s\n" }, withAttributes({ summary: "s" })],
    ["null for an empty string", { summary: "s", description: "" }, withAttributes({ description: null })],
    ["an empty string for null", { summary: "s", description: null }, withAttributes({ description: "" })],
    ["a time of day beside the date", due("2026-12-01"), withAttributes({ due_date: "2026-12-01T00:00:00.000-08:00" })],
    ["a date without its time of day", due("2026-12-01T12:00:00Z"), withAttributes({ due_date: "2026-12-01" })],
    [
      "the same time in another zone",
      due("2026-12-02T02:00:00Z"),
      withAttributes({ due_date: "2026-12-01T18:00:00.000-08:00" }),
    ],
    ["no word of who it is assigned to", { summary: "s", assigned_to_user_id: 7 }, ({ summary }) => ({ summary })],
  ])("is found with %s", async ([_, attributes, keep], { onTestFinished }) => {
    const { result } = await create({ keep }, onTestFinished, { onUnknown: reconcile() }, attributes);
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" } });
  });

  test.for<[string, CreateActionItemAttributes, object]>([
    ["another summary", { summary: "s" }, { summary: "t" }],
    ["another priority", { summary: "s", priority: "high" }, { priority: "low" }],
    ["another group", { summary: "s", assigned_to_group_ids: ["a", "b"] }, { assigned_to_group_ids: ["a", "c"] }],
    ["no description", { summary: "s", description: "d" }, { description: null }],
    ["another day", due("2026-12-01"), { due_date: "2026-12-02" }],
  ])("is not one with %s", async ([_, attributes, held], { onTestFinished }) => {
    const behaviour: Behaviour = { fates: ["cut"], before: [{ ago: 0, attributes: { ...attributes, ...held } }] };
    const { result } = await create(behaviour, onTestFinished, { onUnknown: reconcile() }, attributes);
    expect(result).toMatchObject({ ok: false, error: { outcome: "not-applied" } });
  });
});
