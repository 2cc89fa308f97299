import { resolve } from "../../spec/spec.ts";
import type { Operation } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import type { Fault } from "../fault.ts";
import { interfering, onRequest } from "../interference.ts";
import { withResources } from "../resources.ts";
import { echoedAttributes, needed } from "./requests.ts";

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
