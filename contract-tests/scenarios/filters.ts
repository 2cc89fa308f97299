import pMap from "p-map";
import { type Query, write } from "../cases/parameters.ts";
import { samples } from "../cases/samples.ts";
import { dayAhead } from "../cases/today.ts";
import { resolve } from "../spec/spec.ts";
import type { Operation, Parameter } from "../spec/operations.ts";
import type { Resource, With } from "../spec/resource.ts";
import { type Json, ownMember, type Schema } from "../spec/schema.ts";
import { AT_ONCE, succeeded } from "../exchange/exchange.ts";
import { isDay, timeOf, resourcesOf } from "../exchange/document.ts";
import { attributesShownBy, attributesTakenBy } from "../spec/attributes.ts";
import { everythingIn, shortened, sinceCreationOf } from "./pages.ts";
import { probe } from "./probe.ts";
import type { Scenario, ScenarioContext } from "./scenario.ts";

/** What an operator says of an attribute and a value; without one, it is `eq`. */
const HOLDS: Readonly<Record<string, Holds>> = {
  eq: (attribute, value) => attribute === value,
  not_eq: (attribute, value) => attribute !== value,
  in: (attribute, value) => [value].flat().includes(attribute),
  not_in: (attribute, value) => ![value].flat().includes(attribute),
  gt: (attribute, value) => timeOf(attribute) > timeOf(value),
  gte: (attribute, value) => timeOf(attribute) >= timeOf(value),
  lt: (attribute, value) => timeOf(attribute) < timeOf(value),
  lte: (attribute, value) => timeOf(attribute) <= timeOf(value),
};
/** What cannot be told of a moment that is finer than its string, when that is the string it is compared with. */
const OPEN_AT_ONCE = ["gt", "lte"];
const NAME = /^filter\[(\w+)\](?:\[(\w+)\])?$/;

export const filters: Scenario<"create"> = {
  name: "filters",
  definition:
    'Every filter keeps exactly what it says: all that a filtered list holds fits, and what fits is there. Where a list is ordered both by `created_at` and by `-created_at`, the first is the ascending order (JSON:API 1.1, "Sorting").',
  needs: [],
  lacks: (resource) =>
    filteredBy(resource).length === 0 ? `${resource.name} have no list with filters by their attributes` : undefined,
  writes: 2,
  leaves: 2,
  async run(context) {
    const { resource } = context;
    // Two that differ in everything that can be filtered by.
    const apart = filteredBy(resource).flatMap((name) => {
      const pair = valuesApart(attributesTakenBy(resource.create)[name]);
      return pair === undefined ? [] : [{ name, pair }];
    });
    const valuesAt = (at: 0 | 1) => Object.fromEntries(apart.map(({ name, pair }) => [name, pair[at]]));
    const made: [Made, Made] = [await context.create(valuesAt(0)), await context.create(valuesAt(1))];
    for (const list of resource.lists) await checkList(context, list, made);
    for (const list of resource.lists) await checkOrder(context, list, made);
  },
};

/** The times of a list in the order of a sort field; undefined where that is refused. */
async function timesBy(context: ScenarioContext, list: Operation, query: Query, field: string) {
  const sorted = [...query, ["sort", field] as const];
  const exchange = await probe(context, {
    operation: list,
    query: String(new URLSearchParams(sorted.map((pair) => [...pair]))),
  });
  const times = resourcesOf(exchange.response.body).map(({ attributes }) => timeOf(attributes["created_at"]));
  return succeeded(exchange) ? { times, exchange } : undefined;
}

/** What a list can be sorted by is undocumented, so one that is in no order, or always in the same, is passed over. */
async function checkOrder(context: ScenarioContext, list: Operation, [first]: readonly [Made, Made]): Promise<void> {
  if (!list.queryParameters.some(({ name }) => name === "sort")) return;
  const since = sinceCreationOf(first, list);
  const ascending = await timesBy(context, list, since, "created_at");
  const descending = ascending && (await timesBy(context, list, since, "-created_at"));
  if (ascending === undefined || descending === undefined) return;
  const isReversed = isFalling(ascending.times) && isFalling(descending.times.toReversed());
  context.expect(
    !isReversed,
    `${list.id} with \`sort=created_at\` begins with the newest, and with \`sort=-created_at\` with the oldest.`,
    ascending.exchange,
  );
}

/** Whether the times go from a later one to an earlier one, and never back. */
function isFalling(times: readonly number[]): boolean {
  const [newest, oldest] = [times[0], times.at(-1)];
  const isOrdered = times.every((time, at) => at === 0 || time <= (times[at - 1] ?? NaN));
  return isOrdered && newest !== undefined && oldest !== undefined && newest > oldest;
}

/** The attributes that responses show, and that lists are filtered by. */
function filteredBy({ lists, read }: Resource): string[] {
  const names = lists.flatMap(({ queryParameters }) =>
    queryParameters.flatMap(({ name }) => partsOf(name).attribute ?? []),
  );
  return [...new Set(names)].filter((name) => Object.hasOwn(attributesShownBy(read), name));
}

