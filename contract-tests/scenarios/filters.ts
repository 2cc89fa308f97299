import pMap from "p-map";
import { type Query, triesOf, write } from "../cases/parameters.ts";
import { samples } from "../cases/samples.ts";
import { dayAhead, leapDay } from "../cases/today.ts";
import { resolve } from "../spec/spec.ts";
import type { Operation, Parameter } from "../spec/operations.ts";
import type { Resource, With } from "../spec/resource.ts";
import { isObject, type Json, ownMember, type Schema } from "../spec/schema.ts";
import { AT_ONCE, succeeded } from "../exchange/exchange.ts";
import { isDay, memberOf, timeOf, resourcesOf } from "../exchange/document.ts";
import { attributesShownBy, attributesTakenBy } from "../spec/attributes.ts";
import { shows } from "./attributes.ts";
import { everythingIn, type Listed, shortened, sinceCreationOf } from "./pages.ts";
import { probe } from "./probe.ts";
import { only, type Scenario, type ScenarioContext } from "./scenario.ts";

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
    'Every filter keeps exactly what it says, alone, with another one and in order: all that a filtered list holds fits, and what fits is there; where responses do not show what is compared, nothing is in the list of an operator and in that of its opposite, if the spec says which values they take; 29 February is a day like the one before (RFC 3339, section 5.7). Where a list is ordered both by `created_at` and by `-created_at`, the first is the ascending order (JSON:API 1.1, "Sorting").',
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
    const made: [Made, Made] = [await context.create(valuesAt(0)), await createOnLeapDay(context, valuesAt(1))];
    for (const list of resource.lists) await checkList(context, list, made);
    for (const list of resource.lists) await checkOrder(context, list, made);
  },
};

/** Creates one with 29 February for its days, which is a day like the one before; with others where both are refused. */
async function createOnLeapDay(context: ScenarioContext, values: Attributes): Promise<Made> {
  const leap = leapDay();
  const names = Object.keys(values).filter((name) => isDay(values[name]));
  for (const day of names.length === 0 ? [] : [leap, leap.replace(/29$/, "28")]) {
    const days = Object.fromEntries(names.map((name) => [name, day]));
    const exchange = await context.request(context.resource.create, { attributes: { ...values, ...days } });
    const { id, attributes = {} } = only(exchange) ?? {};
    if (!succeeded(exchange) || id === undefined) continue;
    context.expect(day === leap, `${leap} was refused, and ${day} was not.`);
    for (const name of names)
      context.expect(
        shows(day, attributes[name]),
        `\`${name}\` was set to ${day}, but is ${JSON.stringify(attributes[name])}.`,
      );
    return { id, attributes };
  }
  return await context.create(values);
}

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
async function checkOrder(
  context: ScenarioContext,
  list: Operation,
  [first, second]: readonly [Made, Made],
): Promise<void> {
  if (!list.queryParameters.some(({ name }) => name === "sort")) return;
  const since = sinceCreationOf(first, list);
  const ascending = await timesBy(context, list, since, "created_at");
  const descending = ascending && (await timesBy(context, list, since, "-created_at"));
  if (ascending === undefined || descending === undefined) return;
  await checkOrderedFilter(context, list, { first, second, since });
  const isReversed = isFalling(ascending.times) && isFalling(descending.times.toReversed());
  context.expect(
    !isReversed,
    `${list.id} with \`sort=created_at\` begins with the newest, and with \`sort=-created_at\` with the oldest.`,
    ascending.exchange,
  );
}

