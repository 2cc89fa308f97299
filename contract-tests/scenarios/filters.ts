import pMap from "p-map";
import { type Query, write } from "../cases/parameters.ts";
import { samples } from "../cases/samples.ts";
import { dayAhead, halfYearAhead, leapDay } from "../cases/today.ts";
import { resolve } from "../spec/spec.ts";
import type { Operation, Parameter } from "../spec/operations.ts";
import type { Resource, With } from "../spec/resource.ts";
import { isObject, type Json, ownMember, type Schema } from "../spec/schema.ts";
import { AT_ONCE, succeeded } from "../exchange/exchange.ts";
import { isDay, memberOf, timeOf, resourcesOf } from "../exchange/document.ts";
import { attributesShownBy, attributesTakenBy } from "../spec/attributes.ts";
import { filled, shows } from "./attributes.ts";
import { about, type Attributes, checkOrder, checkPages, expectShown, type Filtered, type Made } from "./list-views.ts";
import { everythingIn, type Listed, shortened } from "./pages.ts";
import { probe } from "./probe.ts";
import { checkTogether, checkUnshown, partsOf } from "./unshown-filters.ts";
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

export const filters: Scenario<"create"> = {
  name: "filters",
  definition:
    'Every filter keeps exactly what matches, alone, beside another filter and with an order: everything in a filtered list matches, and everything that matches is there. If responses do not show the value that is compared, an operator and its opposite share no resource, as far as the spec says which values they take, and a filter keeps the same beside another one as alone. A moment is the same in any offset (RFC 3339, section 4.1). A list shows what the creation showed, whatever its filters and order. 29 February is a day like the one before (RFC 3339, section 5.7). `created_at` is the ascending order and `-created_at` the reverse, and a list that supports the first supports the second; the whole list is ordered, not each page, and its links keep the order (JSON:API 1.1, "Sorting", "Pagination").',
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
    // One in summer and one in winter, the earlier first; 29 February is a day like the one before.
    const days = [[halfYearAhead()], [leapDay(), leapDay().replace(/29$/, "28")]];
    const [sooner = [], later = []] = days.sort();
    const full = filled(resource.create, context.session.target.known);
    const made: [Made, Made] = [
      await createOn(context, { ...full, ...valuesAt(0) }, sooner),
      await createOn(context, valuesAt(1), later),
    ];
    for (const list of resource.lists) await checkList(context, list, made);
    for (const list of resource.lists) await checkTogether(context, list, made);
    for (const list of resource.lists) await checkMoments(context, list, made[0]);
    for (const list of resource.lists)
      await checkOrder(context, list, { made, one: inPairs(list, [made[0], made[0]])[0] });
    for (const list of resource.lists) await checkPages(context, list, made);
  },
};

/** Creates one with the first of these days for its own that is taken; where none is, with those that it has. */
async function createOn(context: ScenarioContext, values: Attributes, days: readonly string[]): Promise<Made> {
  const names = Object.keys(values).filter((name) => isDay(values[name]));
  for (const [at, day] of names.length === 0 ? [] : days.entries()) {
    const ofDay = Object.fromEntries(names.map((name) => [name, day]));
    const exchange = await context.request(context.resource.create, { attributes: { ...values, ...ofDay } });
    const { id, attributes = {} } = only(exchange) ?? {};
    if (!succeeded(exchange) || id === undefined) continue;
    context.expect(at === 0, `${days[0]} was refused, and ${day} was not.`);
    for (const name of names)
      context.expect(
        shows(day, attributes[name]),
        `\`${name}\` was set to ${day}, but is ${JSON.stringify(attributes[name])}.`,
      );
    return { id, attributes };
  }
  return await context.create(values);
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
      `${named} holds ${misfit?.id}, which does not fit: ${about(misfit?.attributes, query)}.`,
      misfit?.page,
    );
    expectShown(context, named, resources, made);
    for (const { id, attributes } of made) {
      if (!complete || !fits(attributes)) continue;
      context.expect(
        resources.some((resource) => resource.id === id),
        `${named} lacks ${id}, which fits: ${about(attributes, query)}.`,
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

/** In minutes: no server is likely to be in that zone. */
const OTHER_OFFSET = { minutes: 345, text: "+05:45" };

/** A moment is the same in whichever offset it is written (RFC 3339, section 4.1). */
async function checkMoments(context: ScenarioContext, list: Operation, { id, attributes }: Made): Promise<void> {
  const moment = attributes["created_at"] ?? null;
  const time = timeOf(moment);
  const [from, to] = ["filter[created_at][gte]", "filter[created_at][lt]"];
  const hasBoth = [from, to].every((name) => list.queryParameters.some((parameter) => parameter.name === name));
  if (Number.isNaN(time) || !hasBoth) return;
  const shifted = new Date(time + OTHER_OFFSET.minutes * 60_000).toISOString().replace("Z", OTHER_OFFSET.text);
  for (const written of [new Date(time).toISOString(), shifted])
    for (const name of [from, to]) {
      const exchange = await probe(context, { operation: list, query: String(new URLSearchParams([[name, written]])) });
      const isThere = resourcesOf(exchange.response.body).some((resource) => resource.id === id);
      const next = memberOf(exchange.response.body, "links");
      const isWhole = succeeded(exchange) && (!isObject(next) || (next["next"] ?? null) === null);
      context.expect(
        !isWhole || isThere === (name === from),
        `${list.id} with ${name}=${written} ${isThere ? "holds" : "lacks"} ${id}, which was created at ${JSON.stringify(moment)}.`,
        exchange,
      );
    }
}

type Holds = (attribute: Json, value: Json) => boolean;

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

/** An enum's values, or for a time those that the resources have: its format is the server's own. */
function valuesOf({ schema }: Parameter, held: readonly (Json | undefined)[]): Json[] {
  const node = resolve(schema);
  const one = resolve(node.items ?? node);
  const texts = [...new Set(held.filter((item) => typeof item === "string"))];
  if (one.enum === undefined) return texts;
  // A list of what the resources have, too, so that each of its values counts.
  return [...samples(node, {}).map(({ value }) => value), ...(node.items ? [texts, [...one.enum]] : [])];
}
