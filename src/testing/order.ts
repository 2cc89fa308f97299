import type { ActionItem } from "../action-items.ts";
import { millisecondsOf } from "./timestamps.ts";

type Key = number | string | undefined;

/**
 * Orders action items as `sort` says: by attributes with commas between them, each with `-` in front for descending.
 * Those without the attribute come last. What is equal comes in the order in which it is given, or the other way round
 * where the first attribute is descending: what was created in the same millisecond is then in order too.
 */
export function ordered(items: readonly ActionItem[], sort: string): ActionItem[] {
  const sortKeys = sort.split(",").map((options) => ({
    name: options.replace(/^-/, ""),
    direction: options.startsWith("-") ? -1 : 1,
  }));
  const actionItems = sortKeys[0]?.direction === -1 ? [...items].reverse() : items;
  return actionItems
    .map((item) => ({ item, keys: sortKeys.map(({ name }) => keyOf(item, name)) }))
    .sort((one, other) => {
      for (const [at, { direction }] of sortKeys.entries()) {
        const difference = compare(one.keys[at], other.keys[at], direction);
        if (difference !== 0) return difference;
      }
      return 0;
    })
    .map(({ item }) => item);
}

/** What an attribute is ordered by: a time as such, a number as such, everything else as text. */
function keyOf(item: ActionItem, name: string): Key {
  const value: unknown = Reflect.get(item, name) ?? undefined;
  return millisecondsOf(value) ?? (value === undefined || typeof value === "number" ? value : String(value));
}

function compare(one: Key, other: Key, direction: number): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  // Where some hold a time and others a string that is none, times come first.
  if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
  return one < other ? -direction : direction;
}
