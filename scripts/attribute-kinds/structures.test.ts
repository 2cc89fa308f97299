import { expect, test } from "vitest";
import { STRUCTURES, VALUES } from "./kinds.ts";
import { testEach } from "./try-kinds.ts";

testEach(STRUCTURES);

test("at least 75 of at least 80 kinds are sent both a value that is allowed and one that is not", () => {
  const all = [...VALUES, ...STRUCTURES];
  expect(all.length).toBeGreaterThanOrEqual(80);
  const sent = all.filter(({ refused, without }) => refused === undefined && without === undefined);
  expect(sent.length).toBeGreaterThanOrEqual(75);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});
