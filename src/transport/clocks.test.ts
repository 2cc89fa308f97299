import { beforeEach, expect, test, vi } from "vitest";
import { sendTo } from "../test-support/clients.ts";
import { startFaultServer } from "../test-support/fault-server.ts";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
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
