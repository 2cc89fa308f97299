import type { Session } from "../suite/session.ts";
import { aboutCase, type TestCase, testCasesFor } from "../suite/test-cases.ts";
import type { Target } from "../target.ts";
import { type Disagreement, disagreements, outcomeOf, type Pair } from "./disagreement.ts";

interface Comparison {
  /** How many test cases both sides were asked. */
  asked: number;
  disagreements: Disagreement[];
  /** How many test cases could not be put to both sides, by the reason. */
  notAsked: Map<string, number>;
}

interface CompareOptions {
  left: Session;
  right: Session;
  /** What is to be asked: the plan of the side with the narrower limits. */
  testCases: readonly TestCase[];
  /** Stops between two test cases. */
  signal?: AbortSignal;
}

/** Asks both sides the same, and says where they disagree. */
export async function compare({ left, right, testCases, signal }: CompareOptions): Promise<Comparison> {
  const pairs: Pair[] = [];
  const notAsked = new Map<string, number>();
  const leaveOut = (reason: string) => notAsked.set(reason, (notAsked.get(reason) ?? 0) + 1);
  const [ofLeft, ofRight] = [lookUp(left.target), lookUp(right.target)];
  for (const testCase of testCases) {
    if (signal?.aborted) break;
    const [one, other] = [ofLeft(testCase), ofRight(testCase)];
    const skip = testCase.skip ?? one?.skip ?? other?.skip;
    if (skip !== undefined || one === undefined || other === undefined) {
      if (skip !== undefined) leaveOut(skip);
      continue;
    }
    const outcomes = await Promise.all([outcomeOf(one, left), outcomeOf(other, right)]);
    const [first, second] = outcomes;
    if (typeof first === "string") leaveOut(first);
    else if (typeof second === "string") leaveOut(second);
    else pairs.push({ group: testCase.group, name: testCase.name, left: first, right: second });
  }
  return { asked: pairs.length, disagreements: disagreements(pairs, left.target, right.target), notAsked };
}

/** The same test case, put to another target. */
function lookUp(target: Target): (testCase: TestCase) => TestCase | undefined {
  const others = testCasesFor(target);
  return ({ case: testCase, group, name }) =>
    testCase ? aboutCase(testCase, target) : others.find((other) => other.group === group && other.name === name);
}

/** How many problems of one test case are shown. */
const PROBLEMS = 3;
const HEADINGS = ["suspect", "where", "check", "left", "right", "test cases"];

/** For a person: a line for each kind of disagreement, then a test case of each kind that somebody has to look into. */
export function printComparison({ asked: requests, disagreements, notAsked }: Comparison): string {
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
    `${requests} test cases: ${requests - apart} answered alike, ${apart} not.`,
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
  for (const disagreement of disagreements) {
    const key = JSON.stringify([
      disagreement.suspect,
      disagreement.group,
      disagreement.check,
      disagreement.left,
      disagreement.right,
    ]);
    const { first, count } = kinds.get(key) ?? { first: disagreement, count: 0 };
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
