import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RootlyClient } from "./client.ts";
import { clientOf, CREATED, INCIDENT } from "./test-support/clients.ts";
import { startFaultServer, type Step } from "./test-support/fault-server.ts";
import { startHttpServer } from "./test-support/servers.ts";

const CALLS = 10_000;
const AT_ONCE = 50;
const MEASURED_CALLS = 2_000;
/** What a call may leave on the heap, in bytes: the room that measuring needs, and less than a kept call takes. */
const LEFT_PER_CALL = 1_000;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const ANSWERS: readonly Step[] = [
  CREATED,
  { do: "answer", status: 422, body: '{"errors":[{"title":"No"}]}' },
  CREATED,
  { do: "answer", status: 429 },
  CREATED,
  { do: "answer", status: 201, body: "<html>" },
];

const { random } = Math;

beforeAll(() => {
  // Waits that are over at once, with the timers that they take. A spy would keep a record of every call.
  Math.random = () => 0;
});

afterAll(() => {
  Math.random = random;
});

interface Clients {
  /** Talks to a server that answers. */
  answered: RootlyClient;
  /** Talks to one that does not. */
  stalled: RootlyClient;
  /** Talks to it as well, but not for long. */
  impatient: RootlyClient;
  /** Is given to many calls and never aborts. */
  shared: AbortSignal;
}

/** What happens to ten calls in a row. */
const KINDS = [
  "aborted before",
  "aborted before",
  "aborted before",
  "aborted at once",
  "aborted at once",
  "aborted at once",
  "aborted later",
  "timed out",
  "aborted after",
  "shared",
] as const;

/** Makes one call out of many, each kind in turn, and checks that nothing listens to its signal any more. */
async function call(kind: (typeof KINDS)[number], { answered, stalled, impatient, shared }: Clients): Promise<string> {
  const controller = new AbortController();
  const { signal } = controller;
  const file = (client: RootlyClient, options: object) =>
    client.actionItems.safeCreate(INCIDENT, { summary: "x" }, options).then(
      ({ ok }) => (ok ? "created" : "failed"),
      () => "aborted",
    );
  if (kind === "aborted before") controller.abort();
  const result =
    kind === "aborted at once" || kind === "aborted later"
      ? file(stalled, { signal })
      : kind === "timed out"
        ? file(impatient, { signal })
        : file(answered, { signal: kind === "shared" ? shared : signal });
  if (kind === "aborted at once") controller.abort();
  if (kind === "aborted later") setTimeout(() => controller.abort(), 3);
  const ending = await result;
  if (kind === "aborted after") controller.abort();
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  return `${kind}: ${ending}`;
}

/** Makes calls, some at once, and counts how they ended. */
async function makeCalls(
  count: number,
  clients: Clients,
  kinds: readonly (typeof KINDS)[number][],
): Promise<Map<string, number>> {
  const endings = new Map<string, number>();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const kind = kinds[next++ % kinds.length] ?? "shared";
      const ending = await call(kind, clients);
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return endings;
}

