import type { components } from "../../generated/schema.d.ts";
import type { ActionItem } from "../action-items.ts";
import { type Incident, millisecondsOf } from "./store.ts";

type Held = string | null | undefined;

/** What can be filtered by. */
const FIELDS: Readonly<Record<string, (item: ActionItem, incident: Incident) => Held>> = {
  kind: ({ kind }) => kind,
  priority: ({ priority }) => priority,
  status: ({ status }) => status,
  due_date: ({ due_date }) => due_date,
  created_at: ({ created_at }) => created_at,
  incident_status: (_, { status }) => status,
  incident_created_at: (_, { created_at }) => created_at,
};

/** How what is held can be asked to compare with what is given. */
const OPERATORS: Readonly<Record<string, (held: Held, input: string) => boolean>> = {
  eq: (held, input) => held === input,
  not_eq: (held, input) => held !== input,
  in: (held, input) => input.split(",").some((item) => item === held),
  not_in: (held, input) => input.split(",").every((item) => item !== held),
  gt: inTime((held, amount) => held > amount),
  gte: inTime((held, amount) => held >= amount),
  lt: inTime((held, amount) => held < amount),
  lte: inTime((held, amount) => held <= amount),
};

/** Compares points in time; what is none never matches. */
function inTime(holds: (held: number, amount: number) => boolean): (held: Held, input: string) => boolean {
  return (held, input) => {
    const [one, other] = [millisecondsOf(held), millisecondsOf(input)];
    return one !== undefined && other !== undefined && holds(one, other);
  };
}

/** What tells whether an action item passes every filter of a query, such as `filter[due_date][lt]`. */
export function filterOf(query: URLSearchParams): (item: ActionItem, incident: Incident) => boolean {
  const filters = [...query].flatMap(([name, input]) => {
    const [, fieldName = "", operatorName = "eq"] = /^filter\[(\w+)\](?:\[(\w+)\])?$/.exec(name) ?? [];
    const field = FIELDS[fieldName];
    const operator = OPERATORS[operatorName];
    return field && operator ? [{ field, operator, given: input }] : [];
  });
  return (item, incident) =>
    filters.every(({ field, operator, given: input }) => operator(field(item, incident), input));
}

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

type Schemas = components["schemas"];

/** One page of a list, with what the envelope says of the others. */
interface Page<Item> {
  items: Item[];
  links: Schemas["PaginationLinks"];
  meta: Schemas["PaginationMeta"];
}

/** The page that a URL asks for, with absolute links to the others. What is no positive integer counts as not said. */
export function pageOf<Item>(all: readonly Item[], url: URL, defaultSize: number): Page<Item> {
  const size = positive(url, "page[size]") ?? defaultSize;
  const number = positive(url, "page[number]") ?? 1;
  // As seen: a list of nothing has one page.
  const last = Math.max(1, Math.ceil(all.length / size));
  const prev = number > 1 && number <= last ? number - 1 : null;
  const next = number < last ? number + 1 : null;
  const link = (page: number) => {
    const to = new URL(url);
    // Setting a parameter encodes all of them, brackets too.
    to.searchParams.set("page[number]", String(page));
    to.searchParams.set("page[size]", String(size));
    return to.href;
  };
  return {
    items: all.slice((number - 1) * size, number * size),
    links: {
      self: link(number),
      first: link(1),
      prev: prev === null ? null : link(prev),
      next: next === null ? null : link(next),
      last: link(last),
    },
    meta: {
      ...{ current_page: number, next_page: next, prev_page: prev },
      ...{ total_count: all.length, total_pages: last, next_cursor: null },
    },
  };
}

function positive(url: URL, name: string): number | undefined {
  const value = Number(url.searchParams.get(name));
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
