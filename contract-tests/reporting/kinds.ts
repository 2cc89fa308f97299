import { violationsOf } from "./record.ts";
import { fullName, type ListedObservation, type TestCaseReport } from "./report.ts";

/** What differs between two cases of one failure: identifiers, places in lists, and values. */
const PARTICULARS: readonly [RegExp, string][] = [
  [/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, "…"],
  [/"(?:[^"\\]|\\.)*"/g, "…"],
  [/\/\d+(?=[/\s])/g, "/…"],
  // Which part of a request was wrong: that it was accepted is the failure.
  [/ at [^)]*(?=\), but was)/g, ""],
];

/** Failures that are the same as far as one can tell from what the checks say, the most frequent first. */
export function kindsOf(testCases: readonly TestCaseReport[]): [first: TestCaseReport, ...more: TestCaseReport[]][] {
  const kinds = new Map<string, [TestCaseReport, ...TestCaseReport[]]>();
  for (const testCase of testCases.filter(({ state }) => state === "failed")) {
    const key = signature(testCase);
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, [testCase]);
    else kind.push(testCase);
  }
  return [...kinds.values()].sort((one, other) => other.length - one.length);
}

function signature({ findings, error }: TestCaseReport): string {
  const messages = violationsOf({ findings }).flatMap(({ check, problems }) =>
    problems.map((problem) => `${check}: ${problem}`),
  );
  return [...new Set([...messages, error ?? ""].map(withoutParticulars))].sort().join("\n");
}

function withoutParticulars(text: string): string {
  return PARTICULARS.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text);
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
