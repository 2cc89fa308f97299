import type { Operation } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import { isObject, type Json } from "../../spec/schema.ts";
import { type Fault, sources } from "../fault.ts";
import {
  type Answer,
  type Interference,
  interfering,
  isSuccess,
  type Members,
  parsed,
  type Received,
  withAttributes,
  withDocument,
} from "../interference.ts";

type Page = { number: number; data: Json[]; links: Members; meta: Members; isNamed: boolean };

/** What is done to the document of a page. */
const PAGES: Readonly<Record<string, (page: Page) => Partial<Page>>> = {
  "leaves a gap between pages": ({ number, data }) => (number > 1 ? { data: data.slice(1) } : {}),
  "gives one too few": ({ data, meta }) => (meta["next_page"] === null ? {} : { data: data.slice(0, -1) }),
  "gives one twice": ({ data }) => ({ data: [...data, ...data.slice(-1)] }),
  "gives nothing on the first page": ({ number }) => (number === 1 ? { data: [] } : {}),
  "gives nothing on the last page": ({ meta, number }) =>
    meta["next_page"] === null && number > 1 ? { data: [] } : {},
  "counts one too many": ({ meta }) => ({ meta: { ...meta, total_count: Number(meta["total_count"]) + 1 } }),
  "counts the page only": ({ data, meta }) => ({ meta: { ...meta, total_count: data.length } }),
  "counts nothing where no page is named": ({ meta, isNamed }) =>
    isNamed ? {} : { meta: { ...meta, total_count: 0 } },
  "counts nothing": ({ meta }) => ({ meta: { ...meta, total_count: 0 } }),
  "counts one page too many": ({ meta }) => ({ meta: { ...meta, total_pages: Number(meta["total_pages"]) + 1 } }),
  "counts one page": ({ meta }) => ({ meta: { ...meta, total_pages: 1 } }),
  "counts pages from zero": ({ number, meta }) => ({ meta: { ...meta, current_page: number - 1 } }),
  "calls every page the first": ({ meta }) => ({ meta: { ...meta, current_page: 1 } }),
  "has no end": ({ number, meta, links }) => ({
    meta: { ...meta, next_page: number + 1 },
    links: { ...links, next: withPage(links["self"], number + 1) },
  }),
  "has a next page after the last": ({ number, meta }) => ({
    meta: { ...meta, next_page: meta["next_page"] ?? number + 1 },
  }),
  "says that every page is the last": ({ meta, links }) => ({
    meta: { ...meta, next_page: null },
    links: { ...links, next: null },
  }),
  "skips a page": ({ number, meta }) =>
    meta["next_page"] === null ? {} : { meta: { ...meta, next_page: number + 2 } },
  "has a page before the first": ({ meta }) => ({ meta: { ...meta, prev_page: meta["prev_page"] ?? 0 } }),
  "has no page before the second": ({ meta }) => ({ meta: { ...meta, prev_page: null } }),
  "links to itself as the next": ({ links }) =>
    links["next"] === null ? {} : { links: { ...links, next: links["self"] ?? null } },
  "links to the page after the next": ({ number, links }) =>
    links["next"] === null ? {} : { links: { ...links, next: withPage(links["next"], number + 2) } },
  "does not link to the next": ({ links }) => ({ links: { ...links, next: null } }),
  "links to a next page after the last": ({ number, links }) => ({
    links: { ...links, next: links["next"] ?? withPage(links["self"], number + 1) },
  }),
  "links to a page before the first": ({ links }) => ({
    links: { ...links, prev: links["prev"] ?? links["self"] ?? null },
  }),
  "does not link to the page before": ({ links }) => ({ links: { ...links, prev: null } }),
  "links to another page before": ({ links, number }) =>
    number > 1 ? { links: { ...links, prev: withPage(links["self"], number) } } : {},
  "links to another page than the first": ({ links }) => ({ links: { ...links, first: withPage(links["first"], 2) } }),
  "links to another page than the last": ({ links }) => ({ links: { ...links, last: links["first"] ?? null } }),
  "links to another page as itself": ({ links, number }) => ({
    links: { ...links, self: withPage(links["self"], number + 1) },
  }),
  "forgets the size in its links": ({ links }) => ({
    links: Object.fromEntries(Object.entries(links).map(([name, link]) => [name, without(link, "page[size]")])),
  }),
};

/** What is done to the request for a page. */
const REQUESTS: Readonly<Record<string, (query: URLSearchParams) => void>> = {
  "ignores the size": (query) => query.delete("page[size]"),
  "ignores the number": (query) => query.delete("page[number]"),
  "has a size of its own": (query) => query.set("page[size]", "1"),
  "gives one too many": (query) => change(query, "page[size]", 1),
  "counts pages from zero in its requests": (query) => change(query, "page[number]", 1),
};

