import type { Comparison } from "./compare.ts";
import type { Disagreement } from "./disagreement.ts";

/** How many problems of one test case are shown. */
const PROBLEMS = 3;
const HEADINGS = ["suspect", "where", "check", "left", "right", "test cases"];

/** For a person: a line for each kind of disagreement, then a test case of each kind that somebody has to look into. */
export function printComparison({ asked, disagreements, notAsked }: Comparison): string {
  const kinds = kindsOf(disagreements);
  const rows = kinds.map(({ first, count }) => {
    const { suspect, group, check, left, right } = first;
    return [suspect, group, check, left, right, String(count)];
  });
  const examples = kinds.filter(({ first }) => first.suspect !== "mock's limit");
  const apart = new Set(disagreements.map(({ group, testCase }) => `${group} ${testCase}`)).size;
  return [
    ...(rows.length > 0 ? [...inColumns([HEADINGS, ...rows]), ""] : []),
    ...examples.flatMap(({ first }) => [...example(first), ""]),
    ...(notAsked.size > 0
      ? ["Not asked of both, because", ...[...notAsked].map(([reason, count]) => `  ${reason} (${count})`), ""]
      : []),
    `${asked} test cases: ${asked - apart} answered alike, ${apart} not.`,
  ].join("\n");
}

/** Whether there is something that is not a mock's limit. */
export function isSerious({ disagreements }: Comparison): boolean {
  return disagreements.some(({ suspect }) => suspect !== "mock's limit");
}

function example({ suspect, group, testCase, check, left, right, problems }: Disagreement): string[] {
  return [
    `${suspect}: ${group} > ${testCase}`,
    `  ${check}: left ${left}, right ${right}`,
    ...problems.slice(0, PROBLEMS).map((problem) => `    ${problem}`),
    ...(problems.length > PROBLEMS ? [`    … and ${problems.length - PROBLEMS} more`] : []),
  ];
}

/** What is worth a line of its own, the mock's limits last. */
function kindsOf(disagreements: readonly Disagreement[]): { first: Disagreement; count: number }[] {
  const kinds = new Map<string, { first: Disagreement; count: number }>();
  for (const each of disagreements) {
    const key = JSON.stringify([each.suspect, each.group, each.check, each.left, each.right]);
    const { first, count } = kinds.get(key) ?? { first: each, count: 0 };
    kinds.set(key, { first, count: count + 1 });
  }
  return [...kinds.values()].sort((one, other) => one.first.suspect.localeCompare(other.first.suspect));
}

function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
