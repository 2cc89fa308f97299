import type { ActionItem } from "../action-items.ts";
import type { Incident } from "./incidents.ts";
import { millisecondsOf } from "./timestamps.ts";

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
const OPERATORS: Readonly<Record<string, (held: Held, given: string) => boolean>> = {
  eq: (held, given) => held === given,
  not_eq: (held, given) => held !== given,
  in: (held, given) => given.split(",").some((each) => each === held),
  not_in: (held, given) => given.split(",").every((each) => each !== held),
  gt: inTime((held, given) => held > given),
  gte: inTime((held, given) => held >= given),
  lt: inTime((held, given) => held < given),
  lte: inTime((held, given) => held <= given),
};

/** Compares points in time; what is none never matches. */
function inTime(holds: (held: number, given: number) => boolean): (held: Held, given: string) => boolean {
  return (held, given) => {
    const [one, other] = [millisecondsOf(held), millisecondsOf(given)];
    return one !== undefined && other !== undefined && holds(one, other);
  };
}

/** What tells whether an action item passes every filter of a query, such as `filter[due_date][lt]`. */
export function filterOf(query: URLSearchParams): (item: ActionItem, incident: Incident) => boolean {
  const filters = [...query].flatMap(([name, given]) => {
    const [, fieldName = "", operatorName = "eq"] = /^filter\[(\w+)\](?:\[(\w+)\])?$/.exec(name) ?? [];
    const field = FIELDS[fieldName];
    const operator = OPERATORS[operatorName];
    return field && operator ? [{ field, operator, given }] : [];
  });
  return (item, incident) => filters.every(({ field, operator, given }) => operator(field(item, incident), given));
}
