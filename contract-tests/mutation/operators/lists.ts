import type { Operation } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import { isObject, type Json } from "../../spec/schema.ts";
import { resolve } from "../../spec/spec.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import {
  type Answer,
  echoedAttributes,
  type Interference,
  interfering,
  isSuccess,
  type Members,
  needed,
  onRequest,
  parsed,
  type Received,
  withDocument,
  withResources,
} from "../interference.ts";

type Page = { number: number; data: Json[]; links: Members; meta: Members };

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
          fault("sorts the other way round", list, () => (received, next) => {
            const url = new URL(received.url);
            const sort = url.searchParams.get("sort");
            if (received.operation !== list || sort === null) return next(received);
            url.searchParams.set("sort", sort.startsWith("-") ? sort.slice(1) : `-${sort}`);
            return next({ ...received, url });
          }),
        ]
      : []),
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
    return { ...document, ...alter({ number, data, links, meta }) };
  });
}

function withPage(link: Json | undefined, number: number): Json {
  if (typeof link !== "string") return null;
  const url = new URL(link);
  url.searchParams.set("page[number]", String(number));
  return url.href;
}

function without(link: Json, name: string): Json {
  if (typeof link !== "string") return link;
  const url = new URL(link);
  url.searchParams.delete(name);
  return url.href;
}

const NAME = /^filter\[(\w+)\](?:\[(\w+)\])?$/;

const OPPOSITE: Readonly<Record<string, string>> = {
  ...{ eq: "not_eq", not_eq: "eq", in: "not_in", not_in: "in" },
  ...{ gt: "lte", lte: "gt", gte: "lt", lt: "gte" },
};
const OFF_BY_ONE: Readonly<Record<string, string>> = { gt: "gte", gte: "gt", lt: "lte", lte: "lt" };
/** What a correct server does too when it keeps a moment of its own more exactly than it shows it. */
const RIGHT_AT_ITS_OWN_MOMENTS = ["gt", "lte"];

/** The attributes that an answer shows: whether a filter by something else was heeded cannot be seen. */
function shown(list: Operation): string[] {
  const data = list.answer && resolve(list.answer).properties?.["data"];
  const item = data && resolve(data).items;
  const attributes = item && resolve(item).properties?.["attributes"];
  return Object.keys((attributes && resolve(attributes).properties) ?? {});
}

const operatorsOf = (names: readonly string[], attribute: string) =>
  names.filter((name) => NAME.exec(name)?.[1] === attribute);

/** What servers were reported to do to the filters of a request: each is given the names in their order. */
const REPORTED: Readonly<
  Record<string, { source: Source; change: (query: URLSearchParams, names: string[]) => void }>
> = {
  "heeds the last operator of an attribute only": {
    source: sources.sameAttribute,
    change: (query, names) => {
      for (const name of names) if (operatorsOf(names, NAME.exec(name)?.[1] ?? "").at(-1) !== name) query.delete(name);
    },
  },
  "takes the first value for each operator of an attribute": {
    source: sources.rangeValues,
    change: (query, names) => {
      for (const name of names) {
        const [first = name] = operatorsOf(names, NAME.exec(name)?.[1] ?? "");
        query.set(name, query.get(first) ?? "");
      }
    },
  },
  "forgets its filters when it is ordered": {
    source: sources.orderedFilters,
    change: (query, names) => {
      if (query.has("sort")) for (const name of names) query.delete(name);
    },
  },
};

/** Counts everything, whatever a list is filtered by. */
function countingAll(list: Operation): Interference {
  return async (received, next) => {
    const answer = await next(received);
    const isFiltered = [...received.url.searchParams.keys()].some((name) => /^filter\[(?:kind|status)\]/.test(name));
    if (received.operation !== list || !isSuccess(answer) || !isFiltered) return answer;
    const url = new URL(received.url.pathname, received.url);
    const whole = parsed((await next({ ...received, url })).body);
    const total = isObject(whole) && isObject(whole["meta"]) ? (whole["meta"]["total_count"] ?? null) : null;
    return withPageChanged(answer, received, ({ meta }) => ({ meta: { ...meta, total_count: total } }));
  };
}

