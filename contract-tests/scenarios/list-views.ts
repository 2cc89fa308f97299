import type { Query } from "../cases/parameters.ts";
import { differences } from "../checks/kept.ts";
import { numberIn } from "../checks/agreement.ts";
import { objectIn, resourcesOf, timeOf } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import type { Operation } from "../spec/operations.ts";
import { type Json, ownMember } from "../spec/schema.ts";
import { everythingIn, isPaged, type ListedResource, pagesOf, sinceCreationOf } from "./pages.ts";
import { probe } from "./probe.ts";
import type { ScenarioContext } from "./scenario.ts";

export type Attributes = Readonly<Record<string, Json>>;
export type Made = Awaited<ReturnType<ScenarioContext["create"]>>;

/** A filtered list, and what it should hold. */
export interface Filtered {
  query: Query;
  /** Undefined where nobody can tell. */
  fits(attributes: Attributes): boolean | undefined;
}

/** What a list shows of a resource is what its creation has shown, however the list is filtered, ordered and paged. */
export function expectShown(
  context: ScenarioContext,
  named: string,
  resources: readonly ListedResource[],
  made: readonly Pick<Made, "id" | "attributes">[],
): void {
  for (const { id, attributes } of made) {
    const listed = resources.find((resource) => resource.id === id);
    const [difference] = listed ? differences(context.resource, attributes, listed.attributes, ["updated_at"]) : [];
    context.expect(difference === undefined, `In ${named}, of ${id}, ${difference}.`, listed?.page);
  }
}

/** How many pages of one are read: what was created last is on one of the first, or of the last. */
const MOST_PAGES = 8;

/** Pages of one show each as its creation has. */
export async function checkPages(
  context: ScenarioContext,
  list: Operation,
  made: readonly [Made, Made],
): Promise<void> {
  if (!isPaged(list)) return;
  for await (const { exchange, number, resources } of pagesOf(context, list, sinceCreationOf(made[0], list), 1)) {
    const shown = resources.map((resource) => ({ ...resource, page: exchange }));
    expectShown(context, `page ${number} of ${list.id}`, shown, made);
    if (number >= MOST_PAGES) return;
  }
}

/** The times of a list in the order of a sort field, or in its own; undefined where that is refused. */
async function timesBy(context: ScenarioContext, list: Operation, query: Query, field?: string) {
  const sorted = [...query, ...(field === undefined ? [] : [["sort", field] as const])];
  const exchange = await probe(context, {
    operation: list,
    query: String(new URLSearchParams(sorted.map((pair) => [...pair]))),
  });
  const times = resourcesOf(exchange.response.body).map(({ attributes }) => timeOf(attributes["created_at"]));
  return succeeded(exchange) ? { times, exchange } : undefined;
}

/**
 * What a list can be sorted by is undocumented, so one that is in no order, or always in the same, is passed over.
 *
 * @param one A filter that the first of the two fits.
 */
export async function checkOrder(
  context: ScenarioContext,
  list: Operation,
  { made, one }: { made: readonly [Made, Made]; one: Filtered | undefined },
): Promise<void> {
  if (!list.queryParameters.some(({ name }) => name === "sort")) return;
  const since = sinceCreationOf(made[0], list);
  const [plain, ascending, descending] = [
    await timesBy(context, list, since),
    await timesBy(context, list, since, "created_at"),
    await timesBy(context, list, since, "-created_at"),
  ];
  if (plain === undefined || ascending === undefined || descending === undefined) return;
  if (one !== undefined) await checkOrderedFilter(context, list, { made, one, since });
  const [own, up, down] = [plain, ascending, descending].map(({ times }) => directionOf(times));
  context.expect(
    !(up === "falling" && down === "rising"),
    `${list.id} with \`sort=created_at\` begins with the newest, and with \`sort=-created_at\` with the oldest.`,
    ascending.exchange,
  );
  context.expect(
    own === undefined || up === undefined || up !== down || own === up,
    `${list.id} is ${up} with \`sort=created_at\` and with \`sort=-created_at\`, and ${own} without.`,
    descending.exchange,
  );
  if (up === "rising" && down === "falling" && isPaged(list)) await checkFirst(context, list, { made, since });
}

/** What is ordered is the list, not its pages: the first page of one begins with the first, or the last, of all. */
async function checkFirst(
  context: ScenarioContext,
  list: Operation,
  { made, since }: { made: readonly [Made, Made]; since: Query },
): Promise<void> {
  const [first, last] = made.map(({ attributes }) => timeOf(attributes["created_at"]));
  for (const [field, border = NaN] of [
    ["created_at", first],
    ["-created_at", last],
  ] as const) {
    const page = await timesBy(context, list, [...since, ["page[number]", "1"], ["page[size]", "1"]], field);
    const [time = NaN] = page?.times ?? [];
    const isBehind = field === "created_at" ? time > border : time < border;
    context.expect(
      !isBehind,
      `${list.id} with \`sort=${field}\` begins with ${new Date(time).toISOString()} on a page of one, although there is one of ${new Date(border).toISOString()}: its pages are in order, the list is not.`,
      page?.exchange,
    );
    const { next } = objectIn(page?.exchange.response.body, "links");
    context.expect(
      numberIn(next) === undefined || typeof next !== "string" || new URL(next).searchParams.has("sort"),
      `${list.id} with \`sort=${field}\` links to a next page without it: ${JSON.stringify(next)}.`,
      page?.exchange,
    );
  }
}

/** A list that is ordered holds no more than without its order. */
async function checkOrderedFilter(
  context: ScenarioContext,
  list: Operation,
  { made, one, since }: { made: readonly [Made, Made]; one: Filtered; since: Query },
): Promise<void> {
  if (one.fits(made[1].attributes) !== false) return;
  const { resources, last } = await everythingIn(context, list, [...one.query, ...since, ["sort", "created_at"]]);
  expectShown(context, `${list.id} in order`, resources, made);
  const misfit = resources.find(({ attributes }) => one.fits(attributes) === false);
  context.expect(
    misfit === undefined,
    `${list.id} holds ${misfit?.id} when it is ordered, which does not fit: ${about(misfit?.attributes, one.query)}.`,
    misfit?.page ?? last,
  );
}

/** The attributes that a query is about, for a person. */
export function about(attributes: Attributes | undefined, query: Query): string {
  return query
    .map(([name]) => /^filter\[(\w+)\]/.exec(name)?.[1] ?? "")
    .map((attribute) => `its \`${attribute}\` is ${JSON.stringify(attributes && ownMember(attributes, attribute))}`)
    .join(", ");
}

/** Whether times go from an earlier one to a later one and never back, or the other way; undefined where neither holds. */
function directionOf(times: readonly number[]): "rising" | "falling" | undefined {
  const isFalling = (some: readonly number[]) =>
    some.every((time, at) => at === 0 || time <= (some[at - 1] ?? NaN)) && (some[0] ?? NaN) > (some.at(-1) ?? NaN);
  if (isFalling(times)) return "falling";
  return isFalling(times.toReversed()) ? "rising" : undefined;
}
