import { setTimeout as sleep } from "node:timers/promises";
import type { Query } from "../cases/parameters.ts";
import type { Operation } from "../spec/operations.ts";
import { isObject, type Json } from "../spec/schema.ts";
import { memberOf, objectIn, type ResourceObject, resourcesOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { LAG_MARGIN, LONGEST_LAG_MS, LOOKS_EVERY_MS } from "../suite/read-after-write.ts";
import type { Created } from "../suite/created-resources.ts";
import type { Session } from "../suite/session.ts";
import type { ScenarioContext } from "./scenario.ts";

/** What an account that many people use may hold is not walked through to its end. */
export const MOST_PAGES = 20;
const LARGE_PAGE = 50;

export interface Page {
  exchange: Exchange;
  number: number;
  resources: ResourceObject[];
  links: Readonly<Record<string, Json>>;
  /** Undefined where the answer has none. */
  meta: Record<string, Json> | undefined;
}

/** The pages of a list, one after the other, until one says that it is the last, is empty, or is no page. */
export async function* pagesOf(
  context: ScenarioContext,
  list: Operation,
  query: Query = [],
  size = LARGE_PAGE,
): AsyncGenerator<Page> {
  for (let number = 1; number <= MOST_PAGES; number++) {
    if (number === 1) await settled(context, list);
    const request = (paging: Query) => context.request(list, { query: [...query, ...(isPaged(list) ? paging : [])] });
    const isRefused = size === LARGE_PAGE && refusing.get(context.session)?.has(list);
    let exchange = await request(pageOf(number, isRefused ? undefined : size));
    if (number === 1 && size === LARGE_PAGE && isPaged(list) && REFUSALS.includes(exchange.response.status)) {
      refusing.set(context.session, (refusing.get(context.session) ?? new Set()).add(list));
      exchange = await request(pageOf(number));
    }
    if (!succeeded(exchange)) return;
    const { body } = exchange.response;
    const meta = memberOf(body, "meta");
    const page: Page = {
      exchange,
      number,
      resources: resourcesOf(body),
      links: objectIn(body, "links"),
      meta: isObject(meta) ? meta : undefined,
    };
    yield page;
    if (page.resources.length === 0 || isLast(page) || !isPaged(list)) return;
  }
}

const REFUSALS = [400, 422];
/** The lists that refuse large pages: they give as many as they like. */
const refusing = new WeakMap<Session, Set<Operation>>();

const pageOf = (number: number, size?: number): Query => [
  ["page[number]", String(number)],
  ...(size === undefined ? [] : [["page[size]", String(size)] as const]),
];

/** Whether a request can name one page of a list, and its size. */
export function isPaged({ queryParameters }: Operation): boolean {
  return pageOf(1, 1).every(([name]) => queryParameters.some((parameter) => parameter.name === name));
}

/** Whether nothing says that there is another page. */
export function isLast({ links, meta }: Page): boolean {
  return (links["next"] ?? null) === null && (meta?.["next_page"] ?? null) === null;
}

/** A resource in a list, and the page that shows it. */
export interface ListedResource extends ResourceObject {
  page: Exchange;
}

/** What a list holds. */
export interface Listed {
  resources: ListedResource[];
  /** The last page that was answered; undefined when none was. */
  last: Exchange | undefined;
  /** Whether its end was reached. */
  complete: boolean;
  /** How many the longest page held: no server has to give as many as the request names. */
  longest: number;
}

/** Everything that a list holds, page by page. */
export async function everythingIn(context: ScenarioContext, list: Operation, query: Query = []): Promise<Listed> {
  const resources: ListedResource[] = [];
  let last: Exchange | undefined;
  let complete = false;
  let longest = 0;
  for await (const page of pagesOf(context, list, query)) {
    last = page.exchange;
    resources.push(...page.resources.map((resource) => ({ ...resource, page: page.exchange })));
    complete = page.resources.length === 0 || isLast(page);
    longest = Math.max(longest, page.resources.length);
  }
  return { resources, last, complete, longest };
}

/** What keeps a list to one page or so: nothing where it is that short; otherwise what was created earlier is kept out. */
export async function shortened(
  context: ScenarioContext,
  list: Operation,
  first: Pick<ResourceObject, "attributes">,
): Promise<Query> {
  for await (const page of pagesOf(context, list)) return isLast(page) ? [] : sinceCreationOf(first, list);
  return [];
}

/** What keeps out of a list what was there before a resource was created; nothing where the list has no such filter. */
export function sinceCreationOf({ attributes }: Pick<ResourceObject, "attributes">, list: Operation): Query {
  const created = attributes["created_at"];
  if (typeof created !== "string") return [];
  return list.queryParameters.filter(({ name }) => name === SINCE).map(({ name }) => [name, created]);
}

const SINCE = "filter[created_at][gte]";

const READ_METHODS = ["GET", "HEAD"];

/** By how many milliseconds each list of a server was seen to lag behind, found out once. */
const lags = new WeakMap<Session, Map<Operation, Promise<number>>>();

/**
 * Waits until a list can be expected to show what was written last: one that is read from a replica or a search index
 * lags behind, and no document says that it must not.
 */
async function settled(context: ScenarioContext, list: Operation): Promise<void> {
  const lag = await lagOf(context, list);
  if (lag === 0) return;
  context.observe({ habit: "lists lag behind what was written", seen: `${list.id} by ${lag} ms` });
  const written = Math.max(context.startedAt, ...context.exchanges.filter(isWrite).map(endOf));
  await sleep(Math.max(0, written + lag * LAG_MARGIN - Date.now()));
}

async function lagOf({ session, left, lastCreated }: ScenarioContext, list: Operation): Promise<number> {
  const known = lags.get(session) ?? new Map<Operation, Promise<number>>();
  lags.set(session, known);
  // What is gone again is in no list.
  if (!known.has(list) && lastCreated !== undefined && left.includes(lastCreated.id))
    known.set(
      list,
      // A filtered list can come from another place: a search index.
      Promise.all(
        [[], sinceCreationOf(lastCreated, list)]
          .filter((query, at) => at === 0 || query.length > 0)
          .map((query) => measure(session, list, lastCreated, query)),
      ).then((lags) => Math.max(...lags)),
    );
  // One that was read after another had caught up seems not to lag.
  return Math.max(0, ...(await Promise.all(known.values())));
}

async function measure(session: Session, list: Operation, { id, exchanges }: Created, query: Query): Promise<number> {
  const begin = Date.now();
  const created = Math.max(...exchanges.map(endOf));
  for (let isFirst = true; Date.now() - begin < LONGEST_LAG_MS; isFirst = false) {
    if (!isFirst) await sleep(LOOKS_EVERY_MS);
    const isThere = await holds(session, list, id, query);
    if (isThere === undefined) return 0;
    if (isThere) return isFirst ? 0 : Date.now() - created;
  }
  return 0;
}

/** Whether a list holds something; undefined when it is too long to tell, or cannot be read. */
async function holds(session: Session, list: Operation, id: string, query: Query): Promise<boolean | undefined> {
  const hasPages = list.queryParameters.some(({ name }) => name === "page[number]");
  for (let number = 1; number <= MOST_PAGES; number++) {
    const paging: Query = hasPages ? [["page[number]", String(number)]] : [];
    const { exchange } = await session.request(list, { query: [...query, ...paging] });
    const resources = resourcesOf(exchange.response.body);
    // A server may refuse a page behind the last.
    if (!succeeded(exchange)) return number === 1 ? undefined : false;
    if (resources.some((resource) => resource.id === id)) return true;
    if (resources.length === 0 || !hasPages) return false;
  }
  return undefined;
}

const isWrite = ({ request }: Exchange): boolean => !READ_METHODS.includes(request.method);
const endOf = ({ startedAt, duration }: Exchange): number => startedAt + duration;
