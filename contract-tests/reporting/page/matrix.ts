import type { TestCaseReport, Report } from "../report.ts";
import { element } from "./elements.ts";

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
function matrixOf({ operations, testCases }: Report): Row[] {
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

/** Called with the entries of a cell, when somebody wants to see them. */
export type Open = (heading: string, definition: string, entries: readonly Entry[]) => void;

const CASES = "cases";
const ABOUT_CASES = "What became of each case, whatever was checked.";
const SIGNS: readonly (readonly [TestCaseReport["state"], string])[] = [
  ["failed", "✗"],
  ["passed", "✓"],
  ["unproven", "?"],
  ["skipped", "–"],
];

/** The matrix of operations and checks; each cell is a button. */
export function matrixTable(report: Report, onlyFailures: boolean, open: Open): HTMLElement {
  const rows = matrixOf(report).map(({ operation, cases, checks }) => ({
    operation,
    cells: new Map([[CASES, cases], ...checks]),
  }));
  const wanted = (entries: readonly Entry[] = []) =>
    onlyFailures ? entries.some(({ state }) => state === "failed") : entries.length > 0;
  const columns = [CASES, ...Object.keys(report.checks)].filter((check) =>
    rows.some(({ cells }) => wanted(cells.get(check))),
  );
  const shown = rows.filter(({ cells }) => columns.some((check) => wanted(cells.get(check))));
  if (shown.length === 0) return element("p", {}, "No answer to a case broke anything.");

  const definitionOf = (check: string) => (check === CASES ? ABOUT_CASES : (report.checks[check] ?? ""));
  const table = element(
    "table",
    { class: "matrix" },
    element(
      "caption",
      {},
      "How often each check failed (✗), passed (✓), proved nothing (?) and was skipped (–); a dot is what was not run. A cell opens its exchanges.",
    ),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, "Operation"),
        ...columns.map((check) => element("th", { scope: "col", title: definitionOf(check) }, check)),
      ),
    ),
    element(
      "tbody",
      {},
      ...shown.map(({ operation: { id, method, path, described }, cells }) =>
        element(
          "tr",
          {},
          element(
            "th",
            { scope: "row", title: described },
            id,
            element("div", { class: "muted" }, `${method} ${path}`),
          ),
          ...columns.map((check) => {
            const entries = cells.get(check) ?? [];
            if (entries.length === 0)
              return element("td", { class: "muted" }, element("span", { "aria-label": "not run", role: "img" }, "·"));
            return element(
              "td",
              {},
              button(`${id}, ${check}`, entries, () => open(`${id}: ${check}`, definitionOf(check), entries)),
            );
          }),
        ),
      ),
    ),
  );
  table.addEventListener("keydown", moveByArrow);
  return element(
    "div",
    { class: "scroll", role: "region", tabindex: "0", "aria-label": "Operations and checks" },
    table,
  );
}

/** A cell: counts for the eye, and the same in words. */
export function button(name: string, entries: readonly Entry[], open: () => void): HTMLButtonElement {
  const counts = SIGNS.map(([state, sign]) => ({
    state,
    sign,
    count: entries.filter((entry) => entry.state === state).length,
  })).filter(({ count }) => count > 0);
  const words = counts.map(({ state, count }) => `${count} ${state}`).join(", ");
  const made = element(
    "button",
    { type: "button", "aria-label": `${name}: ${words}` },
    ...counts.map(({ state, sign, count }) => element("span", { class: state }, `${sign} ${count}`)),
  );
  made.addEventListener("click", open);
  return made;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows go from cell to cell, past those that have nothing to open. */
function moveByArrow(event: KeyboardEvent): void {
  const [down, right] = STEPS[event.key] ?? [0, 0];
  const cell = event.target instanceof HTMLElement ? event.target.closest("td") : null;
  const rows = cell?.closest("table")?.rows;
  if (cell === null || rows === undefined || (down === 0 && right === 0)) return;
  event.preventDefault();
  let row = (cell.parentElement instanceof HTMLTableRowElement ? cell.parentElement.rowIndex : 0) + down;
  let column = cell.cellIndex + right;
  for (; rows[row]?.cells[column] !== undefined; row += down, column += right) {
    const next = rows[row]?.cells[column]?.querySelector("button");
    if (next) return next.focus();
  }
}
