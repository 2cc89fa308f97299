import type { TestCaseReport, Report } from "./report.ts";

/** What one test case has to say in one cell. */
export interface Entry {
  testCase: TestCaseReport;
  state: TestCaseReport["state"];
  /** Which of the test case's exchanges it is about; absent when none is in particular. */
  exchange?: number;
  problems: string[];
}

export interface Row {
  operation: Report["operations"][number];
  /** What became of its cases, whatever was checked. */
  cases: Entry[];
  /** By the name of the check. */
  checks: ReadonlyMap<string, Entry[]>;
}

/** The group of those checks that a target cannot answer at all. */
const CHECKS = "checks";
/** The group of what holds between several answers. */
const SCENARIOS = "scenarios";

/** What each check said of each operation, in single exchanges; what holds between several is the test case's own. */
export function matrixOf({ operations, testCases }: Report): Row[] {
  return operations.map((operation) => {
    const checks = new Map<string, Entry[]>();
    const add = (check: string, entry: Entry) => checks.set(check, [...(checks.get(check) ?? []), entry]);
    for (const testCase of testCases) {
      const isOfAll = testCase.group === CHECKS;
      if (testCase.state === "skipped" && (isOfAll || testCase.group === operation.id))
        for (const check of testCase.checks) add(check, { testCase, state: "skipped", problems: [] });
      for (const { check, problems, exchange } of testCase.findings) {
        if (isScenario(testCase, check) || testCase.exchanges[exchange]?.operation !== operation.id) continue;
        const held = testCase.state === "unproven" ? "unproven" : "passed";
        add(check, { testCase, state: problems.length > 0 ? "failed" : held, problems, exchange });
      }
    }
    const cases = testCases.filter(({ group }) => group === operation.id).map(whole);
    return { operation, cases, checks };
  });
}

/** Whether a check is what a test case is about as a whole: a scenario, perhaps of a resource that its name has too. */
function isScenario({ group, name }: TestCaseReport, check: string): boolean {
  return group === SCENARIOS && (name === check || name.startsWith(`${check} of `));
}

/** What is about more than one answer of one operation. */
export function beyondCases({ operations, testCases }: Report): Entry[] {
  return testCases.filter(({ group }) => group !== CHECKS && !operations.some(({ id }) => id === group)).map(whole);
}

/** A test case as a whole: with all of its problems. */
function whole(testCase: TestCaseReport): Entry {
  const { state, error, findings } = testCase;
  const broken = findings.filter(({ problems }) => problems.length > 0);
  const exchange = broken.length > 0 ? Math.max(...broken.map((item) => item.exchange)) : testCase.exchanges.length - 1;
  const problems = broken.flatMap(({ check, problems }) => problems.map((problem) => `${check}: ${problem}`));
  return {
    testCase,
    state,
    ...(exchange >= 0 && { exchange }),
    problems: error === undefined ? problems : [...problems, error],
  };
}
