import type { Case } from "../cases/cases.ts";
import { insteadIn } from "./accepted.ts";
import type { TestCase } from "./test-cases.ts";

/** The keywords that many values break in the same place, and how many of these are tried in each place. */
const OF_EACH_PLACE: Readonly<Record<string, number>> = { type: 2, enum: 1, anyOf: 2, oneOf: 2 };

/**
 * Chooses among the values of a wrong type, or outside an enum: a few in each place, in turn, so that places that take the
 * same have tried all of them together. The first of each place and one of each kind are always there.
 *
 * @returns Those that others stand for.
 */
export function surplusIn(testCases: readonly TestCase[]): Set<TestCase> {
  const places = new Map<string, { testCase: TestCase; what: string }[]>();
  for (const testCase of testCases) {
    const { case: item, group } = testCase;
    if (item === undefined || !isOfMany(item)) continue;
    const place = `${group} ${item.violates?.pointer} ${item.violates?.keyword}`;
    places.set(place, [...(places.get(place) ?? []), { testCase, what: insteadIn(item) }]);
  }
  const surplus = new Set<TestCase>();
  const tried = new Map<string, number>();
  for (const [place, values] of places) {
    const [group, pointer = "", keyword = ""] = place.split(" ");
    // Places that refuse the same values, as deep as each other, take the same ones.
    const likePlaces = JSON.stringify([group, keyword, pointer.split("/").length, values.map(({ what }) => what)]);
    const timesOf = (what: string) => tried.get(`${likePlaces} ${what}`) ?? 0;
    const [first, ...others] = values;
    const rarest = others.toSorted((one, other) => timesOf(one.what) - timesOf(other.what));
    for (const [at, { testCase, what }] of [...(first ? [first] : []), ...rarest].entries()) {
      if (at >= (OF_EACH_PLACE[keyword] ?? 1) && timesOf(what) > 0) surplus.add(testCase);
      else tried.set(`${likePlaces} ${what}`, timesOf(what) + 1);
    }
  }
  return surplus;
}

function isOfMany({ polarity, violates }: Case): boolean {
  return polarity === "invalid" && violates?.in === "body" && Object.hasOwn(OF_EACH_PLACE, violates.keyword);
}
