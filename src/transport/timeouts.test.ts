import { beforeEach, expect, test, vi } from "vitest";
import { CREATED, createOn, sendTo } from "../test-support/clients.ts";
import { startFaultServer, type Step } from "../test-support/fault-server.ts";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.001);
});

const BEFORE_HEADERS: Step = { do: "stall", where: "before headers" };
const IN_BODY: Step = { do: "stall", where: "in the body" };

/** Runs something and tells how long it took, in milliseconds. */
async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; elapsed: number }> {
  const begin = performance.now();
  const value = await work();
  return { value, elapsed: performance.now() - begin };
}

test.each([
  ["headers", BEFORE_HEADERS, "unknown"],
  ["body", IN_BODY, "applied"],
] as const)("an attempt's time-out covers the %s", async (phase, step, outcome) => {
  const server = await startFaultServer([step]);
  const { value, elapsed } = await timed(() => createOn(server.url, { attemptTimeout: 1_000 }));
  expect(value).toMatchObject({ ok: false, error: { code: "timeout", phase, outcome, attempts: 1 } });
  const effect = outcome === "applied" ? "It was carried out." : "It may have been carried out.";
  expect(value).toMatchObject({ error: { message: `No ${phase} within 1 s (\`attemptTimeout\`). ${effect}` } });
  expect(elapsed).toBeGreaterThanOrEqual(999);
  expect(server.requests).toHaveLength(1);
});

test("an attempt's time-out covers headers and body together", async () => {
  const headersLate = new Promise((resolve) => {
    setTimeout(resolve, 200);
  });
  const server = await startFaultServer([{ do: "wait", until: headersLate, of: IN_BODY }]);
  const { value, elapsed } = await timed(() => createOn(server.url, { attemptTimeout: 300 }));
  expect(value).toMatchObject({ ok: false, error: { code: "timeout", phase: "body" } });
  expect(elapsed).toBeLessThan(450);
});

test("a slow answer within the time-out is awaited", async () => {
  const late = new Promise((resolve) => {
    setTimeout(resolve, 200);
  });
  const server = await startFaultServer([{ do: "wait", until: late, of: CREATED }]);
  expect(await createOn(server.url, { attemptTimeout: 2000 })).toMatchObject({ ok: true });
});

test("the total time-out covers all attempts and the waits between them", async () => {
  const server = await startFaultServer([BEFORE_HEADERS]);
  const limits = { attemptTimeout: 150, totalTimeout: 400, maxRetries: 100 };
  const { value, elapsed } = await timed(() => sendTo(server.url, "GET", limits));
  expect(value).toMatchObject({
    ok: false,
    error: { code: "timeout", phase: "headers", outcome: "unknown", attempts: 3 },
  });
  expect(elapsed).toBeGreaterThanOrEqual(300);
  expect(elapsed).toBeLessThan(600);
});

test("the total time-out ends a single attempt", async () => {
  const server = await startFaultServer([BEFORE_HEADERS]);
  const { value, elapsed } = await timed(() => createOn(server.url, { totalTimeout: 150 }));
  expect(value).toMatchObject({ ok: false, error: { code: "timeout", attempts: 1 } });
  expect(elapsed).toBeLessThan(1000);
});

test("the total time-out covers the token function, and nothing was sent", async () => {
  const server = await startFaultServer([CREATED]);
  const token = () => new Promise<string>(() => {});
  const { value, elapsed } = await timed(() => createOn(server.url, { token, totalTimeout: 150, maxRetries: 0 }));
  expect(value).toMatchObject({ ok: false, error: { outcome: "not-sent" } });
  expect(elapsed).toBeLessThan(1000);
  expect(server.connections).toBe(0);
});

test("a refusal whose reason does not come is a refusal", async () => {
  const server = await startFaultServer([{ do: "stall", where: "in the body", status: 422 }]);
  const result = await createOn(server.url, { attemptTimeout: 150 });
  expect(result).toMatchObject({ ok: false, error: { code: "unprocessable", outcome: "rejected", attempts: 1 } });
});

test.each(["content-length", "chunked"] as const)("a refusal cut off by %s says what came", async (by) => {
  const server = await startFaultServer([{ do: "cut", by, status: 403 }]);
  const result = await createOn(server.url);
  expect(result).toMatchObject({ ok: false, error: { code: "permission", outcome: "rejected", body: '{"data":' } });
});

const HOUR = 3_600_000;
const FAILING = [{ do: "answer", status: 503 }] as const;

test("a test that fakes Date and timers only can end a call by its time", async () => {
  const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  const limits = { attemptTimeout: 60_000, totalTimeout: 90_000, maxRetries: 100 };
  let over = false;
  const result = sendTo(server.url, "GET", limits).finally(() => (over = true));
  while (!over) {
    await vi.advanceTimersByTimeAsync(1_000);
    // The sockets are real.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const ended = await result;
  // The test runner has a time-out too.
  vi.useRealTimers();
  expect(ended).toMatchObject({ ok: false, error: { code: "timeout", attempts: 2 } });
});

test("a machine that slept, whose monotonic clock stood still, sends nothing again after the call's time", async () => {
  const server = await startFaultServer(FAILING);
  vi.spyOn(performance, "now").mockReturnValue(1);
  vi.useFakeTimers({ toFake: ["Date"] });
  const onResponse = () => void vi.setSystemTime(Date.now() + HOUR);
  const result = await sendTo(server.url, "GET", { onResponse });
  vi.restoreAllMocks().useRealTimers();
  expect(result).toMatchObject({ ok: false, error: { attempts: 1 } });
});

test("a clock that is set back does not make a call longer", async () => {
  const server = await startFaultServer(FAILING);
  let time = 1000 * HOUR;
  const begin = performance.now();
  const limits = { totalTimeout: 300, maxRetries: 1_000_000 };
  const result = await sendTo(server.url, "GET", { now: () => new Date((time -= HOUR)), ...limits });
  expect(result).toMatchObject({ ok: false });
  expect(performance.now() - begin).toBeGreaterThanOrEqual(290);
});

test("a clock can be given", async () => {
  const server = await startFaultServer(FAILING);
  let time = 0;
  const onResponse = () => void (time += 50_000);
  const result = await sendTo(server.url, "GET", { now: () => new Date(time), onResponse, maxRetries: 100 });
  // 120 s are over with the third.
  expect(result).toMatchObject({ ok: false, error: { attempts: 3 } });
});

test("the time of an attempt is told by the clock that is given", async () => {
  const server = await startFaultServer(FAILING);
  const durations: number[] = [];
  let time = 0;
  await sendTo(server.url, "GET", {
    now: () => new Date((time += 10_000)),
    onResponse: ({ duration }) => durations.push(duration),
  });
  expect(durations.every((duration) => duration >= 10_000 && duration % 10_000 === 0)).toBe(true);
  expect(durations.length).toBeGreaterThan(0);
});
