import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedDelay, rateLimitOf, retryDelay } from "./retry-delay.ts";

const parsed = (headers: Headers) => rateLimitOf(headers, Date.now());

const GENERATIONS = ["x-ratelimit-", "ratelimit-"] as const;
const NAMES = ["limit", "remaining", "used", "reset"] as const;

/** What can stand in a header at all: visible Latin-1, blanks and tabs, not at its ends. */
const headerText = fc
  .string({ unit: fc.constantFrom(..."0123456789.,;:=-+ eExXNaInfity\t\u00b2\u00bd'\"").map(String), maxLength: 30 })
  .map((text) => text.trim());

const headerValue = fc.oneof(
  headerText,
  fc.string({ unit: "grapheme-ascii" }).map((text) => text.replace(/[^\x20-\x7e]/g, "")),
  fc.integer().map(String),
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.constantFrom("", "-1", "1e400", "Infinity", "NaN", "0x10", "1_000", "9".repeat(400), "1000 per hour", "1.5", "+5"),
);

/** Milliseconds of moments that seconds since the epoch can tell without being mistaken for something else. */
const EPOCH = { min: 1_000_000_000, max: 99_999_999_999 };

test("whatever stands in the headers, every member is sound or absent", () => {
  const headers = fc.dictionary(
    fc.tuple(fc.constantFrom(...GENERATIONS), fc.constantFrom(...NAMES)).map(([generation, name]) => generation + name),
    headerValue,
  );
  fc.assert(
    fc.property(headers, (init) => {
      const { limit, remaining, used, reset, ...rest } = parsed(new Headers(init));
      expect(rest).toEqual({});
      for (const count of [limit, remaining, used]) {
        if (count === undefined) continue;
        expect(Number.isSafeInteger(count)).toBe(true);
        expect(count).toBeGreaterThanOrEqual(0);
      }
      if (reset === undefined) return;
      expect(Number.isNaN(reset.getTime())).toBe(false);
      expect(reset.getTime()).toBeGreaterThanOrEqual(EPOCH.min * 1000);
    }),
    { numRuns: 2000 },
  );
});

describe.each(GENERATIONS)("headers that begin with %s", (generation) => {
  test("come out as they were put in", () => {
    const count = fc.nat({ max: 1_000_000_000 });
    fc.assert(
      fc.property(count, count, count, fc.integer(EPOCH), (limit, remaining, used, reset) => {
        const headers = new Headers({
          [`${generation}limit`]: String(limit),
          [`${generation}remaining`]: String(remaining),
          [`${generation}used`]: String(used),
          [`${generation}reset`]: String(reset),
        });
        expect(parsed(headers)).toEqual({ limit, remaining, used, reset: new Date(reset * 1000) });
      }),
    );
  });

  test("may name a policy beside the limit", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom(", ", ",", ";", " ; "), (limit, other, window, gap) => {
        const headers = new Headers({ [`${generation}limit`]: `${limit}${gap}${other};window=${window}` });
        expect(parsed(headers)).toEqual({ limit });
      }),
    );
    expect(parsed(new Headers({ [`${generation}limit`]: "1000, 1000;window=3600" }))).toEqual({ limit: 1000 });
  });

  test.each(["", "-1", "1.5e3", "1e3", "0x10", "1000 per hour", "many", "1.", "NaN", "Infinity"])(
    "are ignored when they say %j",
    (nonsense) => {
      const headers = new Headers(NAMES.map((name): [string, string] => [generation + name, nonsense]));
      expect(parsed(headers)).toEqual({});
    },
  );

  test.each(["1.5", "9".repeat(16), "9".repeat(400)])("count nothing by %s", (count) => {
    const names = NAMES.filter((name) => name !== "reset");
    expect(parsed(new Headers(names.map((name): [string, string] => [generation + name, count])))).toEqual({});
  });

  test.each<[string, number]>([
    ["0", 1_800_000_000_000],
    ["60", 1_800_000_060_000],
    ["999999999", 2_799_999_999_000],
    ["1900000000", 1_900_000_000_000],
    ["1900000000000", 1_900_000_000_000],
    ["9".repeat(400), 8.64e15],
  ])("end the window at what %s means", (reset, moment) => {
    const headers = new Headers({ [`${generation}reset`]: reset, [`${generation}limit`]: "1" });
    expect(rateLimitOf(headers, 1_800_000_000_000)).toEqual({ limit: 1, reset: new Date(moment) });
  });
});

