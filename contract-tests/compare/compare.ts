import { LeftOut } from "../suite/left-out.ts";
import type { Session } from "../suite/session.ts";
import { aboutCase, type TestCase, testCasesFor } from "../suite/test-cases.ts";
import type { Target } from "../target.ts";

interface Comparison {
  /** How many test cases ran on both sides. */
  run: number;
  disagreements: Disagreement[];
  /** How many test cases could not be put to both sides, by the reason. */
  notRun: Map<string, number>;
}

interface CompareOptions {
  left: Session;
  right: Session;
  /** What is to be run: the plan of the side with the narrower limits. */
  testCases: readonly TestCase[];
  /** Stops between two test cases. */
  signal?: AbortSignal;
}

/** Sends both sides the same, and names where they disagree. */
export async function compare({ left, right, testCases, signal }: CompareOptions): Promise<Comparison> {
  const pairs: Pair[] = [];
  const notRun = new Map<string, number>();
  const leaveOut = (reason: string) => notRun.set(reason, (notRun.get(reason) ?? 0) + 1);
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
  return { run: pairs.length, disagreements: disagreements(pairs, left.target, right.target), notRun };
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
export function printComparison({ run: ran, disagreements, notRun }: Comparison): string {
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
    ...(notRun.size > 0
      ? ["Not run on both, because", ...[...notRun].map(([reason, count]) => `  ${reason} (${count})`), ""]
      : []),
    `${ran} test cases: ${ran - apart} answered alike, ${apart} not.`,
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

/** One test case, as both sides answered it. */
export interface Pair {
  group: string;
  name: string;
  left: Outcome;
  right: Outcome;
}

/** What of the three has to be looked into. */
type Suspect = "spec wrong" | "server wrong" | "mock's limit";

interface Disagreement {
  /** The operation, or what the test case is about instead. */
  group: string;
  testCase: string;
  check: string;
  suspect: Suspect;
  /** What each side does, in a word or two. */
  left: string;
  right: string;
  /** The errors, in sentences; empty where both conform to the spec. */
  problems: readonly string[];
}

type Side = "left" | "right";
type Kinds = Readonly<Record<Side, Target["kind"]>>;

/** Checks of what an answer looks like, which a server breaks in all of its answers or by accident. */
const OF_FORM = ["media-type-exact", "headers-valid", "body-valid"];
/** So many answers of a kind, and all of them otherwise than described, are no accident. */
const NO_ACCIDENT = 3;

/** Where two targets disagree, by test case and check. */
export function disagreements(
  pairs: readonly Pair[],
  left: Pick<Target, "kind">,
  right: Pick<Target, "kind">,
): Disagreement[] {
  const kinds: Kinds = { left: left.kind, right: right.kind };
  return pairs.flatMap((pair) => {
    const about = { group: pair.group, testCase: pair.name };
    const checks = Object.keys({ ...pair.left.problems, ...pair.right.problems });
    const broken = checks.flatMap((check): Disagreement[] => {
      const problems = (["left", "right"] as const).flatMap((side) => pair[side].problems[check] ?? []);
      if (problems.length === 0) return [];
      const sides = { left: told(pair.left, check), right: told(pair.right, check) };
      return [{ ...about, check, suspect: suspect(pair, check, kinds, pairs), ...sides, problems }];
    });
    return broken.length > 0 ? broken : otherStatus(pair, kinds).map((item) => ({ ...about, ...item }));
  });
}

/** Both keep the spec, and answer differently: it allows both. */
function otherStatus({ left, right }: Pair, kinds: Kinds): Omit<Disagreement, "group" | "testCase">[] {
  if (left.status === right.status || left.status === undefined || right.status === undefined) return [];
  const isMock = kinds.left === "mock" || kinds.right === "mock";
  return [
    {
      check: "same-status",
      // A mock takes one of the answers that are described; of a server, the spec could say more.
      suspect: isMock ? "mock's limit" : "spec wrong",
      left: String(left.status),
      right: String(right.status),
      problems: [],
    },
  ];
}

function suspect(pair: Pair, check: string, kinds: Kinds, pairs: readonly Pair[]): Suspect {
  const breaking = (["left", "right"] as const).filter((side) => breaks(pair[side], check));
  const [side, other] = breaking;
  // Two that agree against the spec are right, and what a mock does is the spec's own.
  if (side === undefined || other !== undefined || kinds[side] === "mock") return "spec wrong";
  // The reference server was made from the spec, and is no witness against it.
  if (kinds[side] === "reference" || !OF_FORM.includes(check)) return "server wrong";
  const alike = pairs.filter((item) => item.group === pair.group && item[side].status === pair[side].status);
  const always = alike.length >= NO_ACCIDENT && alike.every((pair) => breaks(pair[side], check));
  return always ? "spec wrong" : "server wrong";
}

function breaks({ problems }: Outcome, check: string): boolean {
  return (problems[check]?.length ?? 0) > 0;
}

function told(outcome: Outcome, check: string): string {
  if (outcome.problems[check] === undefined) return "not run";
  return breaks(outcome, check) ? "breaks it" : "keeps it";
}

/** What a test case came to on one side. */
interface Outcome {
  /** The errors, by check; empty for a check that holds, and absent for one that did not run. */
  problems: Readonly<Record<string, readonly string[]>>;
  /** The status of the answer that was checked; undefined where there is not one answer. */
  status: number | undefined;
}

/** The check that a test case fails which could not be run to its end. */
const ENDED = "ended";

/** Runs a test case; the reason when it was left out after all. */
async function outcomeOf(testCase: TestCase, session: Session): Promise<Outcome | string> {
  try {
    const { exchanges, findings } = await testCase.run(session);
    const problems: Record<string, string[]> = {};
    for (const { check, problems: matches } of findings) problems[check] = [...(problems[check] ?? []), ...matches];
    const checked = testCase.case && exchanges[findings[0]?.exchange ?? -1];
    return { problems, status: checked?.response.status };
  } catch (error) {
    if (error instanceof LeftOut) return error.message;
    const message = error instanceof Error ? error.message : String(error);
    return { problems: { [ENDED]: [message] }, status: undefined };
  }
}
