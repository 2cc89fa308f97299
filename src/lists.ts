import type { operations } from "../generated/schema.d.ts";
import { type CallOptions, resultOf, unreadable } from "./call.ts";
import type { ActionItemFilter } from "./filters.ts";
import { type Flat, flatten } from "./flatten.ts";
import type { MEDIA_TYPE } from "./http-client.ts";
import { writeQuery } from "./query.ts";
import { type ResponseMetadata, type Result, unwrap } from "./result.ts";
import { sendable } from "./sendable.ts";
import type { Answer } from "./transport/answer.ts";

type ListAll = operations["listAllIncidentActionItems"];
type Query = NonNullable<ListAll["parameters"]["query"]>;
type Document = ListAll["responses"]["200"]["content"][typeof MEDIA_TYPE];

/** An action item: its `id` beside its attributes. */
export type ActionItem = Flat<Document["data"][number]>;

/** One page of a list. */
export interface ActionItemPage {
  items: ActionItem[];
  /** Which page it is, and how much there is in all; some servers do not say. */
  meta: Document["meta"];
  /** The addresses of this page and of others, as the server gave them; empty where it gave none. */
  links: Partial<Document["links"]>;
}

/** What a list can say of itself. */
export interface ListOptions extends CallOptions {
  /** Which page, 1 for the first, and how many action items a page holds. Default: the server's, which is not published. */
  page?: { number?: Query["page[number]"] | undefined; size?: Query["page[size]"] | undefined } | undefined;
  /** Related resources to add to the answer; which there are is not published. */
  include?: Query["include"] | undefined;
}

/** What a list of all incidents' action items can say of itself. */
export interface ListAllOptions extends ListOptions {
  /** Which action items. Default: all. */
  filter?: ActionItemFilter | undefined;
  /** What to order by, for example `-created_at`: with `-` in front, the other way round. Default: the server's. */
  sort?: Query["sort"] | undefined;
}

/**
 * A list that asks for nothing yet: a request is made each time that it is awaited, for one page, and while it is
 * iterated, for each page when its first item is needed.
 *
 * Iterating gives every item from the page asked for up to the last page, and holds one page at a time. It follows the
 * server's `links.next`, or `meta.next_page` where that leads to another host; leaving the loop asks for nothing more.
 * It throws what the methods throw, and an `UnreadableResponseError` when the server's pages lead elsewhere or in a
 * circle, or when more than 100 of them are empty. As with everything that can be awaited, returning it from an asynchronous function awaits it.
 *
 * @example
 * for await (const item of rootly.actionItems.list(incidentId)) console.log(item.summary);
 *
 * @example
 * const { items, meta } = await rootly.actionItems.list(incidentId, { page: { number: 2, size: 50 } });
 */
export interface ActionItemList extends AsyncIterable<ActionItem>, PromiseLike<ActionItemPage> {}

/** A list as the client itself uses it. */
export interface Listing extends ActionItemList {
  /** Asks for one page. */
  first(): Promise<Result<ActionItemPage>>;
  /** Iterates; it tells of each page's answer before it gives the first of its items. */
  each(onPage: (response: ResponseMetadata) => void): AsyncIterable<ActionItem>;
}

/** What a list sends to get a page; a failure to write the query is a failure of that call. */
type PageCall = {
  signal: AbortSignal | null;
  querySerializer: () => string;
};

/** How many pages of a list may be empty: a server can have nothing on a page, but not for ever. */
const MOST_EMPTY_PAGES = 100;

/**
 * @param get Asks for a page.
 * @param baseUrl Only links to this host are followed.
 */
export function listing(
  get: (call: PageCall) => Promise<{ response: Response }>,
  options: ListOptions | undefined,
  baseUrl: string,
  known: string,
): Listing {
  const { signal, ...query } = { ...options };
  const write = () => sendable("options", () => writeQuery(query));
  const first = () => resultOf(options, (call) => get({ ...call, querySerializer: write }), pageIn, known);
  // One generator: of two, one inside the other, the outer one would keep the page before.
  async function* each(onPage?: (response: ResponseMetadata) => void): AsyncGenerator<ActionItem> {
    const asked = new Set<string>();
    let emptyPages = 0;
    const turn = (query: string) =>
      resultOf(
        options,
        (call) => get({ ...call, querySerializer: () => query }),
        (document: Partial<Document>, answer) => {
          const page = pageIn(document, answer);
          const { items } = page;
          const next = queryAfter(page, query, baseUrl, answer);
          if (next !== undefined && asked.add(query).has(next)) throw unreadable("leads in a circle", answer);
          if (!items.length && ++emptyPages > MOST_EMPTY_PAGES) throw unreadable("has only empty pages left", answer);
          return { items, next };
        },
        known,
      );
    let query: string | undefined = write();
    while (query !== undefined) {
      const result = await turn(query);
      if (!result.ok) throw result.error;
      onPage?.(result.response);
      for (const item of result.value.items) {
        signal?.throwIfAborted();
        yield item;
      }
      query = result.value.next;
    }
  }
  return {
    first,
    each,
    then: (resolve, reject) => first().then(unwrap).then(resolve, reject),
    [Symbol.asyncIterator]: () => each(),
  };
}

/** @throws {UnreadableResponseError} when the answer holds no page. */
function pageIn({ data, meta, links }: Partial<Document>, answer: Answer): ActionItemPage {
  if (!Array.isArray(data) || !(links || meta)) throw unreadable("holds no list", answer);
  return { items: data.map((resource) => flatten(resource, answer)), meta, links: links ?? {} };
}

/**
 * The query of the next page; undefined when there is none.
 *
 * @throws {UnreadableResponseError} when the next page is elsewhere.
 */
function queryAfter(
  { meta, links }: ActionItemPage,
  query: string,
  baseUrl: string,
  answer: Answer,
): string | undefined {
  const { next_page } = Object(meta);
  const { next } = Object(links);
  // Some servers write a counter as a string; what is an object has no number.
  const counted = typeof next_page !== "object" && next_page > 0;
  // JSON:API has links as strings and as objects.
  const link: unknown = Object(next).href ?? next;
  if (typeof link === "string" && URL.canParse(link, baseUrl)) {
    const { hostname, searchParams } = new URL(link, baseUrl);
    // Only the query: the path is known. The token is for nobody else.
    if (hostname === new URL(baseUrl).hostname && (searchParams.size || !counted)) return String(searchParams);
  }
  if (counted) {
    const parameters = new URLSearchParams(query);
    parameters.set("page[number]", next_page);
    return String(parameters);
  }
  if (link || next_page) throw unreadable("leads to a next page on another host", answer);
  return undefined;
}
