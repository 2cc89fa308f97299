import type { Json } from "../../spec/schema.ts";
import { onAnswer, onRequest } from "../interference.ts";
import { withAttributes } from "../resources.ts";
import type { Variant } from "./variant.ts";

/** The same moment, as a clock eight hours west of Greenwich shows it. */
function inTheWest(text: Json): Json {
  if (typeof text !== "string") return text;
  return new Date(Date.parse(text) - 8 * 3_600_000).toISOString().replace("Z", "-08:00");
}

const inWholeSeconds = (text: Json): Json => (typeof text === "string" ? text.replace(/\.\d+/, ".000") : text);

/** Changes the moments that a server chooses itself. */
const withMoments = (change: (text: Json) => Json) =>
  onAnswer((answer) =>
    withAttributes(answer, (held) => ({
      ...held,
      created_at: change(held["created_at"] ?? null),
      updated_at: change(held["updated_at"] ?? null),
    })),
  );

const withDueDates = (change: (day: string) => Json) =>
  onAnswer((answer) =>
    withAttributes(answer, (held) => {
      const due = held["due_date"] ?? null;
      return { ...held, due_date: typeof due === "string" ? change(due.slice(0, 10)) : due };
    }),
  );

/** Points in time, as fine and in whatever zone a server keeps them. */
export const times: readonly Variant[] = [
  { name: "timestamps of another zone", wrap: withMoments(inTheWest) },
  { name: "timestamps in whole seconds", wrap: withMoments(inWholeSeconds) },
  {
    name: "timestamps that are shown less exactly than they are kept",
    // What is kept is half a millisecond later than what is shown: "after" holds for the same string, "until" does not.
    wrap: onRequest((received) => {
      const url = new URL(received.url);
      for (const [name, operator] of [
        ["gt", "gte"],
        ["lte", "lt"],
      ]) {
        const value = url.searchParams.get(`filter[created_at][${name}]`);
        if (value === null) continue;
        url.searchParams.delete(`filter[created_at][${name}]`);
        url.searchParams.set(`filter[created_at][${operator}]`, value);
      }
      return { ...received, url };
    }),
  },
  { name: "due dates as moments", wrap: withDueDates((day) => `${day}T00:00:00.000+00:00`) },
  { name: "due dates as moments of another zone", wrap: withDueDates((day) => inTheWest(`${day}T00:00:00.000Z`)) },
];
