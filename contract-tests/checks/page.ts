import { memberOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { isObject, type Json } from "../spec/schema.ts";
import type { Check } from "./check.ts";

export const pageAgrees: Check = {
  name: "page-agrees",
  definition:
    'A page agrees with itself: no next page is behind the last, and no link names a page before the first (the vendor\'s pages; JSON:API 1.1, "Pagination").',
  check(exchange) {
    const { body } = exchange.response;
    const [data, links, meta] = ["data", "links", "meta"].map((name) => memberOf(body, name));
    if (!succeeded(exchange) || !Array.isArray(data)) return [];
    const { total_pages: pages, next_page: next }: Readonly<Record<string, Json>> = isObject(meta) ? meta : {};
    const isBehind = typeof next === "number" && typeof pages === "number" && next > pages;
    return [
      ...(isBehind ? [`The next page is ${next}, but there are ${pages}.`] : []),
      ...Object.entries(isObject(links) ? links : {}).flatMap(([name, link]) => {
        const number = numberIn(link);
        return number !== undefined && number < 1 ? [`\`links.${name}\` is page ${number}.`] : [];
      }),
    ];
  },
};

export const linksAgree: Check = {
  name: "links-agree",
  definition:
    'The links of a page lead to pages of the same list, with the same filters (the vendor\'s pages; JSON:API 1.1, "Pagination").',
  mockLimit: "a mock answers with the links of the spec's example, whatever the request names",
  check(exchange) {
    const links = memberOf(exchange.response.body, "links");
    if (!succeeded(exchange) || !isObject(links)) return [];
    return Object.entries(links).flatMap(([name, link]) => {
      const lost =
        numberIn(link) === undefined || typeof link !== "string" ? undefined : lostBy(exchange, new URL(link));
      return lost === undefined
        ? []
        : [`\`links.${name}\` leads to another list, without ${lost}: ${JSON.stringify(link)}.`];
    });
  },
};

/**
 * What the request names and a link does not: a part of its path, or an attribute that it filters by. Behind a gateway,
 * paths begin otherwise, and a filter can be written in another way.
 */
function lostBy({ operation, request }: Exchange, link: URL): string | undefined {
  const { pathname, searchParams } = new URL(request.url);
  const segmentsOf = (path: string) => path.split("/").filter((segment) => segment !== "");
  const segments = segmentsOf(pathname).slice(-segmentsOf(operation.path).length);
  const ofOperation = segmentsOf(operation.path);
  const meant = segments.filter((_, at) => at === segments.length - 1 || ofOperation[at]?.startsWith("{"));
  const filters = [...searchParams.keys()].flatMap((name) => /^filter\[\w+\]/.exec(name) ?? []);
  const names = [...link.searchParams.keys()];
  return (
    meant.find((segment) => !segmentsOf(link.pathname).includes(segment)) ??
    filters.find((filter) => !names.some((name) => name.startsWith(filter)))
  );
}

/** The number of the page that a link names; undefined where it names none. */
export function numberIn(link: Json | undefined): number | undefined {
  const number = typeof link === "string" && URL.canParse(link) ? new URL(link).searchParams.get("page[number]") : null;
  return number === null ? undefined : Number(number);
}
