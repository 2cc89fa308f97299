import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeEach, expect, test, vi } from "vitest";
import type { RootlyClient } from "./client.ts";
import { CREATED, clientOf, INCIDENT } from "./test-support/clients.ts";
import { type Step, startFaultServer } from "./test-support/fault-server.ts";

const CALLS = 10_000;
const AT_ONCE = 50;
/** What a call may leave on the heap, in bytes: the room that measuring needs, and less than a listener takes. */
const LEFT_PER_CALL = 100;

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

beforeEach(() => {
  // Waits that are over at once, with the timers that they take.
  vi.spyOn(Math, "random").mockReturnValue(0);
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

/** Makes one call out of many, each kind in turn, and checks that nothing listens to its signal any more. */
async function call(index: number, { answered, stalled, impatient, shared }: Clients): Promise<string> {
  const controller = new AbortController();
  const { signal } = controller;
  const file = (client: RootlyClient, options: object) =>
    client.actionItems.safeCreate(INCIDENT, { summary: "x" }, options).then(
      ({ ok }) => (ok ? "created" : "failed"),
      () => "aborted",
    );
  const kind = index % 10;
  if (kind === 0) controller.abort();
  const result =
    kind === 1 || kind === 2
      ? file(stalled, { signal })
      : kind === 3
        ? file(impatient, { signal })
        : file(answered, { signal: kind < 7 ? signal : shared });
  if (kind === 1) controller.abort();
  if (kind === 2) setTimeout(() => controller.abort(), 3);
  const ending = await result;
  if (kind === 4) controller.abort();
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  return `${kind}: ${ending}`;
}

/** Makes calls, some at once, and counts how they ended. */
async function makeCalls(count: number, clients: Clients): Promise<Map<string, number>> {
  const endings = new Map<string, number>();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const ending = await call(next++, clients);
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

test(`${CALLS} calls, aborted or not, leave neither timers nor listeners nor memory behind`, {
  timeout: 60_000,
}, async () => {
  const steps = Array.from({ length: 4 * CALLS }, (_, i) => ANSWERS[i % ANSWERS.length] ?? CREATED);
  const [answers, stalls] = await Promise.all([
    startFaultServer(steps, { record: false }),
    startFaultServer([{ do: "stall", where: "before headers" }], { record: false }),
  ]);
  const { signal: shared } = new AbortController();
  const clients = {
    answered: clientOf(answers.url),
    stalled: clientOf(stalls.url),
    impatient: clientOf(stalls.url, { attemptTimeout: 5 }),
    shared,
  };
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on("warning", note);

  const timersBefore = timers();
  await makeCalls(2_000, clients);
  const heapBefore = await heapUsed();
  const endings = await makeCalls(CALLS, clients);
  const heapAfter = await heapUsed();

  // Each kind went its own way.
  const share = CALLS / 10;
  expect(endings.get("0: aborted")).toBe(share);
  expect(endings.get("1: aborted")).toBe(share);
  expect(endings.get("2: aborted")).toBe(share);
  expect(endings.get("3: failed")).toBe(share);
  expect(endings.get("9: created")).toBeGreaterThan(share / 4);
  expect(endings.get("9: failed")).toBeGreaterThan(share / 4);

  expect(timers()).toBe(timersBefore);
  expect(getEventListeners(shared, "abort")).toHaveLength(0);
  expect((heapAfter - heapBefore) / CALLS).toBeLessThan(LEFT_PER_CALL);
  expect(warnings).toEqual([]);
  process.off("warning", note);
});
