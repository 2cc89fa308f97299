import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CREATED, createOn, observed, sendTo } from "../test-support/clients.ts";
import { startFaultServer, type Step } from "../test-support/fault-server.ts";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.001);
});

// The test runner has a time-out too.
afterEach(() => void vi.useRealTimers());

const BEFORE_HEADERS: Step = { do: "stall", where: "before headers" };
const IN_BODY: Step = { do: "stall", where: "in the body" };
const MINUTE = 60_000;

/** From here on, time passes when a test says so; the sockets are real. */
function fakeTime(): void {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
}

/** A call under way, and whether it is over. */
function begin<Value>(work: Promise<Value>): { result: Promise<Value>; readonly over: boolean } {
  let over = false;
  const result = work.finally(() => (over = true));
  return {
    result,
    get over() {
      return over;
    },
  };
}

/** Checks that a call is over when a minute is over that began with it, and not long before: some of its time is real. */
async function endsAfterMinute<Value>(call: { result: Promise<Value>; over: boolean }, passed = 0): Promise<Value> {
  await vi.advanceTimersByTimeAsync(MINUTE - passed - 5_000);
  expect(call.over).toBe(false);
  await vi.advanceTimersByTimeAsync(5_000);
  return call.result;
}

test.each([
  ["headers", BEFORE_HEADERS, "unknown"],
  ["body", IN_BODY, "applied"],
] as const)("an attempt's time-out covers the %s", async (phase, step, outcome) => {
  const server = await startFaultServer([step]);
  const { fetch, headers } = observed();
  fakeTime();
  const call = begin(createOn(server.url, { attemptTimeout: MINUTE, fetch }));
  await (phase === "body" ? headers(1) : server.received(1));
  const result = await endsAfterMinute(call);
  expect(result).toMatchObject({ ok: false, error: { code: "timeout", phase, outcome, attempts: 1 } });
  const effect = outcome === "applied" ? "It was carried out." : "It may have been carried out.";
  expect(result).toMatchObject({ error: { message: `No ${phase} within 60 s (\`attemptTimeout\`). ${effect}` } });
  expect(server.requests).toHaveLength(1);
});

test("an attempt's time-out covers headers and body together", async () => {
  let send = () => {};
  const until = new Promise<void>((resolve) => (send = resolve));
  const server = await startFaultServer([{ do: "wait", until, of: IN_BODY }]);
  const { fetch, headers } = observed();
  fakeTime();
  const call = begin(createOn(server.url, { attemptTimeout: MINUTE, fetch }));
  await server.received(1);
  await vi.advanceTimersByTimeAsync(40_000);
  send();
  await headers(1);
  const result = await endsAfterMinute(call, 40_000);
  expect(result).toMatchObject({ ok: false, error: { code: "timeout", phase: "body" } });
});

test("a slow answer within the time-out is awaited", async () => {
  let send = () => {};
  const until = new Promise<void>((resolve) => (send = resolve));
  const server = await startFaultServer([{ do: "wait", until, of: CREATED }]);
  fakeTime();
  const result = createOn(server.url, { attemptTimeout: MINUTE });
  await server.received(1);
  await vi.advanceTimersByTimeAsync(MINUTE - 1);
  send();
  expect(await result).toMatchObject({ ok: true });
});

test("the total time-out covers all attempts and the waits between them", async () => {
  const server = await startFaultServer([BEFORE_HEADERS]);
  fakeTime();
  const call = begin(sendTo(server.url, "GET", { attemptTimeout: 25_000, totalTimeout: MINUTE, maxRetries: 100 }));
  await server.received(1);
  const result = await endsAfterMinute(call);
  expect(result).toMatchObject({
    ok: false,
    error: { code: "timeout", phase: "headers", outcome: "unknown", attempts: 3 },
  });
});

test("the total time-out ends a single attempt", async () => {
  const server = await startFaultServer([BEFORE_HEADERS]);
  fakeTime();
  const call = begin(createOn(server.url, { attemptTimeout: 2 * MINUTE, totalTimeout: MINUTE }));
  await server.received(1);
  expect(await endsAfterMinute(call)).toMatchObject({ ok: false, error: { code: "timeout", attempts: 1 } });
});

test("the total time-out covers the token function, and nothing was sent", async () => {
  const server = await startFaultServer([CREATED]);
  const token = () => new Promise<string>(() => {});
  fakeTime();
  const call = begin(createOn(server.url, { token, attemptTimeout: 2 * MINUTE, totalTimeout: MINUTE, maxRetries: 0 }));
  expect(await endsAfterMinute(call)).toMatchObject({ ok: false, error: { outcome: "not-sent" } });
  expect(server.connections).toBe(0);
});

test("a refusal whose reason does not come is a refusal", async () => {
  const server = await startFaultServer([{ do: "stall", where: "in the body", status: 422 }]);
  const { fetch, headers } = observed();
  fakeTime();
  const call = begin(createOn(server.url, { attemptTimeout: MINUTE, fetch }));
  await headers(1);
  expect(await endsAfterMinute(call)).toMatchObject({
    ok: false,
    error: { code: "unprocessable", outcome: "rejected", attempts: 1 },
  });
});

test.each(["content-length", "chunked"] as const)("a refusal cut off by %s says what came", async (by) => {
  const server = await startFaultServer([{ do: "cut", by, status: 403 }]);
  const result = await createOn(server.url);
  expect(result).toMatchObject({ ok: false, error: { code: "permission", outcome: "rejected", body: '{"data":' } });
});

const HOUR = 3_600_000;
const FAILING = [{ do: "answer", status: 503 }] as const;

test("a test that fakes Date and timers only can end a call by its time", async () => {
  const server = await startFaultServer([BEFORE_HEADERS]);
  fakeTime();
  const limits = { attemptTimeout: 60_000, totalTimeout: 90_000, maxRetries: 100 };
  const call = begin(sendTo(server.url, "GET", limits));
  while (!call.over) {
    await vi.advanceTimersByTimeAsync(1_000);
    // The sockets are real.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await call.result).toMatchObject({ ok: false, error: { code: "timeout", attempts: 2 } });
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
