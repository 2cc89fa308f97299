import { beforeEach, describe, expect, test, vi } from "vitest";
import { CREATED, createOn, sendTo } from "../test-support/clients.ts";
import { serveFaults, startFaultServer } from "../test-support/fault-server.ts";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

function limited(headers: Record<string, string>, status = 429) {
  return { do: "answer", status, headers, body: '{"error":"Rate limit exceeded."}' } as const;
}

/** What time it is for a client, and when a quarter of a second less than a second has passed, as servers say it. */
const NOW = Date.UTC(2027, 0, 15, 8, 0, 0, 250);
const SOON = new Date(NOW + 750);
const now = () => new Date(NOW);
const epochIn = (seconds: number) => String(Math.floor(NOW / 1000) + seconds);

/** Files an item on a server that is limited once, and tells how long the client waited, in milliseconds. */
async function waitAfter(headers: Record<string, string>): Promise<{ delay: number; elapsed: number }> {
  const server = await serveFaults([limited(headers), CREATED]);
  const delays: number[] = [];
  const begin = performance.now();
  const result = await createOn(server.url, { now, onRetry: ({ delay }) => delays.push(delay) });
  const elapsed = performance.now() - begin;
  // Not when the test is finished: which one that is cannot be told of tests that run side by side.
  await server.close();
  expect(result).toMatchObject({ ok: true, response: { attempts: 2 } });
  expect(server.requests).toHaveLength(2);
  expect(delays).toHaveLength(1);
  return { delay: delays[0] ?? Number.NaN, elapsed };
}

describe.concurrent("a limited create waits", () => {
  test("for Retry-After in seconds", async () => {
    const { delay, elapsed } = await waitAfter({ "retry-after": "1" });
    expect(delay).toBe(1000);
    // A timer may go off a millisecond early.
    expect(elapsed).toBeGreaterThanOrEqual(999);
  });

  test("for Retry-After as a date", async () => {
    const { delay, elapsed } = await waitAfter({ "retry-after": SOON.toUTCString() });
    expect(delay).toBe(750);
    expect(elapsed).toBeGreaterThanOrEqual(749);
  });

  test.each(["ratelimit-reset", "x-ratelimit-reset"])("for %s", async (header) => {
    const { delay, elapsed } = await waitAfter({ [header]: epochIn(1) });
    expect(delay).toBe(750);
    expect(elapsed).toBeGreaterThanOrEqual(749);
  });

  test("for Retry-After rather than for the end of the window", async () => {
    const { delay } = await waitAfter({ "retry-after": "0", "x-ratelimit-reset": epochIn(5) });
    expect(delay).toBe(0);
  });

  test("not at all when the moment has passed", async () => {
    const { delay } = await waitAfter({ "retry-after": new Date(0).toUTCString() });
    expect(delay).toBe(0);
  });
});

test("what the server asks for is spread by up to a second", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.25);
  const { delay, elapsed } = await waitAfter({ "retry-after": "0" });
  expect(delay).toBe(250);
  expect(elapsed).toBeGreaterThanOrEqual(249);
});

test("without a word from the server, the wait doubles", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.1);
  const server = await startFaultServer([limited({})]);
  const delays: number[] = [];
  await createOn(server.url, { onRetry: ({ delay }) => delays.push(delay) });
  expect(delays).toEqual([50, 100]);
});

test("the end of the window does not delay what failed for another reason", async () => {
  const server = await startFaultServer([limited({ "x-ratelimit-reset": epochIn(30) }, 503)]);
  const result = await sendTo(server.url, "GET", { now });
  expect(result).toMatchObject({ ok: false, error: { attempts: 3 } });
});

test("Retry-After counts for a 503 as well", async () => {
  const server = await startFaultServer([limited({ "retry-after": "30" }, 503)]);
  const result = await sendTo(server.url, "GET", { maxRetryDelay: 1000 });
  expect(result).toMatchObject({ ok: false, error: { attempts: 1, retryAfter: 30_000 } });
});

describe("a wait that is too long fails at once and says how long the server asked for", () => {
  test.each<[string, Record<string, string>, object]>([
    ["beyond maxRetryDelay", { "retry-after": "61" }, {}],
    ["beyond a smaller maxRetryDelay", { "retry-after": "61" }, { maxRetryDelay: 1000 }],
    ["beyond the total time-out", { "retry-after": "61" }, { maxRetryDelay: 100_000, totalTimeout: 5000 }],
  ])("%s", async (_, headers, options) => {
    const server = await startFaultServer([limited(headers)]);
    const begin = performance.now();
    const result = await createOn(server.url, options);
    expect(performance.now() - begin).toBeLessThan(60_000);
    expect(result).toMatchObject({
      ok: false,
      error: { code: "rate_limited", outcome: "rejected", attempts: 1, retryAfter: 61_000 },
    });
    expect(result).toMatchObject({ error: { message: expect.stringContaining("61 s") } });
    expect(server.requests).toHaveLength(1);
  });

  test("for ages", async () => {
    const server = await startFaultServer([limited({ "retry-after": "99999999999" })]);
    const limits = { maxRetryDelay: Number.POSITIVE_INFINITY, totalTimeout: Number.POSITIVE_INFINITY };
    const result = await createOn(server.url, limits);
    expect(result).toMatchObject({ ok: false, error: { attempts: 1, retryAfter: 99_999_999_999_000 } });
  });

  test("until the end of the window", async () => {
    const server = await startFaultServer([limited({ "x-ratelimit-reset": epochIn(3600) })]);
    const result = await createOn(server.url, { now });
    expect(result).toMatchObject({ ok: false, error: { attempts: 1, retryAfter: 3_599_750 } });
    expect(result).toMatchObject({ error: { message: expect.stringMatching(/\b3600 s/) } });
  });
});
