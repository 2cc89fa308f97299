import type { TestCase } from "../suite/test-cases.ts";
import type { Fault } from "./fault.ts";

/** What the scenarios are, besides the operations, in the groups of test cases. */
const SCENARIOS = "scenarios";

/**
 * The test cases, those first that are likely to find a fault: a run ends with the first complaint. All are asked of
 * what nothing is found in, so that the order says nothing of the score.
 */
export function likeliestFirst(testCases: readonly TestCase[], { place }: Pick<Fault, "place">): TestCase[] {
  const kinds = new Set<string>();
  const named = ({ group }: TestCase) => place.includes(group);
  const rank = new Map(
    testCases.map((testCase) => {
      const { group, case: asked } = testCase;
      const kind = `${group} ${asked?.polarity} ${asked?.violates?.keyword}`;
      const isFirst = !kinds.has(kind);
      kinds.add(kind);
      if (group === SCENARIOS) return [testCase, 2];
      if (isFirst) return [testCase, named(testCase) ? 0 : 1];
      return [testCase, named(testCase) ? 3 : 4];
    }),
  );
  return testCases.toSorted((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0));
}
