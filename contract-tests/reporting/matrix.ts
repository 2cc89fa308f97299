import type { QuestionReport, Report } from "./report.ts";

/** What one question has to say in one cell. */
export interface Entry {
  question: QuestionReport;
  state: QuestionReport["state"];
  /** Which of the question's exchanges it is about; absent when none is in particular. */
  exchange?: number;
  problems: string[];
}

export interface Row {
  operation: Report["operations"][number];
  /** What became of its cases, whatever they were held to. */
  cases: Entry[];
  /** By the name of the check. */
  checks: ReadonlyMap<string, Entry[]>;
}

/** The group of those checks that a target cannot answer at all. */
const CHECKS = "checks";
/** The group of what holds between several answers. */
const SCENARIOS = "scenarios";

/** What each check said of each operation, in single exchanges; what holds between several is the question's own. */
export function matrixOf({ operations, questions }: Report): Row[] {
  return operations.map((operation) => {
    const checks = new Map<string, Entry[]>();
    const add = (check: string, entry: Entry) => checks.set(check, [...(checks.get(check) ?? []), entry]);
    for (const question of questions) {
      const isOfAll = question.group === CHECKS;
      if (question.state === "skipped" && (isOfAll || question.group === operation.id))
        for (const check of question.checks) add(check, { question, state: "skipped", problems: [] });
      for (const { check, problems, exchange } of question.findings) {
        if (isScenario(question, check) || question.exchanges[exchange]?.operation !== operation.id) continue;
        const held = question.state === "unproven" ? "unproven" : "passed";
        add(check, { question, state: problems.length > 0 ? "failed" : held, problems, exchange });
      }
    }
    const cases = questions.filter(({ group }) => group === operation.id).map(whole);
    return { operation, cases, checks };
  });
}

/** Whether a check is what a question is about as a whole: a scenario, perhaps of a resource that its name has too. */
function isScenario({ group, name }: QuestionReport, check: string): boolean {
  return group === SCENARIOS && (name === check || name.startsWith(`${check} of `));
}

/** What is about more than one answer of one operation. */
export function beyondCases({ operations, questions }: Report): Entry[] {
  return questions.filter(({ group }) => group !== CHECKS && !operations.some(({ id }) => id === group)).map(whole);
}

/** A question as a whole: with all of its problems. */
function whole(question: QuestionReport): Entry {
  const { state, error, findings } = question;
  const broken = findings.filter(({ problems }) => problems.length > 0);
  const exchange = broken.length > 0 ? Math.max(...broken.map((each) => each.exchange)) : question.exchanges.length - 1;
  const problems = broken.flatMap(({ check, problems }) => problems.map((problem) => `${check}: ${problem}`));
  return {
    question,
    state,
    ...(exchange >= 0 && { exchange }),
    problems: error === undefined ? problems : [...problems, error],
  };
}
