import { memberOf, resourcesOf, timeOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { pathPattern } from "../spec/operations.ts";
import { identifierIn, identifierOf, resourceOf } from "../spec/resource.ts";
import { isObject, type Json, ownMember } from "../spec/schema.ts";
import type { Check } from "./check.ts";

/** Only an identifier in this form is sure to be answered as it was sent: others can be short forms of one. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const MOCK_LIMIT = "a mock answers with the spec's example, whatever the request names";

export const pathAgrees: Check = {
  name: "path-agrees",
  definition:
    "Every resource of a response is one that the path of the request names, or belongs to what it names (the vendor's pages; RFC 9110, section 9.3).",
  mockLimit: MOCK_LIMIT,
  check(exchange) {
    if (!succeeded(exchange)) return [];
    const { operation, response } = exchange;
    return resourcesOf(response.body).flatMap(({ id, attributes }) =>
      Object.entries(namedIn(exchange)).flatMap(([name, sent]) => {
        const answered = name === identifierOf(operation) ? id : ownMember(attributes, name);
        if (!UUID.test(sent) || typeof answered !== "string") return [];
        return answered.toLowerCase() === sent.toLowerCase()
          ? []
          : [`The path names ${sent} as \`${name}\`, but the answer has ${answered}.`];
      }),
    );
  },
};

/** The values of the path's parameters, whose names may hold what a group's name in a pattern cannot. */
function namedIn({ operation, request }: Exchange): Readonly<Record<string, string>> {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const [, ...values] = new RegExp(`${pathPattern(operation.path)}$`).exec(new URL(request.url).pathname) ?? [];
  return Object.fromEntries(values.map((value, at) => [names[at] ?? "", value]));
}

const CREATED = 201;

export const locationAgrees: Check = {
  name: "location-agrees",
  definition:
    'The `Location` of a 201 and the `self` link of a resource are about that resource, and are equal if both are there (RFC 9110, section 10.2.2; JSON:API 1.1, "Responses" to "Creating Resources", "Resource Links"). A link to another host is noted.',
  mockLimit: MOCK_LIMIT,
  check(exchange) {
    const { response } = exchange;
    const location = response.status === CREATED ? response.headers["location"] : undefined;
    const data = memberOf(response.body, "data");
    const self = selfOf(data ?? null);
    const problems = [data ?? []]
      .flat()
      .flatMap((item) => [
        ...misnamed(exchange, selfOf(item), item).map((id) => `\`links.self\` is about ${id}`),
        ...misnamed(exchange, location, item).map((id) => `the Location is about ${id}`),
      ]);
    const [one, other] = [location, self].map((link) => targetOf(exchange, link));
    if (one !== undefined && other !== undefined && one.pathname !== other.pathname)
      problems.push(`the Location is ${location}, and \`links.self\` is ${self}`);
    return problems.map((problem) => `The response shows one resource, but ${problem}.`);
  },
  observe(exchange) {
    const { request, response } = exchange;
    const links = memberOf(response.body, "links");
    const location = response.status === CREATED ? response.headers["location"] : undefined;
    const all = [location, ...(isObject(links) ? Object.values(links) : [])];
    const { origin } = new URL(request.url);
    const other = all.find((link) => (targetOf(exchange, link)?.origin ?? origin) !== origin);
    return typeof other === "string" ? [{ habit: "a link leads to another host", seen: other }] : [];
  },
};

/** The link to itself of a resource, as JSON:API has it: a string, or an object with one. */
function selfOf(item: Json): string | undefined {
  const links = isObject(item) ? item["links"] : undefined;
  const self = isObject(links) ? links["self"] : undefined;
  const href = isObject(self) ? self["href"] : self;
  return typeof href === "string" ? href : undefined;
}

function targetOf({ request }: Exchange, link: unknown): URL | undefined {
  return typeof link === "string" && URL.canParse(link, request.url) ? new URL(link, request.url) : undefined;
}

/** The identifier that a link names where that is another one than that of the resource it stands beside. */
function misnamed(exchange: Exchange, link: string | undefined, item: Json): string[] {
  const { read } = resourceOf(exchange.operation) ?? {};
  const id = isObject(item) ? item["id"] : undefined;
  if (read === undefined || typeof id !== "string") return [];
  const named = identifierIn(read, targetOf(exchange, link)?.pathname ?? "") ?? "";
  return UUID.test(named) && UUID.test(id) && named.toLowerCase() !== id.toLowerCase() ? [named] : [];
}

export const idsUnique: Check = {
  name: "ids-unique",
  definition:
    'No two resources in a response have the same identifier, and no two of one type do where others are included (JSON:API 1.1, "Resource Objects", "Compound Documents").',
  check({ response }) {
    const ids = resourcesOf(response.body).flatMap(({ id }) => id ?? []);
    const all = ["data", "included"].flatMap((name) => [memberOf(response.body, name) ?? []].flat());
    const typed = all.flatMap((item) =>
      isObject(item) && typeof item["id"] === "string" && typeof item["type"] === "string"
        ? [`${item["type"]} ${item["id"]}`]
        : [],
    );
    const again = (names: readonly string[]) => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
    const twice = again(ids);
    const included = again(typed).filter((name) => !twice.some((id) => name.endsWith(` ${id}`)));
    return [...twice, ...included].map((name) => `${name} is there twice.`);
  },
};

export const timestampsOrdered: Check = {
  name: "timestamps-ordered",
  definition: "No resource was updated before it was created (the names in the vendor's schemas).",
  check({ response }) {
    return resourcesOf(response.body).flatMap(({ id, attributes: { created_at, updated_at } }) =>
      timeOf(created_at) > timeOf(updated_at)
        ? [`${id} was created at ${JSON.stringify(created_at)}, but updated at ${JSON.stringify(updated_at)}.`]
        : [],
    );
  },
};

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

export const linksAgree: Check = {
  name: "links-agree",
  definition:
    'The links of a page lead to pages of the same list, with the same filters (the vendor\'s pages; JSON:API 1.1, "Pagination").',
  mockLimit: "a mock answers with the links of the spec's example, whatever the request names",
  check(exchange) {
    const links = memberOf(exchange.response.body, "links");
    if (!succeeded(exchange) || !isObject(links)) return [];
    return Object.entries(links).flatMap(([name, link]) => {
      if (typeof link !== "string" || numberIn(link) === undefined) return [];
      const lost = lostBy(exchange, new URL(link));
      return lost === undefined ? [] : [`\`links.${name}\` leads to another list, without ${lost}: ${link}.`];
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
