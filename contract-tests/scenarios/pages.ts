import type { Query } from "../cases/queries.ts";
import type { Operation } from "../description/operations.ts";
import { isObject, type Json } from "../description/schema.ts";
import { memberOf, type ResourceObject, resourcesOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import type { Story } from "./scenario.ts";

/** What an account that many people use may hold is not walked through to its end. */
const MOST_PAGES = 20;
const LARGE_PAGE = 50;

export interface Page {
  exchange: Exchange;
  number: number;
  resources: ResourceObject[];
  links: Record<string, Json>;
  /** Undefined where the answer has none. */
  meta: Record<string, Json> | undefined;
}

/** The pages of a list, one after the other, until one says that it is the last, is empty, or is no page. */
export async function* pagesOf(
  story: Story,
  list: Operation,
  query: Query = [],
  size = LARGE_PAGE,
): AsyncGenerator<Page> {
  for (let number = 1; number <= MOST_PAGES; number++) {
    const exchange = await story.request(list, {
      query: [...query, ["page[number]", String(number)], ["page[size]", String(size)]],
    });
    if (!succeeded(exchange)) return;
    const { body } = exchange.response;
    const [links, meta] = [memberOf(body, "links"), memberOf(body, "meta")];
    const page: Page = {
      exchange,
      number,
      resources: resourcesOf(body),
      links: isObject(links) ? links : {},
      meta: isObject(meta) ? meta : undefined,
    };
    yield page;
    if (page.resources.length === 0 || isLast(page)) return;
  }
}

/** Whether nothing says that there is another page. */
export function isLast({ links, meta }: Page): boolean {
  return (links["next"] ?? null) === null && (meta?.["next_page"] ?? null) === null;
}

/** Everything that a list holds, and whether its end was reached. */
export async function everythingIn(
  story: Story,
  list: Operation,
  query: Query = [],
): Promise<{ resources: ResourceObject[]; complete: boolean }> {
  const resources: ResourceObject[] = [];
  let complete = false;
  for await (const page of pagesOf(story, list, query)) {
    resources.push(...page.resources);
    complete = page.resources.length === 0 || isLast(page);
  }
  return { resources, complete };
}
