import { filterNames } from "../generated/names.ts";
import type { operations } from "../generated/schema.d.ts";
import { type Kinds, type Known, knownOptions } from "./arguments.ts";
import { CALL, type CallOptions, type Flat, flatten, type Result, resultOf, unreadable, unwrap } from "./call.ts";
import type { MEDIA_TYPE } from "./http-client.ts";
import { writeQuery } from "./transport/url.ts";
import type { Answer, ResponseMetadata } from "./transport/response.ts";

type ListAll = operations["listAllIncidentActionItems"];
type Query = NonNullable<ListAll["parameters"]["query"]>;
type Document = ListAll["responses"]["200"]["content"][typeof MEDIA_TYPE];

/** What can be filtered by: `K` of every `filter[K]` and `filter[K][operator]`. */
type Field<Name = keyof Query> = Name extends `filter[${infer F}]${string}` ? F : never;

/** How a field can be compared: `K` of every `filter[field][K]`. */
type Operator<F extends string, Name = keyof Query> = Name extends `filter[${F}][${infer Op}]` ? Op : never;

/** What a parameter takes; never, where there is none of that name. */
type Value<Name> = Name extends keyof Query ? ReadonlyList<Query[Name]> : never;

/** Lists need not be writable. */
type ReadonlyList<Type> = Type extends unknown[] ? Readonly<Type> : Type;

/**
 * Which action items a list holds: for each field a value, or an object with operators.
 *
 * @example
 * const due: ActionItemFilter = { status: "open", priority: { in: ["high", "medium"] }, due_date: { lt: "2026-12-01" } };
 */
export type ActionItemFilter = {
  [F in Field]?: Value<`filter[${F}]`> | undefined | { [Op in Operator<F>]?: Value<`filter[${F}][${Op}]`> | undefined };
};

/** An action item: its `id` beside its attributes. */
export type ActionItem = Flat<Document["data"][number]>;

/** One page of a list. */
export interface ActionItemPage {
  items: ActionItem[];
  /** Which page it is, and how much there is in all; some servers do not say. */
  meta: Document["meta"];
  /** The addresses of this page and of others, as the server gave them; empty where it gave none. */
  links: Partial<Document["links"]>;
  response: ResponseMetadata;
  /**
   * Requests the next page; undefined after the last one.
   *
   * @throws what the methods throw, and an `UnreadableResponseError` when the server's pages lead elsewhere or in a circle,
   *   or when more than 100 of them are empty.
   */
  next(): Promise<ActionItemPage | undefined>;
}

/** The options of a list. */
export interface ListOptions extends CallOptions {
  /** Which page, 1 for the first, and how many action items a page holds. Default: the server's, which is not published. */
  page?: { number?: Query["page[number]"] | undefined; size?: Query["page[size]"] | undefined } | undefined;
  /** Related resources to include in the response; Rootly does not publish which. */
  include?: Query["include"] | undefined;
}

/** The options of a list of all incidents' action items. */
export interface ListAllOptions extends ListOptions {
  /** Which action items. Default: all. */
  filter?: ActionItemFilter | undefined;
  /** What to order by, for example `created_at`, or `-created_at` for the reverse. Default: the server's. */
  sort?: Query["sort"] | undefined;
}

/**
 * A list that makes no request until it is used. Each `await` requests one page. Iterating requests each page when its
 * first item is needed.
 *
 * Iterating gives every item from the requested page up to the last page, and holds one page at a time. It follows the
 * server's `links.next`, or `meta.next_page` where that leads to another host; after the loop is left, no request is made.
 * Pages shift when items are deleted or no longer pass the filter, and then some are never listed: use `toArray` before you
 * change them.
 *
 * It throws what a page's `next()` throws. Returning it from an asynchronous function awaits it, as for any promise.
 *
 * @example
 * for await (const item of rootly.actionItems.list(incidentId)) console.log(item.summary);
 *
 * @example
 * const { items, meta } = await rootly.actionItems.list(incidentId, { page: { number: 2, size: 50 } });
 */
export interface ActionItemList extends AsyncIterable<ActionItem>, PromiseLike<ActionItemPage> {
  /** Iterates over pages instead of items. */
  pages(): AsyncIterable<ActionItemPage>;
  /**
   * Collects items, and requests only the pages that it needs.
   *
   * @param options `limit` is the largest number of items; `Infinity` for all.
   */
  toArray(options: { limit: number }): Promise<ActionItem[]>;
}

