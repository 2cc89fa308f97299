import type { operations } from "../generated/schema.d.ts";

type Query = NonNullable<operations["listAllIncidentActionItems"]["parameters"]["query"]>;

/** What can be filtered by: `K` of every `filter[K]` and `filter[K][operator]`. */
type Field<Name = keyof Query> = Name extends `filter[${infer F}]${string}` ? F : never;

/** How a field can be compared: `K` of every `filter[field][K]`. */
type Operator<F extends string, Name = keyof Query> = Name extends `filter[${F}][${infer Op}]` ? Op : never;

/** What a parameter takes; never, where there is none of that name. Lists need not be writable. */
type Value<Name> = Name extends keyof Query ? Readonly<Query[Name]> : never;

/**
 * Which action items a list holds: for each field a value, or an object with operators.
 *
 * @example
 * const due: ActionItemFilter = { status: "open", priority: { in: ["high", "medium"] }, due_date: { lt: "2026-12-01" } };
 */
export type ActionItemFilter = {
  [F in Field]?: Value<`filter[${F}]`> | undefined | { [Op in Operator<F>]?: Value<`filter[${F}][${Op}]`> | undefined };
};
