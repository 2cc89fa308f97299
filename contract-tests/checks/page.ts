import { memberOf } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import { isObject, type Json } from "../spec/schema.ts";
import type { Check } from "./check.ts";

export const pageAgrees: Check = {
  name: "page-agrees",
  definition:
    'A page agrees with itself: no next page comes after the last, and no link names a page before the first (the vendor\'s pages; JSON:API 1.1, "Pagination").',
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

/** The number of the page that a link names; undefined where it names none. */
export function numberIn(link: Json | undefined): number | undefined {
  const number = typeof link === "string" && URL.canParse(link) ? new URL(link).searchParams.get("page[number]") : null;
  return number === null ? undefined : Number(number);
}
