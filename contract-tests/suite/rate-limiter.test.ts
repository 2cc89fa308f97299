import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openJournal } from "./journal.ts";
import { openRateLimiter } from "./rate-limiter.ts";
import { openWriteGuard } from "./write-guard.ts";
import { localServer } from "../exchange/local-server.ts";

describe("the rate limiter", () => {
  const NOW_S = Date.UTC(2026, 10, 23, 16) / 1000;
  beforeEach(() => void vi.useFakeTimers({ now: NOW_S * 1000 + 400, toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  /** How long an answer makes the next request wait, in milliseconds. */
  async function waitAfter(status: number, headers: Record<string, string>, answers = 1): Promise<number> {
    let waited = 0;
    const rateLimiter = openRateLimiter((milliseconds) => {
      waited = milliseconds;
      throw new Error("enough");
    });
    for (let count = 0; count < answers; count++) {
      // Each comes after the wait for the one before it.
      if (count > 0) vi.advanceTimersByTime(10_000);
      rateLimiter.note({ status, headers: new Headers(headers) });
    }
    await rateLimiter.ready().catch((error: unknown) => {
      if (String(error) !== "Error: enough") throw error;
    });
    return waited;
  }

  test("a refusal is waited for as long as it asks, and a little where it does not", async () => {
    expect(await waitAfter(429, { "retry-after": "7" })).toBe(7_000);
    expect(await waitAfter(429, { "retry-after": "Mon, 23 Nov 2026 16:00:05 GMT" })).toBe(4_850);
    expect(await waitAfter(429, { "x-ratelimit-reset": String(NOW_S + 3) })).toBe(2_850);
    expect(await waitAfter(429, { "ratelimit-reset": "3" })).toBe(3_250);
    expect(await waitAfter(429, {})).toBe(1_000);
    expect(await waitAfter(429, {}, 3)).toBe(4_000);
  });

  test("refusals of what was sent at the same time make the wait no longer", async () => {
    const waits: number[] = [];
    const rateLimiter = openRateLimiter((milliseconds) => {
      waits.push(milliseconds);
      throw new Error("enough");
    });
    for (let count = 0; count < 20; count++) rateLimiter.note({ status: 429, headers: new Headers() });
    await expect(rateLimiter.ready()).rejects.toThrow("enough");
    expect(waits).toEqual([1_000]);
  });

  test("a moment of the server counts from when the server says that it is", async () => {
    const date = "Mon, 23 Nov 2026 17:30:00 GMT";
    const reset = String(NOW_S + 5_400 + 3);
    expect(await waitAfter(429, { date, "retry-after": "Mon, 23 Nov 2026 17:30:05 GMT" })).toBe(5_250);
    expect(await waitAfter(429, { date, "x-ratelimit-reset": reset })).toBe(3_250);
    expect(await waitAfter(200, { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset })).toBe(3_250);
    expect(await waitAfter(429, { date: "now", "x-ratelimit-reset": String(NOW_S + 3) })).toBe(2_850);
  });

  test("a number counts in whatever unit servers give it", async () => {
    expect(await waitAfter(429, { "retry-after": "1.5" })).toBe(1_500);
    expect(await waitAfter(429, { "x-ratelimit-reset": String(NOW_S * 1000 + 2_000) })).toBe(1_850);
  });

  test.each([
    ["31 years", { "retry-after": "1000000000" }],
    ["a number of seconds that is none", { "retry-after": "9".repeat(400) }],
    ["a moment that is none", { "x-ratelimit-reset": "9".repeat(400) }],
    ["the year 5138", { "x-ratelimit-reset": "99999999999" }],
  ])("nobody waits for %s", async (_, headers) => {
    await expect(waitAfter(429, headers)).rejects.toThrow(/^the rate limit is used up until \S+Z$/);
  });

  test("when nothing remains, the next request waits for the window's end; otherwise it does not", async () => {
    const reset = String(NOW_S + 2);
    expect(await waitAfter(200, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset })).toBe(1_850);
    expect(await waitAfter(201, { "ratelimit-remaining": "0;w=60", "ratelimit-reset": reset })).toBe(1_850);
    expect(await waitAfter(200, { "x-ratelimit-remaining": "1", "x-ratelimit-reset": reset })).toBe(0);
    expect(await waitAfter(200, { "x-ratelimit-remaining": "0" })).toBe(0);
    expect(await waitAfter(200, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW_S - 9) })).toBe(0);
  });

  test("what one process was told, the next one keeps to, and it is no change", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-limit-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, "journal");
    const [first, idle] = [openJournal(file), openRateLimiter()];
    openRateLimiter(undefined, first).note({ status: 429, headers: new Headers({ "retry-after": "3600" }) });
    const second = openJournal(file);
    expect([first.changes, second.changes, second.left]).toEqual([0, 0, []]);
    await expect(openRateLimiter(undefined, second).ready()).rejects.toThrow("the rate limit is used up until");
    await expect(idle.ready()).resolves.toBeUndefined();
  });

  test("nobody waits for an hour", async () => {
    await expect(
      waitAfter(200, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW_S + 3600) }),
    ).rejects.toThrow("the rate limit is used up until 2026-11-23T17:00:00.250Z");
  });
});

// nginx's `limit_req rate=50r/s burst=30 nodelay`, with and without `limit_req_status 429`; the token bucket of AWS.
test.each([
  [429, 4],
  [503, 3],
])(
  "a limit by the second that says nothing but %d lets all through in the end, a little slower",
  async (status, most) => {
    const MEDIA_TYPE = "application/vnd.api+json";
    const PER_SECOND = 50;
    const BURST = 30;
    let [tokens, filledAt, refused] = [BURST, Date.now(), 0];
    const server = await localServer((request, response) => {
      request.resume();
      const now = Date.now();
      tokens = Math.min(BURST, tokens + ((now - filledAt) / 1000) * PER_SECOND);
      filledAt = now;
      const passes = tokens >= 1;
      if (passes) tokens -= 1;
      else refused += 1;
      response.writeHead(passes ? 200 : status, { "content-type": passes ? MEDIA_TYPE : "text/html" }).end();
    });
    onTestFinished(() => server.close());
    const { fetch } = openWriteGuard();
    const attemptsOf = async (attempts = 1): Promise<number> =>
      (await fetch(server.url)).ok ? attempts : await attemptsOf(attempts + 1);
    const attempts = await Promise.all(Array.from({ length: 180 }, () => attemptsOf()));
    expect(refused).toBeGreaterThan(0);
    // So often does the suite send a request at most.
    expect(Math.max(...attempts)).toBeLessThanOrEqual(most);
  },
  60_000,
);
