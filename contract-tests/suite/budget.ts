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

/** How much it is worth to have tested something for the first time. */
const WORTH = { operation: 100, attribute: 3, value: 2, valueInOperation: 4, free: 1, itself: 0.5 };

/** How many writes test cases come to, in the order in which they run, the clean-up included. */
export function writesIn(testCases: readonly TestCase[]): number {
  const budget = new Budget(Infinity, testCases);
  for (const testCase of testCases) if (testCase.skip === undefined) budget.take([testCase]);
  return budget.spent;
}

/**
 * Chooses what is run within a number of writes: the scenarios first, then a valid case of each operation, then what
 * answers most for its writes, one after the other, until nothing more fits.
 */
export function choose(candidates: readonly TestCase[], maxWrites: number): Set<TestCase> {
  const budget = new Budget(maxWrites, candidates);
  const cases = candidates.filter((candidate) => candidate.case !== undefined);
  takeScenarios(budget, candidates);
  takeOneValidOfEach(budget, cases);
  takeBest(budget, [...costlyOf(cases, budget), ...freeOf(cases)]);
  return budget.taken;
}

/** Those that write nothing are taken, too, where something can be created for them. */
function takeScenarios(budget: Budget, candidates: readonly TestCase[]): void {
  for (const candidate of candidates)
    if (candidate.case === undefined && (candidate.writes > 0 || budget.most >= ONE)) budget.take([candidate]);
}

function takeOneValidOfEach(budget: Budget, cases: readonly TestCase[]): void {
  const valid = cases.filter((candidate) => candidate.case?.polarity === "valid");
  for (const { id } of operations) {
    const best = bestOf(
      valid.filter(({ group }) => group === id).map((testCase) => [testCase]),
      budget,
    );
    if (best !== undefined) budget.take(best);
  }
}

/** Takes the best choice that fits, again and again. */
function takeBest(budget: Budget, choices: readonly TestCase[][]): void {
  const left = new Set(choices);
  for (;;) {
    const best = bestOf(
      [...left].filter((choice) => budget.fits(choice)),
      budget,
    );
    if (best === undefined) return;
    budget.take(best);
    left.delete(best);
  }
}

/** The choice that answers most for its writes; the first of those that do. */
function bestOf(choices: readonly TestCase[][], budget: Budget): TestCase[] | undefined {
  const rateOf = (choice: TestCase[]) => budget.gainOf(choice) / Math.max(budget.costOf(choice), Number.EPSILON);
  let best: { choice: TestCase[]; rate: number } | undefined;
  for (const choice of choices) {
    const rate = rateOf(choice);
    if (best === undefined || rate > best.rate) best = { choice, rate };
  }
  return best?.choice;
}

/** Each case with writes of its own that was not taken yet. */
function costlyOf(cases: readonly TestCase[], { taken }: Budget): TestCase[][] {
  return cases.filter((candidate) => candidate.writes > 0 && !taken.has(candidate)).map((testCase) => [testCase]);
}

/** Those without writes of their own, which are yet not for nothing: what they need is shared by many. */
function freeOf(cases: readonly TestCase[]): TestCase[][] {
  const together = new Map<string, TestCase[]>();
  for (const testCase of cases) {
    if (testCase.writes > 0) continue;
    const key = [...needsOf(testCase).keys()].join();
    together.set(key, [...(together.get(key) ?? []), testCase]);
  }
  return [...together.values()];
}

/** What is taken of some test cases, and what it comes to. */
class Budget {
  readonly most: number;
  readonly taken = new Set<TestCase>();
  readonly #answered = new Set<string>();
  /** What was needed by those that were taken, and what they bring along. */
  readonly #there = new Set<string>();
  readonly #left = new Map<string, number>();
  readonly #aspects = new Map<TestCase, readonly (readonly [aspect: string, worth: number])[]>();
  readonly #plainCreates: ReadonlySet<string>;
  #spent = 0;

  /** @param most How many writes there may be. */
  constructor(most: number, all: readonly TestCase[]) {
    this.most = most;
    this.#plainCreates = plainCreatesIn(all);
  }

  get spent(): number {
    return this.#spent;
  }

  costOf(testCases: readonly TestCase[]): number {
    const needs = new Map(testCases.flatMap((testCase) => [...needsOf(testCase)]));
    const own = testCases.reduce((sum, testCase) => sum + testCase.writes - ONE * this.#reusedBy(testCase), 0);
    return [...needs].reduce((sum, [need, cost]) => sum + (this.#there.has(need) ? 0 : cost), own);
  }

  fits(testCases: readonly TestCase[]): boolean {
    return this.costOf(testCases) <= this.most - this.#spent;
  }

  /** What test cases answer that was not answered yet. */
  gainOf(testCases: readonly TestCase[]): number {
    return testCases
      .flatMap((testCase) => this.#aspectsOf(testCase))
      .reduce((sum, [aspect, worth]) => sum + (this.#answered.has(aspect) ? 0 : worth), 0);
  }

  take(testCases: readonly TestCase[]): void {
    if (!this.fits(testCases)) return;
    this.#spent += this.costOf(testCases);
    for (const testCase of testCases) {
      this.taken.add(testCase);
      for (const [aspect] of this.#aspectsOf(testCase)) this.#answered.add(aspect);
      this.#noteWhatIsThere(testCase);
    }
  }

  #noteWhatIsThere(testCase: TestCase): void {
    const { of = "", leaves = 0 } = testCase;
    const needs = [...needsOf(testCase).keys()];
    for (const need of needs) this.#there.add(need);
    if (testCase.case?.polarity === "valid") this.#there.add(twinKey(testCase.case));
    // What is created for a scenario, or to be shared, is the plainest.
    if (testCase.writes > 0 || needs.length > 0) for (const key of this.#plainCreates) this.#there.add(key);
    this.#left.set(of, this.#leftOf(of) + leaves - this.#reusedBy(testCase));
    if (leaves > 0) this.#there.add(sharedKey(of));
  }

  #leftOf(of = ""): number {
    return this.#left.get(of) ?? 0;
  }

  /** A case spares what updates share: it deletes what it uses. */
  #reusedBy({ of, reuses = 0, case: testCase }: TestCase): number {
    return Math.max(0, Math.min(reuses, this.#leftOf(of) - (testCase === undefined ? 0 : 1)));
  }

  #aspectsOf(testCase: TestCase): readonly (readonly [aspect: string, worth: number])[] {
    const known = this.#aspects.get(testCase) ?? [...aspectsOf(testCase)];
    this.#aspects.set(testCase, known);
    return known;
  }
}

/** What was computed before: a choice needs the same again and again. */
const needsBefore = new WeakMap<TestCase, ReadonlyMap<string, number>>();
const twinKeys = new WeakMap<Case, string>();

/** What a test case needs beside its own writes, once for all that need it, and how many writes that is. */
function needsOf(testCase: TestCase): ReadonlyMap<string, number> {
  const known = needsBefore.get(testCase) ?? findNeeds(testCase);
  needsBefore.set(testCase, known);
  return known;
}

function findNeeds({ case: testCase, twin }: TestCase): Map<string, number> {
  const needs = new Map<string, number>();
  if (testCase === undefined) return needs;
  const shared = sharedBy(testCase) ?? (twin && sharedBy(twin));
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
  const { operation } = twin;
  const key = twinKeys.get(twin) ?? `twin ${operation.id} ${removes(operation) ? "" : markedBody(twin, ANY_RUN)}`;
  twinKeys.set(twin, key);
  return key;
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
