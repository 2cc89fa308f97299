import type { components } from "../../generated/schema.d.ts";

type Schemas = components["schemas"];

/** One page of a list, with what the envelope says of the others. */
export interface Page<Item> {
  items: Item[];
  links: Schemas["PaginationLinks"];
  meta: Schemas["PaginationMeta"];
}

/** The page that a URL asks for, with absolute links to the others. What is no positive integer counts as not said. */
export function pageOf<Item>(all: readonly Item[], url: URL, defaultSize: number): Page<Item> {
  const size = positive(url, "page[size]") ?? defaultSize;
  const number = positive(url, "page[number]") ?? 1;
  // As seen: a list of nothing has one page.
  const last = Math.max(1, Math.ceil(all.length / size));
  const prev = number > 1 && number <= last ? number - 1 : null;
  const next = number < last ? number + 1 : null;
  const link = (page: number) => {
    const to = new URL(url);
    // Setting a parameter encodes all of them, brackets too.
    to.searchParams.set("page[number]", String(page));
    to.searchParams.set("page[size]", String(size));
    return to.href;
  };
  return {
    items: all.slice((number - 1) * size, number * size),
    links: {
      self: link(number),
      first: link(1),
      prev: prev === null ? null : link(prev),
      next: next === null ? null : link(next),
      last: link(last),
    },
    meta: {
      ...{ current_page: number, next_page: next, prev_page: prev },
      ...{ total_count: all.length, total_pages: last, next_cursor: null },
    },
  };
}

function positive(url: URL, name: string): number | undefined {
  const value = Number(url.searchParams.get(name));
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
