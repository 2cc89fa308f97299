import { isObject, type Json, type JsonType } from "../spec/schema.ts";
import { typeOf } from "./places.ts";

/** What values that were seen have in common: no more is claimed than that. */
export interface Seen {
  types: JsonType[];
  /** Of the items of lists; absent when none held any. */
  items?: Seen;
  /** Of the members of objects. */
  members?: Record<string, Seen>;
}

/** What was seen of one value. */
export function seenIn(value: Json): Seen {
  if (Array.isArray(value)) {
    const items = value.map(seenIn);
    return { types: ["array"], ...(items.length > 0 && { items: items.reduce(both) }) };
  }
  if (!isObject(value)) return { types: [typeOf(value)] };
  const members = Object.entries(value).map(([name, member]) => [name, seenIn(member)] as const);
  return { types: ["object"], members: Object.fromEntries(members) };
}

/** What was seen of two values. */
export function both(one: Seen, other: Seen): Seen {
  const types = [...new Set([...one.types, ...other.types])];
  const names = [...new Set([one, other].flatMap(({ members = {} }) => Object.keys(members)))];
  const items = either(one.items, other.items);
  return {
    // Every integer is a number.
    types: types.includes("number") ? types.filter((type) => type !== "integer") : types,
    ...(items && { items }),
    ...(names.length > 0 && {
      members: Object.fromEntries(
        names.flatMap((name) => {
          const member = either(memberOf(one, name), memberOf(other, name));
          return member ? [[name, member]] : [];
        }),
      ),
    }),
  };
}

/** What was seen of a member, whatever its name is: every object inherits a `constructor`. */
function memberOf({ members = {} }: Seen, name: string): Seen | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function either(one: Seen | undefined, other: Seen | undefined): Seen | undefined {
  return one && other ? both(one, other) : (one ?? other);
}
