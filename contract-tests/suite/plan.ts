import { isDeepStrictEqual } from "node:util";
import { operations } from "../spec/operations.ts";
import { resources, resourceOf } from "../spec/resource.ts";
import type { Target } from "../target.ts";
import { choose, writesIn } from "./budget.ts";
import { aboutCase, SCENARIOS, type TestCase, testCasesFor } from "./test-cases.ts";
import { insteadIn } from "./accepted.ts";
import type { Case } from "../cases/cases.ts";
import { isUnusual } from "../checks/acceptance.ts";
import { attributesTakenBy } from "../spec/attributes.ts";
import { isObject, type Json, ownMember } from "../spec/schema.ts";
import { resolve } from "../spec/spec.ts";
import { attributesOf } from "../exchange/document.ts";

export interface PlanOptions {
  /** Only the test cases whose full names hold this run; one that has it as its full name is alone. */
  only?: string | undefined;
}

/** What is run against a target within its limits, in that order. What is left out because of them says so. */
export function planFor(target: Target, { only = "" }: PlanOptions = {}): TestCase[] {
  const { readOnly, maxWrites } = target;
  const derived = testCasesFor(target);
  const all = inOrder(readOnly || maxWrites === Infinity ? derived : [...together(derived, target), ...derived]);
  const named = new Set(namedBy(only, all));
  const testCases = all.map((testCase) => (named.has(testCase) ? testCase : leaveOut(testCase, "left out by --only")));
  if (readOnly)
    return testCases.map((testCase) => (isRead(testCase) ? testCase : leaveOut(testCase, "left out by --read-only")));
  if (maxWrites === Infinity) return testCases;
  const meant = testCases.filter(({ skip }) => skip === undefined);
  // Each of them is a request: who means one gets it, and a server that others use gets no more than tell something.
  const surplus = only === "" ? surplusIn(meant) : new Set<TestCase>();
  const chosen = choose(
    meant.filter((testCase) => !surplus.has(testCase)),
    maxWrites,
  );
  const reasonFor = (testCase: TestCase) =>
    surplus.has(testCase) ? STOOD_FOR : `left out by --max-writes ${maxWrites}`;
  // Which valid case comes first, the choice decides.
  return inOrder(
    testCases.map((testCase) => (chosen.has(testCase) ? testCase : leaveOut(testCase, reasonFor(testCase)))),
  );
}

/** Why a value of a wrong type is not sent. */
const STOOD_FOR = "with --max-writes, a few values of a wrong type in each place stand for the others";

/**
 * Scenarios first, then a valid case of each operation. What is invalid may be accepted, and costs writes then: it comes
 * before the other valid cases, of which one more tells the least.
 */
