import type { TestCaseReport } from "./report.ts";
import { fullName } from "./report.ts";

/** Something that a server does and that no source speaks against, once for all places that are alike. */
export interface ListedObservation {
  check: string;
  /** What the server does. */
  habit: string;
  /** What was seen the first time. */
  seen: string;
  /** How often it was observed. */
  count: number;
  /** In which tests. */
  where: string[];
}

/** What the tests of a run have observed, the most frequent first. */
export function listObservations(testCases: readonly TestCaseReport[]): ListedObservation[] {
  const listed = new Map<string, ListedObservation>();
  for (const testCase of testCases) {
    for (const { check, observations = [] } of testCase.findings) {
      for (const { habit, seen } of observations) {
        const key = `${check} ${habit}`;
        const before = listed.get(key) ?? { check, habit, seen, count: 0, where: [] };
        const where = [...new Set([...before.where, fullName(testCase)])];
        listed.set(key, { ...before, count: before.count + 1, where });
      }
    }
  }
  return [...listed.values()].sort((one, other) => other.count - one.count);
}
