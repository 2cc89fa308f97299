import { type Case, isWrite, needsResource } from "../cases/cases.ts";
import { operations } from "../spec/operations.ts";
import { creates, removes, resourceOf } from "../spec/resource.ts";
import { attributesOf } from "../exchange/document.ts";
import { markedBody } from "./bodies.ts";
import type { TestCase } from "./test-cases.ts";

/** To create one, and to delete it. */
const ONE = 2;

/** As long as the identifier of a run is. */
const ANY_RUN = "00000000";

/** How much it is worth to have asked something for the first time. */
const WORTH = { operation: 100, attribute: 3, value: 2, valueInOperation: 4, free: 1, itself: 0.5 };

/** How many writes test cases come to, in the order in which they are asked, the clean-up included. */
export function writesIn(testCases: readonly TestCase[]): number {
  const budget = openBudget(Infinity, testCases);
  for (const testCase of testCases) if (testCase.skip === undefined) budget.take([testCase]);
  return budget.spent;
}

/**
 * Chooses what is asked within a number of writes: the scenarios first, then a valid case of each operation, then what
 * answers most for its writes, one after the other, until nothing more fits.
 */
export function choose(candidates: readonly TestCase[], maxWrites: number): Set<TestCase> {
  const budget = openBudget(maxWrites, candidates);
  for (const candidate of candidates)
    if (candidate.case === undefined && (candidate.writes > 0 || maxWrites >= ONE)) budget.take([candidate]);
  const valid = candidates.filter((candidate) => candidate.case?.polarity === "valid");
  for (const { id } of operations) {
    const [best] = inOrderOfRate(valid.filter(({ group }) => group === id).map((testCase) => [testCase]));
    if (best !== undefined) budget.take(best);
  }
  // Without writes of their own, and yet not for nothing: what they need is shared by many.
  const free = candidates.filter((candidate) => candidate.case !== undefined && candidate.writes === 0);
  const together = new Map<string, TestCase[]>();
  for (const testCase of free) {
    const key = [...needsOf(testCase).keys()].join();
    together.set(key, [...(together.get(key) ?? []), testCase]);
  }
  const costly = candidates.filter(
    (candidate) => candidate.case !== undefined && candidate.writes > 0 && !budget.taken.has(candidate),
  );
  let choices: TestCase[][] = [...costly.map((testCase) => [testCase]), ...together.values()];
  for (;;) {
    const [best] = inOrderOfRate(choices.filter((choice) => budget.fits(choice)));
    if (best === undefined) return budget.taken;
    budget.take(best);
    choices = choices.filter((choice) => choice !== best);
  }

  function inOrderOfRate(some: readonly TestCase[][]): TestCase[][] {
    const rates = new Map(
      some.map((choice) => [choice, budget.gainOf(choice) / Math.max(budget.costOf(choice), Number.EPSILON)]),
    );
    return some.toSorted((one, other) => (rates.get(other) ?? 0) - (rates.get(one) ?? 0));
  }
}

