import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rateLimitOf } from "./retry-delay.ts";

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