test("the newer generation wins over the older one, unless it is nonsense", () => {
  const both = new Headers({ "x-ratelimit-limit": "1", "ratelimit-limit": "2" });
  expect(parsed(both)).toEqual({ limit: 1 });
  const nonsense = new Headers({ "x-ratelimit-limit": "many", "ratelimit-limit": "2" });
  expect(parsed(nonsense)).toEqual({ limit: 2 });
});

test("without headers there is nothing", () => {
  expect(parsed(new Headers())).toEqual({});
});

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempt = fc.integer({ min: 1, max: 10_000 });
/** Milliseconds: any moment of this century that a server or a client may think it is. */
const now = fc.integer({ min: Date.UTC(2001, 8, 10), max: Date.UTC(2099, 0) });
const status = fc.constantFrom(408, 429, 500, 502, 503, 504);

describe("the delay before a retry", () => {
  test("is never less than what the server asks for, and at most a second more", () => {
    fc.assert(
      fc.property(attempt, fc.nat(), random, (attempts, retryAfter, fraction) => {
        const delay = retryDelay(attempts, retryAfter, fraction);
        expect(delay).toBeGreaterThanOrEqual(retryAfter);
        expect(delay).toBeLessThanOrEqual(retryAfter + 1000);
      }),
    );
  });

  test("is random up to half a second, doubling, and up to eight seconds", () => {
    fc.assert(
      fc.property(attempt, random, (attempts, fraction) => {
        const delay = retryDelay(attempts, undefined, fraction);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(Math.min(8000, 500 * 2 ** (attempts - 1)));
      }),
    );
  });

  test("uses the whole of that range", () => {
    expect([1, 2, 3, 4, 5, 6, 1000].map((attempts) => retryDelay(attempts, undefined, 0.5))).toEqual([
      250, 500, 1000, 2000, 4000, 4000, 4000,
    ]);
    expect(retryDelay(3, undefined, 0)).toBe(0);
    expect(retryDelay(1, 2000, 0.5)).toBe(2500);
  });
});