function openBudget(most: number, all: readonly TestCase[]) {
  const taken = new Set<TestCase>();
  const answered = new Set<string>();
  /** What was needed by those that were taken, and what they bring along. */
  const there = new Set<string>();
  const left = new Map<string, number>();
  const aspects = new Map<TestCase, [string, number][]>();
  const plainCreates = plainCreatesIn(all);
  let spent = 0;

  const aspectsFor = (testCase: TestCase) => {
    const known = aspects.get(testCase) ?? [...aspectsOf(testCase)];
    aspects.set(testCase, known);
    return known;
  };
  const leftOf = (of = "") => left.get(of) ?? 0;
  /** A case spares what updates share: it deletes what it uses. */
  const reusedBy = ({ of, reuses = 0, case: testCase }: TestCase) =>
    Math.max(0, Math.min(reuses, leftOf(of) - (testCase === undefined ? 0 : 1)));
  const ownWrites = (testCase: TestCase) => testCase.writes - ONE * reusedBy(testCase);

  const budget = {
    taken,
    get spent() {
      return spent;
    },
    costOf(testCases: readonly TestCase[]): number {
      const needs = new Map(testCases.flatMap((testCase) => [...needsOf(testCase)]));
      const own = testCases.reduce((sum, testCase) => sum + ownWrites(testCase), 0);
      return [...needs].reduce((sum, [need, cost]) => sum + (there.has(need) ? 0 : cost), own);
    },
    fits: (testCases: readonly TestCase[]) => budget.costOf(testCases) <= most - spent,
    gainOf: (testCases: readonly TestCase[]) =>
      testCases.flatMap(aspectsFor).reduce((sum, [aspect, worth]) => sum + (answered.has(aspect) ? 0 : worth), 0),
    take(testCases: readonly TestCase[]): void {
      if (!budget.fits(testCases)) return;
      spent += budget.costOf(testCases);
      for (const testCase of testCases) {
        taken.add(testCase);
        for (const [aspect] of aspectsFor(testCase)) answered.add(aspect);
        for (const need of needsOf(testCase).keys()) there.add(need);
        if (testCase.case?.polarity === "valid") there.add(twinKey(testCase.case));
        // What is created for a scenario, or to be shared, is the plainest.
        if (testCase.writes > 0 || needsOf(testCase).size > 0) for (const key of plainCreates) there.add(key);
        const { of = "", leaves = 0 } = testCase;
        left.set(of, leftOf(of) + leaves - reusedBy(testCase));
        if (leaves > 0) there.add(sharedKey(of));
      }
    },
  };
  return budget;
}

/** What a test case needs beside its own writes, once for all that need it, and how many writes that is. */
function needsOf({ case: testCase, twin }: TestCase): Map<string, number> {
  const needs = new Map<string, number>();
  if (testCase === undefined) return needs;
  const shared = sharedBy(testCase) ?? (twin && isWrite(twin) ? sharedBy(twin) : undefined);
  if (shared !== undefined) needs.set(sharedKey(shared), ONE);
  // Of a read, the valid one costs nothing either.
  if (twin === undefined || !isWrite(twin)) return needs;
  return needs.set(twinKey(twin), creates(twin.operation) || removes(twin.operation) ? 2 : 1);
}

/** Which of the resources that updates share a case needs. */
function sharedBy(testCase: Case): string | undefined {
  if (testCase.on !== undefined || !needsResource(testCase)) return undefined;
  if (removes(testCase.operation) && testCase.polarity === "valid") return undefined;
  return resourceOf(testCase.operation)?.name;
}

const sharedKey = (of: string): string => `shared ${of}`;

function twinKey(twin: Case): string {
  return `twin ${twin.operation.id} ${removes(twin.operation) ? "" : markedBody(twin, ANY_RUN)}`;
}

/** The twins that are what a scenario creates: those of what breaks no body. */
function plainCreatesIn(testCases: readonly TestCase[]): Set<string> {
  return new Set(
    testCases.flatMap(({ case: testCase, twin }) =>
      testCase?.violates?.in === "protocol" && twin && creates(testCase.operation) ? [twinKey(twin)] : [],
    ),
  );
}

/** What a test case answers, and what each of that is worth. */
function aspectsOf(testCase: TestCase): Map<string, number> {
  const { group, name, case: item, writes } = testCase;
  const aspects = new Map([[`${group} ${name}`, writes === 0 ? WORTH.free : WORTH.itself]]);
  if (writes === 0 || item === undefined) return aspects;
  const { id } = item.operation;
  aspects.set(id, WORTH.operation);
  for (const [attribute, value] of Object.entries(attributesOf(markedBody(item, ANY_RUN)))) {
    const what = `${attribute} ${JSON.stringify(value)}`;
    aspects.set(`${id} ${attribute}`, WORTH.attribute).set(what, WORTH.value);
    aspects.set(`${id} ${what}`, WORTH.valueInOperation);
  }
  return aspects;
}
