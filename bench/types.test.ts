import { expect, test } from "vitest";
import { BARE, EMPTY, OURS, typeChecker } from "./types.ts";

const check = typeChecker();

test("twenty calls cost the type checker no more instantiations than on bare openapi-fetch", () => {
  for (const program of [BARE, OURS]) expect(program.match(/await/g)).toHaveLength(20);
  const baseline = check(EMPTY).instantiations;
  const [bare = 0, ours] = [BARE, OURS].map((program) => check(program).instantiations - baseline);
  expect(bare).toBeGreaterThan(0);
  expect(ours).toBeLessThanOrEqual(bare);
});

test.each([BARE, OURS])("what does not compile is not measured", (program) => {
  expect(() => check(program.replace('priority: "high"', 'priority: "urgent"'))).toThrow(/urgent/);
});
