import { needsResource } from "../cases/cases.ts";
import { operations } from "../description/operations.ts";
import { removes, resourceOf, resources } from "../description/resource.ts";
import { attributesOf } from "../exchange/document.ts";
import type { Target } from "../target.ts";
import { combined } from "./combined.ts";
import { markedBody } from "./marked.ts";
import { aboutCase, type Question, questionsFor } from "./questions.ts";

/**
 * What is kept back of the allowed writes: for what the tests of the client's refusals update (created, deleted), and
 * for an invalid request that a broken server accepts.
 */
const KEPT_BACK = 4;
/** To create what updates share, and to delete it. */
const SHARED = 2;

/** As long as the identifier of a run is. */
const ANY_RUN = "00000000";

/** How much it is worth to have asked something for the first time. */
const WORTH = { operation: 100, scenario: 50, attribute: 3, value: 2, valueInOperation: 1, free: 1, itself: 0.5 };

export interface PlanOptions {
  /** Only the questions whose full names hold this are asked; one that has it as its full name is alone. */
  only?: string | undefined;
}

/** What is asked of a target within its limits. What is left out because of them says so. */
export function planFor(target: Target, { only = "" }: PlanOptions = {}): Question[] {
  const { readOnly, maxWrites } = target;
  const derived = questionsFor(target);
  const all = readOnly || maxWrites === Infinity ? derived : [...together(derived, target), ...derived];
  const questions = all.map((each) => (isMeant(each, all, only) ? each : leaveOut(each, "left out by --only")));
  if (readOnly) return questions.map((each) => (isRead(each) ? each : leaveOut(each, "left out by --read-only")));
  if (maxWrites === Infinity) return questions;
  const chosen = choose(
    questions.filter(({ skip }) => skip === undefined),
    maxWrites,
  );
  return questions.map((each) => (chosen.has(each) ? each : leaveOut(each, `left out by --max-writes ${maxWrites}`)));
}

const fullName = ({ group, name }: Question) => `${group} ${name}`;

/** Names begin with other names; what is meant by a whole one is that question. */
function isMeant(question: Question, all: readonly Question[], only: string): boolean {
  return all.some((each) => fullName(each) === only) ? fullName(question) === only : fullName(question).includes(only);
}

/** How many writes a plan comes to, the clean-up included. */
export function writesIn(questions: readonly Question[]): number {
  const asked = questions.filter(({ skip }) => skip === undefined);
  const shared = new Set(asked.flatMap((each) => sharedBy(each) ?? []));
  return asked.reduce((sum, { writes }) => sum + writes, 0) + SHARED * shared.size;
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

/** Which of the resources that updates share a question needs. */
function sharedBy({ case: each }: Question): string | undefined {
  if (each === undefined || each.on !== undefined || !needsResource(each)) return undefined;
  if (removes(each.operation) && each.polarity === "valid") return undefined;
  return resourceOf(each.operation)?.name;
}

type Case = NonNullable<Question["case"]>;

function markedAttributes(each: Case) {
  return attributesOf(markedBody(each, ANY_RUN));
}

/** What is chosen at once: one question that writes, or all that become free with a resource to share. */
interface Choice {
  questions: Question[];
  writes: number;
  needs: string | undefined;
}

/** Takes what answers most for its writes, one after the other, until nothing more fits. */
function choose(candidates: readonly Question[], maxWrites: number): Set<Question> {
  const chosen = new Set<Question>();
  const answered = new Set<string>();
  const shared = new Set<string>();
  let left = maxWrites - Math.min(KEPT_BACK, Math.floor(maxWrites / 2));
  const aspects = new Map(candidates.map((each) => [each, [...aspectsOf(each)]]));
  // Without writes of their own, and yet not for nothing: a broken server may accept what is invalid.
  const free = candidates.filter((each) => each.writes === 0);
  for (const each of free) if (sharedBy(each) === undefined && (isRead(each) || maxWrites >= SHARED)) chosen.add(each);
  let choices: Choice[] = candidates
    .filter((each) => each.writes > 0)
    .map((each) => ({ questions: [each], writes: each.writes, needs: sharedBy(each) }));
  for (const needs of new Set(free.flatMap((each) => sharedBy(each) ?? []))) {
    choices.push({ questions: free.filter((each) => sharedBy(each) === needs), writes: 0, needs });
  }

  const costOf = ({ writes, needs }: Choice) => writes + (needs === undefined || shared.has(needs) ? 0 : SHARED);
  const gainOf = ({ questions }: Choice) =>
    questions
      .flatMap((question) => aspects.get(question) ?? [])
      .reduce((sum, [aspect, worth]) => sum + (answered.has(aspect) ? 0 : worth), 0);
  for (;;) {
    choices = choices.filter((each) => costOf(each) <= left);
    const [best] = choices
      .map((choice) => ({ choice, rate: gainOf(choice) / Math.max(costOf(choice), Number.EPSILON) }))
      .sort((one, other) => other.rate - one.rate);
    if (best === undefined) return chosen;
    const { choice } = best;
    left -= costOf(choice);
    if (choice.needs !== undefined) shared.add(choice.needs);
    for (const question of choice.questions) {
      chosen.add(question);
      for (const [aspect] of aspects.get(question) ?? []) answered.add(aspect);
    }
    choices = choices.filter((each) => each !== choice);
  }
}

/** What a question answers, and what each of that is worth. */
function aspectsOf(question: Question): Map<string, number> {
  const { case: each, name, writes } = question;
  const aspects = new Map([[fullName(question), writes === 0 ? WORTH.free : WORTH.itself]]);
  if (writes === 0) return aspects;
  if (each === undefined) return aspects.set(`scenario ${name}`, WORTH.scenario);
  const { id } = each.operation;
  aspects.set(id, WORTH.operation);
  for (const [attribute, value] of Object.entries(markedAttributes(each))) {
    const what = `${attribute} ${JSON.stringify(value)}`;
    aspects.set(`${id} ${attribute}`, WORTH.attribute).set(what, WORTH.value);
    aspects.set(`${id} ${what}`, WORTH.valueInOperation);
  }
  return aspects;
}