/** The timers that keep the process alive. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
}

async function heapUsed(): Promise<number> {
  // Finalizers run between collections.
  for (let i = 0; i < 5; i++) {
    collectGarbage();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return process.memoryUsage().heapUsed;
}

async function startClients(count: number): Promise<Clients> {
  const steps = Array.from({ length: 4 * count }, (_, i) => ANSWERS[i % ANSWERS.length] ?? CREATED);
  const [answers, stalls] = await Promise.all([
    startFaultServer(steps, { record: false }),
    startFaultServer([{ do: "stall", where: "before headers" }], { record: false }),
  ]);
  return {
    answered: clientOf(answers.url),
    stalled: clientOf(stalls.url),
    impatient: clientOf(stalls.url, { attemptTimeout: 5 }),
    shared: new AbortController().signal,
  };
}

test(`${CALLS} calls, aborted or not, leave neither timers nor listeners behind`, { timeout: 600_000 }, async () => {
  const clients = await startClients(CALLS);
  const timersBefore = timers();
  const endings = await makeCalls(CALLS, clients, KINDS);
  const share = CALLS / KINDS.length;
  expect(Object.fromEntries(endings)).toEqual({
    "aborted before: aborted": 3 * share,
    "aborted at once: aborted": 3 * share,
    "aborted later: aborted": share,
    "timed out: failed": share,
    "aborted after: created": expect.any(Number),
    "aborted after: failed": expect.any(Number),
    "shared: created": expect.any(Number),
    "shared: failed": expect.any(Number),
  });
  expect(timers()).toBeLessThanOrEqual(timersBefore);
  expect(getEventListeners(clients.shared, "abort")).toHaveLength(0);
});

test("calls leave no memory behind", { timeout: 600_000 }, async () => {
  // Without those that are aborted on the wire: the runtime itself keeps much of their connections for a while.
  const kinds = ["aborted before", "aborted at once", "aborted after", "shared"] as const;
  const clients = await startClients(2 * MEASURED_CALLS);
  await makeCalls(MEASURED_CALLS / 2, clients, kinds);
  const before = await heapUsed();
  await makeCalls(MEASURED_CALLS, clients, kinds);
  // Node and undici drop what they hold of connections that were never used about a second later.
  const left = async () => ((await heapUsed()) - before) / MEASURED_CALLS;
  await expect.poll(left, { timeout: 20_000, interval: 200 }).toBeLessThan(LEFT_PER_CALL);
});

test("a signal that many calls share at once causes no warning", async () => {
  const { answered, shared } = await startClients(100);
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on("warning", note);
  const calls = Array.from({ length: 20 }, () =>
    answered.actionItems.safeCreate(INCIDENT, { summary: "x" }, { signal: shared }),
  );
  await Promise.all(calls);
  process.off("warning", note);
  expect(warnings).toEqual([]);
});

const ITEMS = 100_000;
const PAGE_SIZE = 2_000;

/** What stays on the heap, in bytes. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test(`iterating ${ITEMS} items holds one page of ${PAGE_SIZE} at a time`, async () => {
  const server = await startHttpServer(({ query }, response) => {
    const page = Number(query.get("page[number]") ?? 1);
    const first = (page - 1) * PAGE_SIZE;
    // Each string is one of its own, as a real one would be.
    const items = Array.from({ length: PAGE_SIZE }, (_, at) => {
      const attributes = { summary: `Number ${first + at}`, description: `${first + at} `.repeat(50) };
      return JSON.stringify({ id: String(first + at), type: "incident_action_items", attributes });
    });
    const next = first + PAGE_SIZE < ITEMS ? `"${server.url}/v1/action_items?page[number]=${page + 1}"` : null;
    response.writeHead(200).end(`{"data":[${items.join()}],"links":{"next":${next}}}`);
  });
  const list = clientOf(server.url).actionItems.listAll();
  const alive = new Set<WeakRef<object>>();
  const before = heap();
  let seen = 0;
  let most = 0;
  const aliveAt: number[] = [];
  for await (const item of list) {
    if (item.id !== String(seen)) throw new Error(`Item ${item.id} came as number ${seen}.`);
    if (seen % 100 === 0) alive.add(new WeakRef(item));
    seen += 1;
    // In the middle of each fifth page.
    if (seen % (5 * PAGE_SIZE) !== PAGE_SIZE / 2) continue;
    await new Promise(setImmediate);
    most = Math.max(most, heap() - before);
    aliveAt.push([...alive].filter((weakRef) => weakRef.deref()).length);
  }
  expect(seen).toBe(ITEMS);
  expect(server.requests).toHaveLength(ITEMS / PAGE_SIZE);
  // A page takes about 1 MB; all of them would take 50.
  expect(most).toBeLessThan(8_000_000);
  // Of the page that is being iterated, each hundredth; half of those had been seen. Where V8 compiles the loop between two
  // items, what it has of the page before stays until the next page, so that one measurement of a run can be larger.
  aliveAt.sort((a, b) => a - b);
  expect(aliveAt[aliveAt.length >> 1]).toBeLessThanOrEqual(PAGE_SIZE / 100);
  expect(aliveAt.at(-1)).toBeLessThanOrEqual((2 * PAGE_SIZE) / 100);
});
