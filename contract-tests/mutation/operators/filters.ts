import type { Operation } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import { isObject } from "../../spec/schema.ts";
import { resolve } from "../../spec/spec.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import {
  echoedAttributes,
  type Interference,
  interfering,
  isSuccess,
  needed,
  onAnswer,
  onRequest,
  parsed,
  inDocument,
  withAttributes,
  withResources,
} from "../interference.ts";

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
  Record<string, { source?: Source; change: (query: URLSearchParams, names: string[]) => void }>
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
  "takes UTC for its own time zone": {
    source: sources.offsetsInFilters,
    change: (query, names) => {
      for (const name of names) query.set(name, (query.get(name) ?? "").replace(/(T.*)Z$/, "$1-08:00"));
    },
  },
  "takes two values of a list only": {
    change: (query, names) => {
      for (const name of names) query.set(name, (query.get(name) ?? "").split(",").slice(0, 2).join(","));
    },
  },
  "forgets its filters beside one by what it does not show": {
    change: (query, names) => {
      const own = names.filter((name) => !name.includes("[incident_"));
      if (own.length < names.length) for (const name of own) query.delete(name);
    },
  },
  "forgets its filters when it is ordered": {
    source: sources.orderedFilters,
    change: (query, names) => {
      if (query.has("sort")) for (const name of names) query.delete(name);
    },
  },
};

const FAILED = { status: 500, headers: { "content-type": "application/json" }, body: "{}" };

/** Counts everything, whatever a list is filtered by. */
function countingAll(list: Operation): Interference {
  return async (received, next) => {
    const answer = await next(received);
    const isFiltered = [...received.url.searchParams.keys()].some((name) => /^filter\[(?:kind|status)\]/.test(name));
    if (received.operation !== list || !isSuccess(answer) || !isFiltered) return answer;
    const url = new URL(received.url.pathname, received.url);
    const whole = parsed((await next({ ...received, url })).body);
    const total = isObject(whole) && isObject(whole["meta"]) ? (whole["meta"]["total_count"] ?? null) : null;
    return inDocument(answer, (document) =>
      isObject(document["meta"]) ? { ...document, meta: { ...document["meta"], total_count: total } } : document,
    );
  };
}

function reportedFaults(list: Operation): Fault[] {
  const fault = (operator: string, place: string, wrap: Fault["wrap"]): Fault => ({
    area: "filters",
    operator,
    place,
    wrap,
  });
  const withFilters = (change: (query: URLSearchParams, names: string[]) => void) =>
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
  // Which values another filter takes is not published, and a server may ignore those that it does not.
  const unshown = names.filter(
    (name) => /\[[gl]te?\]$/.test(name) && !shown(list).includes(NAME.exec(name)?.[1] ?? ""),
  );
  return [
    ...Object.entries(REPORTED).map(([operator, { source, change }]) => ({
      ...fault(operator, list.id, withFilters(change)),
      ...(source && { source }),
    })),
    {
      ...fault(
        "fails when it is ordered and filtered by what it does not show",
        list.id,
        interfering(() => async (received, next) => {
          const parameters = [...received.url.searchParams.keys()];
          const isJoined =
            parameters.includes("sort") && parameters.some((name) => name.startsWith("filter[incident_"));
          return received.operation === list && isJoined ? FAILED : await next(received);
        }),
      ),
      source: sources.joinedTables,
    },
    {
      ...fault(
        "shows less when it is filtered",
        list.id,
        onAnswer((answer, { operation, url }) =>
          operation === list && [...url.searchParams.keys()].some((name) => NAME.test(name))
            ? withAttributes(answer, (held) => ({ ...held, description: null }))
            : answer,
        ),
      ),
      source: sources.serializers,
    },
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
        withFilters((query) => query.delete(name)),
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
    const withFilter = (
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
          withFilter("ignores a filter", name, () => undefined),
          withFilter("takes a filter for its opposite", name, (value, query) =>
            query.set(`filter[${attribute}][${opposite}]`, value),
          ),
          ...(near === undefined
            ? []
            : [
                withFilter("is off by one at the border of a filter", name, (value, query) =>
                  query.set(`filter[${attribute}][${near}]`, value),
                ),
              ]),
          ...(operator.endsWith("in")
            ? [
                withFilter("takes the first value of a list only", name, (value, query) =>
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
