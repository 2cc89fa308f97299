import { operations } from "../description/operations.ts";
import { resources } from "../description/resource.ts";
import type { Target } from "../target.ts";
import { choose } from "./budget.ts";
import { combined } from "./combined.ts";
import { aboutCase, type Question, questionsFor, SCENARIOS } from "./questions.ts";

export interface PlanOptions {
  /** Only the questions whose full names hold this are asked; one that has it as its full name is alone. */
  only?: string | undefined;
}

/** What is asked of a target within its limits, in that order. What is left out because of them says so. */
export function planFor(target: Target, { only = "" }: PlanOptions = {}): Question[] {
  const { readOnly, maxWrites } = target;
  const derived = questionsFor(target);
  const all = inOrder(readOnly || maxWrites === Infinity ? derived : [...together(derived, target), ...derived]);
  const questions = all.map((each) => (isMeant(each, all, only) ? each : leaveOut(each, "left out by --only")));
  if (readOnly) return questions.map((each) => (isRead(each) ? each : leaveOut(each, "left out by --read-only")));
  if (maxWrites === Infinity) return questions;
  const chosen = choose(
    questions.filter(({ skip }) => skip === undefined),
    maxWrites,
  );
  // Which valid case comes first, the choice decides.
  return inOrder(
    questions.map((each) => (chosen.has(each) ? each : leaveOut(each, `left out by --max-writes ${maxWrites}`))),
  );
}

/**
 * Scenarios first, then a valid case of each operation. What is invalid may be accepted, and costs writes then: it comes
 * before the other valid cases, of which one more tells the least.
 */
function inOrder(questions: readonly Question[]): Question[] {
  const begun = new Set<string>();
  const ranks = new Map(
    questions.map((question) => {
      const isFirst = question.case?.polarity === "valid" && question.skip === undefined && !begun.has(question.group);
      if (isFirst) begun.add(question.group);
      return [question, isFirst ? 1 : rankOf(question)];
    }),
  );
  return questions.toSorted((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
}

function rankOf({ case: each, group, ofWholeRun }: Question): number {
  if (group === SCENARIOS) return ofWholeRun ? 5 : 0;
  if (each === undefined) return 4;
  return each.polarity === "invalid" || each.operation.method === "GET" ? 2 : 3;
}

const fullName = ({ group, name }: Question) => `${group} ${name}`;

/** Names begin with other names; what is meant by a whole one is that question. */
function isMeant(question: Question, all: readonly Question[], only: string): boolean {
  return all.some((each) => fullName(each) === only) ? fullName(question) === only : fullName(question).includes(only);
}

const leaveOut = (question: Question, skip: string): Question => ({ ...question, skip: question.skip ?? skip });

function isRead({ case: given, group }: Question): boolean {
  // A scenario is about several operations, and about what the run has created.
  const operation = given?.operation ?? operations.find(({ id }) => id === group);
  return operation !== undefined && (given?.method ?? operation.method) === "GET";
}

function together(questions: readonly Question[], target: Target): Question[] {
  return resources
    .flatMap(({ create, update }) => [create, update])
    .flatMap((operation) => {
      const valid = questions.filter(
        ({ case: each, skip }) =>
          operation !== undefined && each?.operation === operation && each.polarity === "valid" && skip === undefined,
      );
      return combined(valid.flatMap((each) => each.case ?? [])).map((each) => aboutCase(each, target));
    });
}
