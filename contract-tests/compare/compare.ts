import { aboutCase, type Question, questionsFor } from "../suite/questions.ts";
import type { Session } from "../suite/session.ts";
import type { Target } from "../target.ts";
import { type Disagreement, disagreements } from "./disagreement.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/** One question, as both sides answered it. */
export interface Pair {
  group: string;
  name: string;
  left: Outcome;
  right: Outcome;
}

export interface Comparison {
  /** How many questions both sides were asked. */
  asked: number;
  disagreements: Disagreement[];
  /** How many questions could not be put to both sides, by the reason. */
  notAsked: Map<string, number>;
}

export interface CompareOptions {
  left: Session;
  right: Session;
  /** What is to be asked: the plan of the side with the narrower limits. */
  questions: readonly Question[];
  /** Stops between two questions. */
  signal?: AbortSignal;
}

/** Asks both sides the same, and says where they disagree. */
export async function compare({ left, right, questions, signal }: CompareOptions): Promise<Comparison> {
  const pairs: Pair[] = [];
  const notAsked = new Map<string, number>();
  const leaveOut = (reason: string) => notAsked.set(reason, (notAsked.get(reason) ?? 0) + 1);
  const [ofLeft, ofRight] = [lookUp(left.target), lookUp(right.target)];
  for (const question of questions) {
    if (signal?.aborted) break;
    const [one, other] = [ofLeft(question), ofRight(question)];
    const skip = question.skip ?? one?.skip ?? other?.skip;
    if (skip !== undefined || one === undefined || other === undefined) {
      if (skip !== undefined) leaveOut(skip);
      continue;
    }
    const outcomes = await Promise.all([outcomeOf(one, left), outcomeOf(other, right)]);
    const [first, second] = outcomes;
    if (typeof first === "string") leaveOut(first);
    else if (typeof second === "string") leaveOut(second);
    else pairs.push({ group: question.group, name: question.name, left: first, right: second });
  }
  return { asked: pairs.length, disagreements: disagreements(pairs, left.target, right.target), notAsked };
}

/** The same question, put to another target. */
function lookUp(target: Target): (question: Question) => Question | undefined {
  const others = questionsFor(target);
  return ({ case: given, group, name }) =>
    given ? aboutCase(given, target) : others.find((each) => each.group === group && each.name === name);
}