function inOrder(testCases: readonly TestCase[]): TestCase[] {
  const begun = new Set<string>();
  const ranks = new Map(
    testCases.map((testCase) => {
      const isFirst = testCase.case?.polarity === "valid" && testCase.skip === undefined && !begun.has(testCase.group);
      if (isFirst) begun.add(testCase.group);
      return [testCase, isFirst ? 1 : rankOf(testCase)];
    }),
  );
  return testCases.toSorted((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
}

function rankOf({ case: testCase, group, ofWholeRun }: TestCase): number {
  if (group === SCENARIOS) return ofWholeRun ? 5 : 0;
  if (testCase === undefined) return 4;
  return testCase.polarity === "invalid" || testCase.operation.method === "GET" ? 2 : 3;
}

const fullName = ({ group, name }: TestCase) => `${group} ${name}`;

/** The test case with this full name, as names begin with other names; where there is none, those whose full names hold it. */
export function namedBy(only: string, all: readonly TestCase[]): TestCase[] {
  const exact = all.filter((testCase) => fullName(testCase) === only);
  return exact.length > 0 ? exact : all.filter((testCase) => fullName(testCase).includes(only));
}

const leaveOut = (testCase: TestCase, skip: string): TestCase => ({ ...testCase, skip: testCase.skip ?? skip });

function isRead({ case: testCase, group }: TestCase): boolean {
  // A scenario is about several operations, and about what the run has created.
  const operation = testCase?.operation ?? operations.find(({ id }) => id === group);
  return operation !== undefined && (testCase?.method ?? operation.method) === "GET";
}

function together(testCases: readonly TestCase[], target: Target): TestCase[] {
  return resources
    .flatMap(({ create, update }) => [create, update])
    .flatMap((operation) => {
      const valid = testCases.filter(
        ({ case: testCase, skip }) =>
          operation !== undefined &&
          testCase?.operation === operation &&
          testCase.polarity === "valid" &&
          skip === undefined,
      );
      return combined(valid.flatMap((testCase) => testCase.case ?? [])).map((testCase) => aboutCase(testCase, target));
    });
}

/** A plan for a person, before anything is sent. */
export function planText(testCases: readonly TestCase[], target: Target): string {
  const requests = testCases.filter(({ skip }) => skip === undefined);
  const writes = writesIn(requests);
  return [
    "What would be sent:",
    "",
    ...table([
      ["operation", "request", "valid", "invalid", "reads", "writes"],
      ...groupsOf(requests).map(([group, members]) => rowOf(group, members)),
    ]),
    "",
    `In all ${requests.length} test cases. ${budgetSentence(writes, target)}`,
    ...skipped(testCases),
  ].join("\n");
}

function budgetSentence(writes: number, { readOnly, maxWrites }: Target): string {
  if (readOnly) return "None of them changes anything.";
  const most = maxWrites === Infinity ? "any number is allowed" : `${maxWrites} are allowed`;
  return `They come to ${writes} writes, the deletion of what they create included; ${most}.`;
}

function rowOf(group: string, testCases: readonly TestCase[]): string[] {
  const cases = testCases.flatMap((testCase) => testCase.case ?? []);
  const [first] = cases;
  const reads = cases.filter(({ method, operation }) => (method ?? operation.method) === "GET").length;
  const count = (polarity: string) => String(cases.filter((item) => item.polarity === polarity).length);
  const writes = String(testCases.reduce((sum, testCase) => sum + testCase.writes, 0));
  if (first === undefined) return [group, testCases.map(({ name }) => name).join(", "), "", "", "", writes];
  const { method, path } = first.operation;
  return [group, `${method} ${path}`, count("valid"), count("invalid"), String(reads), writes];
}

function groupsOf(testCases: readonly TestCase[]): [string, TestCase[]][] {
  const groups = new Map<string, TestCase[]>();
  for (const testCase of testCases) groups.set(testCase.group, [...(groups.get(testCase.group) ?? []), testCase]);
  return [...groups];
}

/** What is left out because of a limit is counted, what cannot be run at all as well; a run names each. */
function skipped(testCases: readonly TestCase[]): string[] {
  const byReason = new Map<string, number>();
  for (const { skip } of testCases) if (skip !== undefined) byReason.set(skip, (byReason.get(skip) ?? 0) + 1);
  if (byReason.size === 0) return [];
  return ["", "Skipped:", ...[...byReason].map(([reason, count]) => `${String(count).padStart(5)}  ${reason}`)];
}

function table(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd());
}

/**
 * Cases that try together what these valid ones of an operation try one by one: where every request counts, a few of
 * them answer for all values of all attributes.
 */
export function combined(cases: readonly Case[]): Case[] {
  const [plain] = cases;
  if (plain?.body === undefined) return [];
  const input = attributesOf(plain.body);
  const tries = new Map<string, Json[]>();
  for (const item of cases) {
    const attributes = Object.entries(attributesOf(item.body));
    // What tries several at once has its own point.
    if (attributes.filter(([name, value]) => !isDeepStrictEqual(value, input[name])).length > 1) continue;
    for (const [name, value] of attributes) {
      const known = tries.get(name) ?? [];
      if (!known.some((other) => isDeepStrictEqual(other, value))) known.push(value);
      tries.set(name, known);
    }
  }
  const usual = rowsOf([...tries].map(([name, values]) => [name, values.filter((value) => !isUnusual(value))]));
  // By themselves: a server that refuses them would seem to refuse whatever goes with them.
  const unusual = rowsOf([...tries].map(([name, values]) => [name, values.filter(isUnusual)]));
  const rows = [...usual, ...unusual.map((row) => ({ ...input, ...row }))];
  return rows.map((row, at): Case => ({
    ...plain,
    name: `valid: values of all attributes together, ${at + 1} of ${rows.length}`,
    body: withAttributes(plain.body ?? "", row),
  }));
}

/** As many rows as the longest list has values; what has fewer values begins again with its first. */
function rowsOf(tries: readonly (readonly [name: string, values: readonly Json[]])[]): Record<string, Json>[] {
  const count = Math.max(0, ...tries.map(([, values]) => values.length));
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(
      tries.flatMap(([name, values]) => {
        const value = values[at % values.length];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}

function withAttributes(body: string, attributes: Record<string, Json>): string {
  const document = JSON.parse(body) as Json;
  const data = isObject(document) ? document["data"] : undefined;
  return JSON.stringify({ ...Object(document), data: { ...Object(data), attributes } });
}

/** The keywords that many values break in the same place, and how many of these are tried in each place. */
const OF_EACH_PLACE: Readonly<Record<string, number>> = { type: 2, enum: 1, anyOf: 2, oneOf: 2 };

/**
 * Chooses among the values of a wrong type, or outside an enum: a few in each place, in turn, so that places that take the
 * same have tried all of them together. The first of each place and one of each kind are always there.
 *
 * @returns Those that others stand for.
 */
function surplusIn<TestCase extends { group: string; case?: Case }>(testCases: readonly TestCase[]): Set<TestCase> {
  const places = new Map<string, { testCase: TestCase; what: string }[]>();
  for (const testCase of testCases) {
    const { case: item, group } = testCase;
    if (item === undefined || !isOfMany(item)) continue;
    const place = `${group} ${item.violates?.pointer} ${item.violates?.keyword}`;
    places.set(place, [...(places.get(place) ?? []), { testCase, what: insteadIn(item) }]);
  }
  // What else a place refuses tells what it is: an enum is no free string.
  const keywords = new Map<string, Set<string>>();
  for (const { case: item, group } of testCases) {
    const { pointer = "", keyword = "" } = item?.violates ?? {};
    const at = `${group} ${pointer}`;
    keywords.set(at, (keywords.get(at) ?? new Set()).add(keyword));
  }
  const surplus = new Set<TestCase>();
  const tried = new Map<string, number>();
  const inTurn = [...places].sort(
    ([, [one]], [, [other]]) => orderOf(one?.testCase.case) - orderOf(other?.testCase.case),
  );
  for (const [place, values] of inTurn) {
    const [group, pointer = "", keyword = ""] = place.split(" ");
    // Places that refuse the same values for the same reasons, as deep as each other, take the same ones.
    const reasons = [...(keywords.get(`${group} ${pointer}`) ?? [])].sort();
    const depth = pointer.split("/").length;
    const likePlaces = JSON.stringify([group, keyword, reasons, depth, values.map(({ what }) => what)]);
    const [first, ...others] = values;
    const isVague = keyword === "type" && reasons.includes("enum") && !standsOut(first?.testCase.case);
    const most = isVague ? 1 : (OF_EACH_PLACE[keyword] ?? 1);
    const timesOf = (what: string) => tried.get(`${likePlaces} ${what}`) ?? 0;
    const rarest = others.toSorted((one, other) => timesOf(one.what) - timesOf(other.what));
    for (const [at, { testCase, what }] of [...(first ? [first] : []), ...rarest].entries()) {
      if (at >= most && timesOf(what) > 0) surplus.add(testCase);
      else tried.set(`${likePlaces} ${what}`, timesOf(what) + 1);
    }
  }
  return surplus;
}

/**
 * Whether an enum's default is not its first value, which servers take for what they do not know: there it can be seen
 * that a value was not ignored.
 */
function standsOut({ operation, violates }: Partial<Pick<Case, "operation" | "violates">> = {}): boolean {
  const [, name = ""] = /^\/data\/attributes\/([^/]+)$/.exec(violates?.pointer ?? "") ?? [];
  const schema = ownMember(attributesTakenBy(operation && resourceOf(operation)?.create), name);
  const { enum: values = [], default: value = schema?.default } = schema === undefined ? {} : resolve(schema);
  return value !== undefined && values.length > 0 && values[0] !== value;
}

const orderOf = (item: Case | undefined): number => (standsOut(item) ? 0 : 1);

function isOfMany({ polarity, violates }: Case): boolean {
  return polarity === "invalid" && violates?.in === "body" && Object.hasOwn(OF_EACH_PLACE, violates.keyword);
}