function reportedFaults(list: Operation): Fault[] {
  const fault = (operator: string, place: string, wrap: Fault["wrap"]): Fault => ({
    area: "filters",
    operator,
    place,
    wrap,
  });
  const asking = (change: (query: URLSearchParams, names: string[]) => void) =>
    onRequest((received) => {
      const url = new URL(received.url);
      if (received.operation === list)
        change(
          url.searchParams,
          [...url.searchParams.keys()].filter((name) => NAME.test(name)),
        );
      return { ...received, url };
    });
  const names = list.queryParameters.map(({ name }) => name).filter((name) => NAME.test(name));
  if (names.length === 0) return [];
  const unshown = names.filter((name) => !shown(list).includes(NAME.exec(name)?.[1] ?? ""));
  return [
    ...Object.entries(REPORTED).map(([operator, { source, change }]) => ({
      ...fault(operator, list.id, asking(change)),
      source,
    })),
    {
      ...fault(
        "counts without its filters",
        list.id,
        interfering(() => countingAll(list)),
      ),
      source: sources.counted,
    },
    ...unshown.map((name) =>
      fault(
        "ignores a filter by what it does not show",
        `${name} of ${list.id}`,
        asking((query) => query.delete(name)),
      ),
    ),
  ];
}

export function filterFaults(): Fault[] {
  return resource.lists.flatMap((list) => {
    const attributes = shown(list);
    const settable = Object.keys(echoedAttributes(needed("create")));
    const filters = list.queryParameters.flatMap(({ name }) => {
      const [, attribute = "", operator = "eq"] = NAME.exec(name) ?? [];
      return attributes.includes(attribute) ? [{ name, attribute, operator }] : [];
    });
    const asking = (
      operator: string,
      name: string,
      change: (value: string, query: URLSearchParams) => void,
    ): Fault => ({
      area: "filters",
      operator,
      place: `${name} of ${list.id}`,
      wrap: onRequest((received) => {
        const url = new URL(received.url);
        const value = url.searchParams.get(name);
        if (received.operation !== list || value === null) return received;
        url.searchParams.delete(name);
        change(value, url.searchParams);
        return { ...received, url };
      }),
    });
    const heeding = (operator: string, ignored: (names: string[]) => string[]): Fault => ({
      area: "filters",
      operator,
      place: list.id,
      wrap: onRequest((received) => {
        const url = new URL(received.url);
        const names = [...url.searchParams.keys()].filter((name) => NAME.test(name));
        if (received.operation === list) for (const name of ignored(names)) url.searchParams.delete(name);
        return { ...received, url };
      }),
    });
    const several =
      filters.length < 2
        ? []
        : [
            heeding("heeds the first filter only", (names) => names.slice(1)),
            heeding("heeds the last filter only", (names) => names.slice(0, -1)),
          ];
    return [
      ...several,
      ...reportedFaults(list),
      ...filters.flatMap(({ name, attribute, operator }) => {
        const opposite = OPPOSITE[operator];
        const isExact = settable.includes(attribute) || !RIGHT_AT_ITS_OWN_MOMENTS.includes(operator);
        const near = isExact ? OFF_BY_ONE[operator] : undefined;
        return [
          asking("ignores a filter", name, () => undefined),
          asking("takes a filter for its opposite", name, (value, query) =>
            query.set(`filter[${attribute}][${opposite}]`, value),
          ),
          ...(near === undefined
            ? []
            : [
                asking("is off by one at the border of a filter", name, (value, query) =>
                  query.set(`filter[${attribute}][${near}]`, value),
                ),
              ]),
          ...(operator.endsWith("in")
            ? [
                asking("takes the first value of a list only", name, (value, query) =>
                  query.set(name, value.split(",")[0] ?? ""),
                ),
              ]
            : []),
          {
            area: "filters" as const,
            operator: "finds nothing with a filter",
            place: `${name} of ${list.id}`,
            wrap: interfering(() => async (received, next) => {
              const answer = await next(received);
              const isMeant = received.operation === list && received.url.searchParams.has(name);
              return isMeant ? withResources(answer, () => undefined) : answer;
            }),
          },
        ];
      }),
    ];
  });
}