/** What a list sends to get a page; a failure to write the query is a failure of that call. */
type PageCall = Known<CallOptions> & { querySerializer: () => string };

/** The options of a list. */
export const LIST = { ...CALL, page: { number: 1, size: 1 }, include: "" };

/** The options of a list that can be filtered. */
export const LIST_ALL = { ...LIST, filter: filterNames, sort: "" };

/** How many pages of a list may be empty: a server can have nothing on a page, but not for ever. */
const MOST_EMPTY_PAGES = 100;

/**
 * @param get Requests a page.
 * @param baseUrl Only links to this host are followed.
 * @param kinds The options that the list takes.
 */
export function listing(
  get: (call: PageCall) => Promise<{ response: Response }>,
  options: ListAllOptions | undefined,
  baseUrl: string,
  kinds: Kinds,
): { first: () => Promise<Result<ActionItemPage>>; list: ActionItemList } {
  /**
   * @param queries Those of the pages before, each with its place in the list.
   * @param query That of this page; for the first, the options say it.
   */
  const turn = (queries: Map<string, number>, emptyPages = 0, query = ""): Promise<Result<ActionItemPage>> =>
    resultOf(
      options,
      ({ page, include, filter, sort, ...call }) => {
        query ||= writeQuery({ filter, sort, page, include });
        return get({ ...call, querySerializer: () => query });
      },
      ({ data, meta, links }: Partial<Document>, answer, response) => {
        if (!Array.isArray(data) || !(links || meta)) throw unreadable("holds no list", answer);
        const items = data.map((resource) => flatten(resource, answer));
        const place = queries.size;
        queries.set(query, place);
        const next = async () => {
          const following = queryAfter(meta, links, query, baseUrl, answer);
          if (following === undefined) return undefined;
          if (Number(queries.get(following)) <= place) throw unreadable("leads in a circle", answer);
          const empty = items.length ? emptyPages : emptyPages + 1;
          if (empty > MOST_EMPTY_PAGES) throw unreadable("has empty pages only", answer);
          return unwrap(await turn(queries, empty, following));
        };
        return { items, meta, links: links ?? {}, response, next };
      },
      kinds,
    );
  const first = () => turn(new Map());
  async function* pages() {
    for (let page: ActionItemPage | undefined = unwrap(await first()); page; page = await page.next()) yield page;
  }
  // Not over `pages`: of two generators, one inside the other, the outer one would keep the page before.
  async function* items() {
    for (let page: ActionItemPage | undefined = unwrap(await first()); page; page = await page.next()) {
      for (const item of page.items) {
        options?.signal?.throwIfAborted?.();
        yield item;
      }
    }
  }
  const list = {
    then: (resolve, reject) => first().then(unwrap).then(resolve, reject),
    [Symbol.asyncIterator]: items,
    pages,
    async toArray(options) {
      const all: ActionItem[] = [];
      const { limit } = knownOptions({ ...options, limit: options?.limit ?? NaN }, { limit: 1 });
      for await (const item of limit ? items() : []) if (all.push(item) >= limit) break;
      return all;
    },
  } satisfies ActionItemList as ActionItemList;
  return { first, list };
}

/**
 * The query of the next page; undefined when there is none.
 *
 * @throws {UnreadableResponseError} when the next page is elsewhere.
 */
function queryAfter(meta: unknown, links: unknown, query: string, baseUrl: string, answer: Answer): string | undefined {
  const { next_page } = Object(meta);
  const { next } = Object(links);
  // Some servers write a counter as a string; what is an object has no number.
  const counted = typeof next_page !== "object" && next_page > 0;
  // JSON:API has links as strings and as objects.
  const link: unknown = Object(next).href ?? next;
  // Some servers have an empty one after the last page.
  if (link && typeof link === "string" && URL.canParse(link, baseUrl)) {
    const { hostname, searchParams } = new URL(link, baseUrl);
    // Only the query: the path is known. The token is for nobody else.
    if (hostname === new URL(baseUrl).hostname && (searchParams.size || !counted)) return String(searchParams);
  }
  if (counted) {
    const parameters = new URLSearchParams(query);
    parameters.set("page[number]", next_page);
    return String(parameters);
  }
  if (link || next_page) throw unreadable("leads to another host", answer);
  return undefined;
}