/** A list that is ordered holds no more than without its order. */
async function checkOrderedFilter(
  context: ScenarioContext,
  list: Operation,
  { first, second, since }: { first: Made; second: Made; since: Query },
): Promise<void> {
  const [one] = inPairs(list, [first, first]);
  if (one === undefined || one.fits(second.attributes) !== false) return;
  const { resources, last } = await everythingIn(context, list, [...one.query, ...since, ["sort", "created_at"]]);
  const misfit = resources.find(({ attributes }) => one.fits(attributes) === false);
  context.expect(
    misfit === undefined,
    `${list.id} holds ${misfit?.id} when it is ordered, which does not fit: ${shown(misfit?.attributes, one.query)}.`,
    misfit?.page ?? last,
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
  const requests = [...alone(context.resource, list, made), ...inPairs(list, made), ...inRanges(list, made)];
  const short = await shortened(context, list, made[0]);
  await checkUnshown(context, list, { made, short });
  if (requests.length === 0) return;
  const view = async ({ query, fits }: Filtered) => {
    const others = short.filter(([name]) => !query.some((pair) => pair[0] === name));
    const listed = await everythingIn(context, list, [...query, ...others]);
    // Others may have changed it between its resources and their number.
    const again = isMiscounted(listed) ? await everythingIn(context, list, [...query, ...others]) : listed;
    return { query, fits, ...again };
  };
  // Reads disturb nobody, and there are many.
  for (const { query, fits, ...listed } of await pMap(requests, view, { concurrency: AT_ONCE })) {
    const { resources, last, complete } = listed;
    const named = `${list.id} with ${query.map((pair) => pair.join("=")).join(" and ")}`;
    context.expect(
      !isMiscounted(listed),
      `${named} holds ${resources.length}, but counts ${JSON.stringify(countedIn(listed))}.`,
      last,
    );
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

/** How many a list says that it holds in all; undefined where it does not. */
function countedIn({ last }: Listed): Json | undefined {
  const meta = memberOf(last?.response.body, "meta");
  return isObject(meta) ? meta["total_count"] : undefined;
}

function isMiscounted(listed: Listed): boolean {
  const total = countedIn(listed);
  return listed.complete && typeof total === "number" && total !== listed.resources.length;
}

/** Each operator with the one that keeps whatever it leaves out; the first has no operator in its name. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ["", "[not_eq]"],
  ["[eq]", "[not_eq]"],
  ["[in]", "[not_in]"],
  ["[gt]", "[lte]"],
  ["[gte]", "[lt]"],
];
const OF_MOMENTS = ["[gt]", "[gte]"];
interface Unshown {
  made: readonly Made[];
  short: Query;
}

/** Whatever an attribute is that responses do not show: what an operator keeps its opposite leaves out. */
async function checkUnshown(context: ScenarioContext, list: Operation, { made, short }: Unshown): Promise<void> {
  const parameters = new Map(list.queryParameters.map((parameter) => [parameter.name, parameter]));
  const attributes = new Set([...parameters.keys()].flatMap((name) => partsOf(name).attribute ?? []));
  const moment = made[0]?.attributes["created_at"] ?? null;
  // In the server's own format, and before everything.
  const moments = typeof moment === "string" ? [moment, moment.replace(/^\d{4}/, "1970")] : [];
  for (const attribute of attributes) {
    if (made.some((item) => attribute in item.attributes)) continue;
    const trials = OPPOSITES.flatMap(([operator, opposite]) => {
      const [one, other] = [operator, opposite].map((item) => parameters.get(`filter[${attribute}]${item}`));
      if (one === undefined || other === undefined) return [];
      const values = OF_MOMENTS.includes(operator) ? moments : triesOf(one).map(({ value }) => value);
      return values.map((value) => ({
        pair: [one, other],
        value,
        isTaken: OF_MOMENTS.includes(operator) || isEnum(one),
      }));
    });
    for (const { pair, value, isTaken } of trials) {
      const views = await pMap(pair, (parameter) =>
        everythingIn(context, list, [...(write(parameter, value)?.query ?? []), ...short]),
      );
      const names = pair.map(({ name }) => name).join(" and ");
      for (const { id } of views.every(({ complete }) => complete) ? made : []) {
        const count = views.filter(({ resources }) => resources.some((resource) => resource.id === id)).length;
        const seen = `${list.id} with ${names}, each with ${JSON.stringify(value)}, holds ${id} in ${count} of the two lists`;
        // What has no value is in neither where a database compares, and a value that is no one's may be ignored.
        if (count === 2 && isTaken) context.expect(false, `${seen}.`, views.at(-1)?.last);
        else if (count !== 1) context.observe({ habit: "an operator and its opposite do not share a list", seen });
      }
    }
  }
}

/** Whether the spec says which values a filter takes. */
function isEnum({ schema }: Parameter): boolean {
  const { enum: values, items } = resolve(schema);
  return values !== undefined || (items !== undefined && resolve(items).enum !== undefined);
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

/** What is between the two resources, with the one border before the other and behind it. */
function inRanges(list: Operation, [first, second]: readonly [Made, Made]): Filtered[] {
  const names = new Set(list.queryParameters.map(({ name }) => name));
  const attributes = [...new Set([...names].flatMap((name) => partsOf(name).attribute ?? []))];
  return attributes.flatMap((attribute): Filtered[] => {
    const [from, to] = [`filter[${attribute}][gte]`, `filter[${attribute}][lt]`];
    const [low, high] = [first.attributes[attribute], second.attributes[attribute]];
    const isRange = names.has(from) && names.has(to) && timeOf(low) < timeOf(high);
    if (!isRange || typeof low !== "string" || typeof high !== "string") return [];
    const query: Query = [
      [from, low],
      [to, high],
    ];
    const fits = ({ [attribute]: held }: Attributes) => timeOf(held) >= timeOf(low) && timeOf(held) < timeOf(high);
    return [query, query.toReversed()].map((query) => ({ query, fits }));
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
