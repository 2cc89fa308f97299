import type { Case } from "../cases/cases.ts";
import { isDeepStrictEqual } from "node:util";
import { isUnusual } from "../checks/acceptance.ts";
import { attributesTakenBy } from "../spec/attributes.ts";
import { resourceOf } from "../spec/resource.ts";
import { isObject, type Json, ownMember } from "../spec/schema.ts";
import { resolve } from "../spec/spec.ts";
import { attributesOf } from "../exchange/document.ts";

/**
 * Which invalid requests a server has accepted. Each costs writes, and one of a kind tells enough: others are left out
 * where writes are limited.
 */
export interface Accepted {
  /** The name of one of the same kind that was accepted; undefined when none was. */
  likeness(invalid: Case): string | undefined;
  note(invalid: Case): void;
  /** Runs one after the other of a kind, where writes are limited, so that nothing is sent before the result of the first is known. */
  inTurn<T>(invalid: Case, run: () => Promise<T>): Promise<T>;
}

/** @param maxWrites How many requests may change something; Infinity where nothing has to be spared. */
export function openAccepted(maxWrites: number): Accepted {
  const accepted = new Map<string, string>();
  const underWay = new Map<string, Promise<unknown>>();
  const isSpared = ({ operation }: Case) => maxWrites !== Infinity && operation.method !== "GET";
  return {
    likeness: (invalid) => (isSpared(invalid) ? accepted.get(kindOf(invalid)) : undefined),
    note(invalid) {
      const kind = kindOf(invalid);
      if (isSpared(invalid) && !accepted.has(kind)) accepted.set(kind, invalid.name);
    },
    async inTurn(invalid, run) {
      if (!isSpared(invalid)) return await run();
      const kind = kindOf(invalid);
      // The result of the one before goes to its own caller.
      const before = underWay.get(kind)?.catch(() => undefined);
      const answer = before === undefined ? run() : before.then(run);
      underWay.set(kind, answer);
      return await answer;
    },
  };
}

/**
 * The error of a request, wherever in the body that is: the operation, the keyword, what stands there instead, and
 * how deep.
 */
export function kindOf(invalid: Case): string {
  const { operation, authentication, method, mediaType, violates } = invalid;
  const { keyword = "", pointer = "", in: part } = violates ?? {};
  if (part !== "body") return JSON.stringify([operation.id, keyword, authentication, method, mediaType]);
  // What is missing is each a matter of its own.
  const what = keyword === "required" ? pointer : insteadIn(invalid);
  return JSON.stringify([operation.id, keyword, what, pointer.split("/").length]);
}

/** What stands in the place that is broken, as the name of a case says it after that place. */
function insteadIn({ name, violates }: Pick<Case, "name" | "violates">): string {
  return name.replace(`${violates?.inner?.pointer || violates?.pointer || "the body"} `, "");
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
export function surplusIn<TestCase extends { group: string; case?: Case }>(
  testCases: readonly TestCase[],
): Set<TestCase> {
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
    ([, [one]], [, [other]]) => rankOf(one?.testCase.case) - rankOf(other?.testCase.case),
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

const rankOf = (item: Case | undefined): number => (standsOut(item) ? 0 : 1);

function isOfMany({ polarity, violates }: Case): boolean {
  return polarity === "invalid" && violates?.in === "body" && Object.hasOwn(OF_EACH_PLACE, violates.keyword);
}