function change(query: URLSearchParams, name: string, by: number): void {
  if (query.has(name)) query.set(name, String(Number(query.get(name)) + by));
}

export function paginationFaults(): Fault[] {
  const fault = (operator: string, list: Operation, begin: () => Interference): Fault => ({
    area: "pagination",
    operator,
    place: list.id,
    wrap: interfering(begin),
  });
  return resource.lists.flatMap((list) => [
    ...Object.entries(PAGES).map(([operator, alter]) =>
      fault(operator, list, () => async (received, next) => {
        const answer = await next(received);
        return received.operation === list && isSuccess(answer) ? withPageChanged(answer, received, alter) : answer;
      }),
    ),
    ...Object.entries(REQUESTS).map(([operator, alter]) =>
      fault(operator, list, () => (received, next) => {
        if (received.operation !== list) return next(received);
        const url = new URL(received.url);
        alter(url.searchParams);
        return next({ ...received, url });
      }),
    ),
    ...(list.queryParameters.some(({ name }) => name === "sort")
      ? [
          {
            ...fault("ignores the minus of an order", list, () => (received, next) => {
              const url = new URL(received.url);
              const sort = url.searchParams.get("sort");
              if (received.operation !== list || sort === null) return next(received);
              url.searchParams.set("sort", sort.replace("-", ""));
              return next({ ...received, url });
            }),
            source: sources.minus,
          },
          {
            ...fault("sorts each page by itself", list, () => async (received, next) => {
              const url = new URL(received.url);
              const sort = url.searchParams.get("sort");
              if (received.operation !== list || sort === null) return next(received);
              url.searchParams.delete("sort");
              const sign = sort.startsWith("-") ? -1 : 1;
              const createdAt = (item: Json) =>
                isObject(item) && isObject(item["attributes"])
                  ? Date.parse(String(item["attributes"]["created_at"]))
                  : 0;
              return withPageChanged(await next({ ...received, url }), received, ({ data, links }) => ({
                data: data.toSorted((one, other) => sign * (createdAt(one) - createdAt(other))),
                links: withQueries(links, (query) => query.set("sort", sort)),
              }));
            }),
            source: sources.pagedFirst,
          },
          {
            ...fault(
              "links to pages without its order",
              list,
              () => async (received, next) =>
                received.operation === list
                  ? withPageChanged(await next(received), received, ({ links }) => ({
                      links: withQueries(links, (query) => query.delete("sort")),
                    }))
                  : next(received),
            ),
            source: sources.unsortedLinks,
          },
          fault("sorts the other way round", list, () => (received, next) => {
            const url = new URL(received.url);
            const sort = url.searchParams.get("sort");
            if (received.operation !== list || sort === null) return next(received);
            url.searchParams.set("sort", sort.startsWith("-") ? sort.slice(1) : `-${sort}`);
            return next({ ...received, url });
          }),
        ]
      : []),
    ...(list.queryParameters.some(({ name }) => name.startsWith("filter["))
      ? [
          {
            ...fault(
              "links to pages without its filters",
              list,
              () => async (received, next) =>
                received.operation === list
                  ? withPageChanged(await next(received), received, ({ links }) => ({
                      links: withQueries(links, (query) => {
                        for (const name of [...query.keys()]) if (name.startsWith("filter[")) query.delete(name);
                      }),
                    }))
                  : next(received),
            ),
            source: sources.unfilteredLinks,
          },
        ]
      : []),
    {
      ...fault(
        "links to another path",
        list,
        () => async (received, next) =>
          received.operation === list
            ? withPageChanged(await next(received), received, ({ links }) => ({
                links: Object.fromEntries(
                  Object.entries(links).map(([name, link]) => [
                    name,
                    typeof link === "string" ? link.replace(/\/(?=\w+\?)/, "/recent_") : link,
                  ]),
                ),
              }))
            : next(received),
      ),
      source: sources.unfilteredLinks,
    },
    {
      ...fault("heeds the size beside a number only", list, () => (received, next) => {
        const url = new URL(received.url);
        if (received.operation === list && !url.searchParams.has("page[number]")) url.searchParams.delete("page[size]");
        return next({ ...received, url });
      }),
      source: sources.pageSizeAlone,
    },
    {
      ...fault("gives two where one is asked for", list, () => (received, next) => {
        const url = new URL(received.url);
        if (received.operation === list && url.searchParams.get("page[size]") === "1")
          url.searchParams.set("page[size]", "2");
        return next({ ...received, url });
      }),
      source: sources.pagesOfOne,
    },
    fault("leads from a page without a number to the first", list, () => async (received, next) => {
      const answer = await next(received);
      if (received.operation !== list || received.url.searchParams.has("page[number]")) return answer;
      return withPageChanged(answer, received, ({ links }) =>
        typeof links["next"] === "string" ? { links: { ...links, next: withPage(links["next"], 1) } } : {},
      );
    }),
    fault("keeps the size of a page for the next request", list, () => {
      let size = "";
      return (received, next) => {
        const url = new URL(received.url);
        if (received.operation !== list) return next(received);
        size = url.searchParams.get("page[size]") ?? size;
        if (size !== "") url.searchParams.set("page[size]", size);
        return next({ ...received, url });
      };
    }),
    {
      ...fault("links to page 0 where it holds nothing", list, () => async (received, next) => {
        const answer = await next(received);
        if (received.operation !== list || !isSuccess(answer)) return answer;
        return withPageChanged(answer, received, ({ data, links }) =>
          data.length > 0 ? {} : { links: { ...links, last: withPage(links["self"] ?? links["first"], 0) } },
        );
      }),
      source: sources.emptyPages,
    },
    {
      ...fault("shows less on later pages", list, () => async (received, next) => {
        const answer = await next(received);
        const isLater = received.operation === list && Number(received.url.searchParams.get("page[number]")) > 1;
        return isLater
          ? withAttributes(answer, (held) => ({ ...held, description: null, priority: "medium" }))
          : answer;
      }),
      source: sources.laterPages,
    },
    fault("refuses every page but the first", list, () => async (received, next) => {
      const answer = await next(received);
      const isOther = received.operation === list && Number(received.url.searchParams.get("page[number]")) > 1;
      if (!isOther) return answer;
      return { ...answer, status: 404, body: JSON.stringify({ errors: [{ title: "Not found", status: "404" }] }) };
    }),
    fault("gives the end of a page again on the next", list, () => async (received, next) => {
      const answer = await next(received);
      const number = Number(received.url.searchParams.get("page[number]") ?? "1");
      if (received.operation !== list || !isSuccess(answer) || number < 2) return answer;
      const url = new URL(received.url);
      url.searchParams.set("page[number]", String(number - 1));
      const before = parsed((await next({ ...received, url })).body);
      const end = isObject(before) && Array.isArray(before["data"]) ? before["data"].slice(-1) : [];
      return withPageChanged(answer, received, ({ data }) => ({ data: [...end, ...data.slice(0, -1)] }));
    }),
    fault("turns its order around now and then", list, () => {
      let requests = 0;
      return async (received, next) => {
        const answer = await next(received);
        if (received.operation !== list || !isSuccess(answer)) return answer;
        requests += 1;
        const meta = parsed(answer.body);
        const pages = isObject(meta) && isObject(meta["meta"]) ? Number(meta["meta"]["total_pages"]) : 1;
        const url = new URL(received.url);
        const number = Number(url.searchParams.get("page[number]") ?? "1");
        if (requests % 3 !== 0 || number > pages) return answer;
        // The page at the same distance from the end.
        url.searchParams.set("page[number]", String(pages - number + 1));
        const mirrored = parsed((await next({ ...received, url })).body);
        const data = isObject(mirrored) && Array.isArray(mirrored["data"]) ? mirrored["data"].toReversed() : [];
        return withPageChanged(answer, received, () => ({ data }));
      };
    }),
  ]);
}

function withPageChanged(answer: Answer, { url }: Received, alter: (page: Page) => Partial<Page>): Answer {
  return withDocument(answer, (document) => {
    if (!isObject(document)) return document;
    const { data, links, meta } = document;
    if (!Array.isArray(data) || !isObject(links) || !isObject(meta)) return document;
    const number = Number(url.searchParams.get("page[number]") ?? "1");
    const isNamed = [...url.searchParams.keys()].some((name) => name.startsWith("page["));
    return { ...document, ...alter({ number, data, links, meta, isNamed }) };
  });
}

function withPage(link: Json | undefined, number: number): Json {
  if (typeof link !== "string") return null;
  const url = new URL(link);
  url.searchParams.set("page[number]", String(number));
  return url.href;
}

/** Links with something changed in their queries. */
function withQueries(links: Members, change: (query: URLSearchParams) => void): Members {
  return Object.fromEntries(
    Object.entries(links).map(([name, link]) => {
      if (typeof link !== "string") return [name, link];
      const url = new URL(link);
      change(url.searchParams);
      return [name, url.href];
    }),
  );
}

function without(link: Json, name: string): Json {
  if (typeof link !== "string") return link;
  const url = new URL(link);
  url.searchParams.delete(name);
  return url.href;
}
