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
