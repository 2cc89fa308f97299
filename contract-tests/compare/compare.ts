import { aboutCase, type TestCase, testCasesFor } from "../suite/test-cases.ts";
import type { Session } from "../suite/session.ts";
import type { Target } from "../target.ts";
import { type Disagreement, disagreements } from "./disagreement.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/** One test case, as both sides answered it. */
export interface Pair {
  group: string;
  name: string;
  left: Outcome;
  right: Outcome;
}

export interface Comparison {
  /** How many test cases both sides were asked. */
  asked: number;
  disagreements: Disagreement[];
  /** How many test cases could not be put to both sides, by the reason. */
  notAsked: Map<string, number>;
}

export interface CompareOptions {
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
  return ({ case: given, group, name }) =>
    given ? aboutCase(given, target) : others.find((each) => each.group === group && each.name === name);
}
