import { type Case, isWrite, needsResource } from "../cases/cases.ts";
import { operations } from "../description/operations.ts";
import { creates, removes, resourceOf } from "../description/resource.ts";
import { attributesOf } from "../exchange/document.ts";
import { markedBody } from "./marked.ts";
import type { Question } from "./questions.ts";

/**
 * What is kept back of the allowed writes: for what the tests of the client's refusals update (created, deleted). What is
 * invalid comes before most valid cases, whose writes are there for what a broken server accepts.
 */
const KEPT_BACK = 2;
/** To create what updates share, and to delete it. */
const SHARED = 2;

/** As long as the identifier of a run is. */
const ANY_RUN = "00000000";

/** How much it is worth to have asked something for the first time. */
const WORTH = { operation: 100, attribute: 3, value: 2, valueInOperation: 1, free: 1, itself: 0.5 };

/** How many writes questions come to, in the order in which they are asked, the clean-up included. */
export function writesIn(questions: readonly Question[]): number {
  const budget = openBudget(Infinity, questions);
  for (const question of questions) if (question.skip === undefined) budget.take([question]);
  return budget.spent;
}

/**
 * Chooses what is asked within a number of writes: the scenarios first, then a valid case of each operation, then what
 * answers most for its writes, one after the other, until nothing more fits.
 */
export function choose(candidates: readonly Question[], maxWrites: number): Set<Question> {
  const budget = openBudget(maxWrites - Math.min(KEPT_BACK, Math.floor(maxWrites / 2)), candidates);
  for (const each of candidates)
    if (each.case === undefined && (each.writes > 0 || maxWrites >= SHARED)) budget.take([each]);
  const valid = candidates.filter((each) => each.case?.polarity === "valid");
  for (const { id } of operations) {
    const [best] = inOrderOfRate(valid.filter(({ group }) => group === id).map((each) => [each]));
    if (best !== undefined) budget.take(best);
  }
  // Without writes of their own, and yet not for nothing: what they need is shared by many.
  const free = candidates.filter((each) => each.case !== undefined && each.writes === 0);
  const together = new Map<string, Question[]>();
  for (const each of free) {
    const key = [...needsOf(each).keys()].join();
    together.set(key, [...(together.get(key) ?? []), each]);
  }
  const costly = candidates.filter((each) => each.case !== undefined && each.writes > 0 && !budget.taken.has(each));
  let choices: Question[][] = [...costly.map((each) => [each]), ...together.values()];
  for (;;) {
    const [best] = inOrderOfRate(choices.filter((choice) => budget.fits(choice)));
    if (best === undefined) return budget.taken;
    budget.take(best);
    choices = choices.filter((choice) => choice !== best);
  }

  function inOrderOfRate(some: readonly Question[][]): Question[][] {
    const rates = new Map(
      some.map((choice) => [choice, budget.gainOf(choice) / Math.max(budget.costOf(choice), Number.EPSILON)]),
    );
    return some.toSorted((one, other) => (rates.get(other) ?? 0) - (rates.get(one) ?? 0));
  }
}

function openBudget(most: number, all: readonly Question[]) {
  const taken = new Set<Question>();
  const answered = new Set<string>();
  /** What was needed by those that were taken, and what they bring along. */
  const there = new Set<string>();
  const left = new Map<string, number>();
  const aspects = new Map<Question, [string, number][]>();
  const plainCreates = plainCreatesIn(all);
  let spent = 0;

  const aspectsFor = (question: Question) => {
    const known = aspects.get(question) ?? [...aspectsOf(question)];
    aspects.set(question, known);
    return known;
  };
  const leftOf = ({ of = "" }: Question) => left.get(of) ?? 0;
  const ownWrites = (question: Question) =>
    question.reuses !== undefined && leftOf(question) >= question.reuses ? 0 : question.writes;

  const budget = {
    taken,
    get spent() {
      return spent;
    },
    costOf(questions: readonly Question[]): number {
      const needs = new Map(questions.flatMap((each) => [...needsOf(each)]));
      const own = questions.reduce((sum, each) => sum + ownWrites(each), 0);
      return [...needs].reduce((sum, [need, cost]) => sum + (there.has(need) ? 0 : cost), own);
    },
    fits: (questions: readonly Question[]) => budget.costOf(questions) <= most - spent,
    gainOf: (questions: readonly Question[]) =>
      questions.flatMap(aspectsFor).reduce((sum, [aspect, worth]) => sum + (answered.has(aspect) ? 0 : worth), 0),
    take(questions: readonly Question[]): void {
      if (!budget.fits(questions)) return;
      spent += budget.costOf(questions);
      for (const question of questions) {
        taken.add(question);
        for (const [aspect] of aspectsFor(question)) answered.add(aspect);
        for (const need of needsOf(question).keys()) there.add(need);
        if (question.case?.polarity === "valid") there.add(twinKey(question.case));
        // What is created for a scenario, or to be shared, is the plainest.
        if (question.writes > 0 || needsOf(question).size > 0) for (const key of plainCreates) there.add(key);
        if (ownWrites(question) > 0) left.set(question.of ?? "", leftOf(question) + (question.leaves ?? 0));
      }
    },
  };
  return budget;
}

/** What a question needs beside its own writes, once for all that need it, and how many writes that is. */
function needsOf({ case: each, twin }: Question): Map<string, number> {
  const needs = new Map<string, number>();
  if (each === undefined) return needs;
  const shared = sharedBy(each) ?? (twin && isWrite(twin) ? sharedBy(twin) : undefined);
  if (shared !== undefined) needs.set(`shared ${shared}`, SHARED);
  // Of a read, the valid one costs nothing either.
  if (twin === undefined || !isWrite(twin)) return needs;
  return needs.set(twinKey(twin), creates(twin.operation) || removes(twin.operation) ? 2 : 1);
}

/** Which of the resources that updates share a case needs. */
function sharedBy(each: Case): string | undefined {
  if (each.on !== undefined || !needsResource(each)) return undefined;
  if (removes(each.operation) && each.polarity === "valid") return undefined;
  return resourceOf(each.operation)?.name;
}

function twinKey(twin: Case): string {
  return `twin ${twin.operation.id} ${removes(twin.operation) ? "" : markedBody(twin, ANY_RUN)}`;
}

/** The twins that are what a scenario creates: those of what breaks no body. */
function plainCreatesIn(questions: readonly Question[]): Set<string> {
  return new Set(
    questions.flatMap(({ case: each, twin }) =>
      each?.violates?.in === "protocol" && twin && creates(each.operation) ? [twinKey(twin)] : [],
    ),
  );
}

/** What a question answers, and what each of that is worth. */
function aspectsOf(question: Question): Map<string, number> {
  const { group, name, case: each, writes } = question;
  const aspects = new Map([[`${group} ${name}`, writes === 0 ? WORTH.free : WORTH.itself]]);
  if (writes === 0 || each === undefined) return aspects;
  const { id } = each.operation;
  aspects.set(id, WORTH.operation);
  for (const [attribute, value] of Object.entries(attributesOf(markedBody(each, ANY_RUN)))) {
    const what = `${attribute} ${JSON.stringify(value)}`;
    aspects.set(`${id} ${attribute}`, WORTH.attribute).set(what, WORTH.value);
    aspects.set(`${id} ${what}`, WORTH.valueInOperation);
  }
  return aspects;
}
