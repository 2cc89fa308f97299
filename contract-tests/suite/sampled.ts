import type { Case } from "../cases/cases.ts";
import { insteadIn } from "./accepted.ts";
import type { TestCase } from "./test-cases.ts";

/** How many values that are wrong in the same way are tried in each place. */
const OF_EACH_PLACE = 2;
/** The keywords that many values break in the same place. */
const OF_MANY_VALUES = ["type", "enum", "anyOf", "oneOf"];

/**
 * Chooses among the values of a wrong type, or outside an enum: a few in each place, in turn, so that places that take the
 * same have tried all of them together. One of a kind is always there.
 *
 * @returns Those that others stand for.
 */
export function surplusIn(testCases: readonly TestCase[]): Set<TestCase> {
  const places = new Map<string, { testCase: TestCase; what: string }[]>();
  for (const testCase of testCases) {
    const { case: item, group } = testCase;
    if (item === undefined || !isOfMany(item)) continue;
    const place = `${group} ${item.violates?.pointer}`;
    places.set(place, [...(places.get(place) ?? []), { testCase, what: insteadIn(item) }]);
  }
  const surplus = new Set<TestCase>();
  const tried = new Map<string, number>();
  for (const [place, values] of places) {
    const [group, pointer = ""] = place.split(" ");
    // Places that refuse the same values, as deep as each other, take the same ones.
    const likePlaces = JSON.stringify([group, pointer.split("/").length, values.map(({ what }) => what)]);
    const timesOf = (what: string) => tried.get(`${likePlaces} ${what}`) ?? 0;
    const rarest = values.toSorted((one, other) => timesOf(one.what) - timesOf(other.what));
    for (const [at, { testCase, what }] of rarest.entries()) {
      if (at >= OF_EACH_PLACE && timesOf(what) > 0) surplus.add(testCase);
      else tried.set(`${likePlaces} ${what}`, timesOf(what) + 1);
    }
  }
  return surplus;
}

function isOfMany({ polarity, violates }: Case): boolean {
  return polarity === "invalid" && violates?.in === "body" && OF_MANY_VALUES.includes(violates.keyword);
}