/** Two values that an attribute can be set to, as far from each other as can be; undefined where it takes no two. */
function valuesApart(schema: Schema | undefined): [Json, Json] | undefined {
  const values = (schema ? samples(schema, {}) : []).map(({ value }) => value).filter((value) => value !== null);
  if (values.some(isDay)) return [dayAhead("soon"), dayAhead("later")];
  const [first, last] = [values[0], values.at(-1)];
  const isFixed = schema !== undefined && (resolve(schema).enum !== undefined || typeof first === "boolean");
  return isFixed && first !== undefined && last !== undefined && first !== last ? [first, last] : undefined;
}

async function checkList(context: ScenarioContext, list: Operation, made: readonly [Made, Made]): Promise<void> {
  const requests = [...alone(context.resource, list, made), ...inPairs(list, made)];
  if (requests.length === 0) return;
  const short = await shortened(context, list, made[0]);
  const view = async ({ query, fits }: Filtered) => {
    const others = short.filter(([name]) => !query.some((pair) => pair[0] === name));
    return { query, fits, ...(await everythingIn(context, list, [...query, ...others])) };
  };
  // Reads disturb nobody, and there are many.
  for (const { query, fits, resources, last, complete } of await pMap(requests, view, { concurrency: AT_ONCE })) {
    const named = `${list.id} with ${query.map((pair) => pair.join("=")).join(" and ")}`;
    const misfit = resources.find(({ attributes }) => fits(attributes) === false);
    context.expect(
      misfit === undefined,
      `${named} holds ${misfit?.id}, which does not fit: ${shown(misfit?.attributes, query)}.`,
      misfit?.page,
    );
    for (const { id, attributes } of made) {
      if (!complete || !fits(attributes)) continue;
      context.expect(
        resources.some((resource) => resource.id === id),
        `${named} lacks ${id}, which fits: ${shown(attributes, query)}.`,
        last,
      );
    }
  }
}

type Holds = (attribute: Json, value: Json) => boolean;

/** A filtered list, and what it should hold. */
interface Filtered {
  query: Query;
  /** Undefined where nobody can tell. */
  fits(attributes: Attributes): boolean | undefined;
}

type Attributes = Readonly<Record<string, Json>>;
type Made = Awaited<ReturnType<ScenarioContext["create"]>>;

/** Each filter by itself, with each of its values. */
function alone(resource: With<"create">, list: Operation, made: readonly Made[]): Filtered[] {
  const settable = attributesTakenBy(resource.create);
  return list.queryParameters.flatMap((parameter) => {
    const { attribute = "", operator = "eq" } = partsOf(parameter.name);
    const holds = ownMember(HOLDS, operator);
    // A server cuts off a moment of its own to show it: what it compares may be later than that, within the last digit.
    const isFiner = !Object.hasOwn(settable, attribute) && OPEN_AT_ONCE.includes(operator);
    // An incident's own properties are not in the answer.
    if (holds === undefined || made.some(({ attributes }) => !Object.hasOwn(attributes, attribute))) return [];
    const held = made.map(({ attributes }) => attributes[attribute]);
    return valuesOf(parameter, held).map((value) => ({
      query: write(parameter, value)?.query ?? [],
      fits({ [attribute]: held = null }) {
        return isFiner && timeOf(held) === timeOf(value) ? undefined : holds(held, value);
      },
    }));
  });
}

/** Two filters at once: the one with a value of the first resource, the other with one of the second. */
function inPairs(list: Operation, [first, second]: readonly [Made, Made]): Filtered[] {
  const plain = list.queryParameters.flatMap((parameter) => {
    const { name } = parameter;
    const { attribute, operator } = partsOf(name);
    return attribute !== undefined && operator === undefined && Object.hasOwn(first.attributes, attribute)
      ? [{ parameter, attribute }]
      : [];
  });
  return plain.flatMap((one, at): Filtered[] => {
    const other = plain[(at + 1) % plain.length];
    if (other === undefined || other === one) return [];
    const wanted = new Map([
      [one, first.attributes[one.attribute]],
      [other, second.attributes[other.attribute]],
    ]);
    // Only a string stands in a query as it is.
    if ([...wanted.values()].some((value) => typeof value !== "string")) return [];
    return [
      {
        query: [...wanted].flatMap(([{ parameter }, value]) => write(parameter, value ?? null)?.query ?? []),
        fits: (attributes) => [...wanted].every(([{ attribute }, value]) => ownMember(attributes, attribute) === value),
      },
    ];
  });
}

/** `filter[due_date][lt]` is about an attribute and has an operator; undefined for what a name does not have. */
function partsOf(name: string): { attribute: string | undefined; operator: string | undefined } {
  const [, attribute, operator] = NAME.exec(name) ?? [];
  return { attribute, operator };
}

/** The attributes that a query is about, for a person. */
function shown(attributes: Attributes | undefined, query: Query): string {
  return query
    .map(([name]) => partsOf(name).attribute ?? "")
    .map((attribute) => `its \`${attribute}\` is ${JSON.stringify(attributes && ownMember(attributes, attribute))}`)
    .join(", ");
}

/** An enum's values, or for a time those that the resources have: its format is the server's own. */
function valuesOf({ schema }: Parameter, held: readonly (Json | undefined)[]): Json[] {
  const node = resolve(schema);
  const one = resolve(node.items ?? node);
  const texts = [...new Set(held.filter((item) => typeof item === "string"))];
  if (one.enum === undefined) return texts;
  // A list of what the resources have, too, so that each of its values counts.
  return [...samples(node, {}).map(({ value }) => value), ...(node.items ? [texts] : [])];
}
