import { expect, test } from "vitest";
import { ALL_KINDS, STRUCTURES } from "./kinds.ts";
import { testEach } from "./try-kinds.ts";

testEach(STRUCTURES);

test("at least 75 of at least 80 kinds are sent both a value that is allowed and one that is not", () => {
  expect(ALL_KINDS.length).toBeGreaterThanOrEqual(80);
  const sent = ALL_KINDS.filter(({ refused, without }) => refused === undefined && without === undefined);
  expect(sent.length).toBeGreaterThanOrEqual(75);
  expect(new Set(ALL_KINDS.map(({ name }) => name)).size).toBe(ALL_KINDS.length);
});
