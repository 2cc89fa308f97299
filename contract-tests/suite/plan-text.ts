import type { Target } from "../target.ts";
import { writesIn } from "./budget.ts";
import type { TestCase } from "./test-cases.ts";

/** A plan for a person, before anything is sent. */
export function planText(testCases: readonly TestCase[], target: Target): string {
  const requests = testCases.filter(({ skip }) => skip === undefined);
  const writes = writesIn(requests);
  return [
    "What would be sent:",
    "",
    ...table([
      ["operation", "request", "valid", "invalid", "reads", "writes"],
      ...groupsOf(requests).map(([group, members]) => rowOf(group, members)),
    ]),
    "",
    `In all ${requests.length} test cases. ${budgetSentence(writes, target)}`,
    ...skipped(testCases),
  ].join("\n");
}

function budgetSentence(writes: number, { readOnly, maxWrites }: Target): string {
  if (readOnly) return "None of them changes anything.";
  const most = maxWrites === Infinity ? "any number is allowed" : `${maxWrites} are allowed`;
  return `They come to ${writes} writes, the deletion of what they create included; ${most}.`;
}

function rowOf(group: string, testCases: readonly TestCase[]): string[] {
  const cases = testCases.flatMap((testCase) => testCase.case ?? []);
  const [first] = cases;
  const reads = cases.filter(({ method, operation }) => (method ?? operation.method) === "GET").length;
  const count = (polarity: string) => String(cases.filter((item) => item.polarity === polarity).length);
  const writes = String(testCases.reduce((sum, testCase) => sum + testCase.writes, 0));
  if (first === undefined) return [group, testCases.map(({ name }) => name).join(", "), "", "", "", writes];
  const { method, path } = first.operation;
  return [group, `${method} ${path}`, count("valid"), count("invalid"), String(reads), writes];
}

function groupsOf(testCases: readonly TestCase[]): [string, TestCase[]][] {
  const groups = new Map<string, TestCase[]>();
  for (const testCase of testCases) groups.set(testCase.group, [...(groups.get(testCase.group) ?? []), testCase]);
  return [...groups];
}

/** What is left out because of a limit is counted, what cannot be asked at all as well; a run names each. */
function skipped(testCases: readonly TestCase[]): string[] {
  const byReason = new Map<string, number>();
  for (const { skip } of testCases) if (skip !== undefined) byReason.set(skip, (byReason.get(skip) ?? 0) + 1);
  if (byReason.size === 0) return [];
  return ["", "Skipped:", ...[...byReason].map(([reason, count]) => `${String(count).padStart(5)}  ${reason}`)];
}

function table(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd());
}