describe("what the server asks for", () => {
  test("is Retry-After in seconds", () => {
    fc.assert(
      fc.property(status, fc.nat(), now, (code, seconds, moment) => {
        const headers = new Headers({ "retry-after": String(seconds) });
        expect(askedDelay(code, headers, moment)).toBe(seconds * 1000);
      }),
    );
  });

  test("is Retry-After as an HTTP date, never a moment too early", () => {
    fc.assert(
      fc.property(status, now, now, (code, until, moment) => {
        const date = new Date(until);
        const retryAfter = askedDelay(code, new Headers({ "retry-after": date.toUTCString() }), moment);
        // A date of HTTP has no milliseconds.
        expect(retryAfter).toBe(Math.max(0, Math.floor(until / 1000) * 1000 - moment));
      }),
    );
  });

  test.each(["ratelimit-reset", "x-ratelimit-reset"])("is %s after a 429, and only then", (name) => {
    fc.assert(
      fc.property(now, now, (until, moment) => {
        const seconds = Math.ceil(until / 1000);
        const headers = new Headers({ [name]: String(seconds) });
        expect(askedDelay(429, headers, moment)).toBe(Math.max(0, seconds * 1000 - moment));
        expect(askedDelay(503, headers, moment)).toBeUndefined();
      }),
    );
  });

  test("is Retry-After before everything else", () => {
    const headers = new Headers({ "retry-after": "3", "x-ratelimit-reset": "1900000000" });
    expect(askedDelay(429, headers, 1_800_000_000_000)).toBe(3000);
  });

  test("is a finite time or nothing, whatever the headers hold", () => {
    const value = fc.oneof(
      fc.string({ unit: "grapheme-ascii" }).map((text) => text.replace(/[^\x20-\x7e]/g, "")),
      fc.string({ unit: fc.constantFrom(..."0123456789-+.e,: GMTJan").map(String) }).map((text) => text.trim()),
      fc.integer().map(String),
      fc.bigInt().map(String),
      // Behind it stands the name of the time zone, in whatever language this machine has.
      fc.date().map((date) => String(date).replace(/ \(.*/, "")),
      fc.constantFrom("9".repeat(400), "Infinity", "NaN"),
    );
    fc.assert(
      fc.property(status, value, value, now, (code, retryAfter, reset, moment) => {
        const headers = new Headers({ "retry-after": retryAfter, "x-ratelimit-reset": reset });
        const delay = askedDelay(code, headers, moment);
        if (delay === undefined) return;
        expect(Number.isFinite(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    "",
    "soon",
    "-1",
    "1e3",
    "0x10",
    "5 seconds",
    "NaN",
    "Infinity",
    "2030-01-01T00:00:00Z",
    "Tue, 99 Foo 2030 00:00:00 GMT",
    "Tue, 01 Jan 2030 99:00:00 GMT",
  ])("is nothing when Retry-After is %j", (nonsense) => {
    expect(askedDelay(429, new Headers({ "retry-after": nonsense }), 1_800_000_000_000)).toBeUndefined();
  });

  test("is the end of the window when Retry-After is nonsense", () => {
    const headers = new Headers({ "retry-after": "soon", "x-ratelimit-reset": "1800000005" });
    expect(askedDelay(429, headers, 1_800_000_000_000)).toBe(5000);
  });

  test.each<[string, number]>([
    ["1.5", 1500],
    ["0.25", 250],
    ["5, 6", 6000],
    ["6, 5", 6000],
    ["5, soon", 5000],
    ["9".repeat(30), 8.64e15],
    ["9".repeat(400), 8.64e15],
    // 1 800 000 000 s after the epoch, and ten seconds more.
    ["Fri, 15 Jan 2027 08:00:10 GMT", 10_000],
    ["Friday, 15-Jan-27 08:00:10 GMT", 10_000],
    ["Fri Jan 15 08:00:10 2027", 10_000],
    ["Sun Nov  6 08:49:37 1994", 0],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
    ["Fri, 15 Jan 2027 08:00:10 GMT, Fri, 15 Jan 2027 08:00:20 GMT", 20_000],
    ["3, Fri, 15 Jan 2027 08:00:10 GMT", 10_000],
  ])("is what Retry-After means by %s", (value, milliseconds) => {
    expect(askedDelay(429, new Headers({ "retry-after": value }), 1_800_000_000_000)).toBe(milliseconds);
  });

  test("counts from the server's own Date, whatever time it is here", () => {
    const date = "Fri, 15 Jan 2027 08:00:00 GMT";
    for (const header of [
      { "retry-after": "Fri, 15 Jan 2027 08:00:10 GMT" },
      { "x-ratelimit-reset": "1800000010" },
      { "x-ratelimit-reset": "1800000010000" },
      { "ratelimit-reset": "10" },
      { ratelimit: '"default";r=0;t=10' },
    ]) {
      expect(askedDelay(429, new Headers({ date, ...header }), 1_700_000_000_000)).toBe(10_000);
    }
  });

  test.each<[Record<string, string>, number]>([
    [{ "ratelimit-reset": "60" }, 60_000],
    [{ "x-ratelimit-reset": "12.5" }, 12_500],
    [{ "x-ratelimit-reset": "1800000010.5" }, 10_500],
    [{ "x-ratelimit-reset": "1800000010000" }, 10_000],
    [{ ratelimit: "limit=100, remaining=0, reset=60" }, 60_000],
    [{ ratelimit: '"day";r=900;t=80000, "minute";r=0;t=30' }, 30_000],
    [{ ratelimit: '"minute";r=0;t=30, "day";r=900;t=80000' }, 30_000],
    [{ ratelimit: '"default"; r=5; t=30' }, 30_000],
  ])("is the end of the window in %o", (headers, milliseconds) => {
    expect(askedDelay(429, new Headers(headers), 1_800_000_000_000)).toBe(milliseconds);
  });

  test.each(["9".repeat(16_000) + "x", "1 ".repeat(8_000), "a".repeat(16_000), "r=0;".repeat(4_000)])(
    "is found in linear time, however strange the header",
    (value) => {
      const headers = new Headers({ "retry-after": value, "x-ratelimit-reset": value, ratelimit: value, date: value });
      const begin = performance.now();
      for (let round = 0; round < 20; round++) askedDelay(429, headers, 0);
      // In quadratic time it takes minutes.
      expect(performance.now() - begin).toBeLessThan(5_000);
    },
  );
});
