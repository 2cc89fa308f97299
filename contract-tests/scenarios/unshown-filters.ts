import pMap from "p-map";
import { type Query, triesOf, write } from "../cases/parameters.ts";
import { AT_ONCE } from "../exchange/exchange.ts";
import type { Operation, Parameter } from "../spec/operations.ts";
import { ownMember } from "../spec/schema.ts";
import { resolve } from "../spec/spec.ts";
import { about, type Filtered, type Made } from "./list-views.ts";
import { everythingIn, type Listed, sinceCreationOf } from "./pages.ts";
import { probe } from "./probe.ts";
import type { ScenarioContext } from "./scenario.ts";

const NAME = /^filter\[(\w+)\](?:\[(\w+)\])?$/;

/** `filter[due_date][lt]` is about an attribute and has an operator; undefined for what a name does not have. */
export function partsOf(name: string): { attribute: string | undefined; operator: string | undefined } {
  const [, attribute, operator] = NAME.exec(name) ?? [];
  return { attribute, operator };
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
export async function checkUnshown(context: ScenarioContext, list: Operation, { made, short }: Unshown): Promise<void> {
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

/** Filters by what responses show and by what they do not, at once, and in order: each keeps what it keeps alone. */
export async function checkTogether(
  context: ScenarioContext,
  list: Operation,
  [first, second]: readonly [Made, Made],
): Promise<void> {
  const since = sinceCreationOf(first, list);
  const shown = [...plainOnes(list, first), { query: since, fits: () => true }];
  for (const unshown of unshownIn(list, first)) {
    const ordered = [...unshown, ["sort", "created_at"] as const].map((pair) => [...pair]);
    await probe(context, { operation: list, query: String(new URLSearchParams(ordered)) });
    const alone = await everythingIn(context, list, [...since, ...unshown]);
    const views = await pMap(
      shown,
      async ({ query, fits }) => ({
        query,
        fits,
        both: await everythingIn(context, list, [...since, ...(query === since ? [] : query), ...unshown]),
      }),
      { concurrency: AT_ONCE },
    );
    for (const { query, fits, both } of views)
      for (const { id, attributes } of alone.complete && both.complete ? [first, second] : []) {
        const isIn = ({ resources }: Listed) => resources.some((resource) => resource.id === id);
        const named = `${list.id} with ${[...query, ...unshown].map((pair) => pair.join("=")).join(" and ")}`;
        const isExpected = isIn(alone) && fits(attributes) === true;
        context.expect(
          isIn(both) === isExpected,
          `${named} ${isIn(both) ? "holds" : "lacks"} ${id}, which ${isIn(alone) ? "fits" : "does not fit"} the last of these: ${about(attributes, query)}.`,
          both.last,
        );
      }
  }
}

/** Each filter without an operator, with the value of a resource. */
function plainOnes(list: Operation, { attributes }: Made): Filtered[] {
  return list.queryParameters.flatMap((parameter) => {
    const { attribute = "", operator } = partsOf(parameter.name);
    const value = operator === undefined ? ownMember(attributes, attribute) : undefined;
    const query = typeof value === "string" ? write(parameter, value)?.query : undefined;
    return query === undefined ? [] : [{ query, fits: (others) => ownMember(others, attribute) === value }];
  });
}

/** A filter for each attribute and operator that responses do not show the values of. */
function unshownIn(list: Operation, { attributes }: Made): Query[] {
  return list.queryParameters.flatMap((parameter) => {
    const { attribute, operator } = partsOf(parameter.name);
    if (attribute === undefined || Object.hasOwn(attributes, attribute)) return [];
    const value = operator === undefined ? triesOf(parameter)[0]?.value : attributes["created_at"];
    const isMeant = operator === undefined || OF_MOMENTS.includes(`[${operator}]`);
    const query = isMeant && value !== undefined ? write(parameter, value)?.query : undefined;
    return query === undefined ? [] : [query];
  });
}

/** Whether the spec says which values a filter takes. */
function isEnum({ schema }: Parameter): boolean {
  const { enum: values, items } = resolve(schema);
  return values !== undefined || (items !== undefined && resolve(items).enum !== undefined);
}
