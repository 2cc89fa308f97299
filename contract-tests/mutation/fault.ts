import type { Fetch } from "./interference.ts";
import type { Source } from "./published.ts";

/** Where a server can be broken. */
export const areas = [
  "statuses",
  "headers",
  "media types",
  "envelope",
  "schema",
  "echo",
  "persistence",
  "authentication",
  "validation",
  "error shapes",
  "life cycle",
  "partial update",
  "pagination",
  "filters",
  "rate limiting",
  "transport",
  "leaks",
  "methods",
  "robustness",
  "credentials",
  "organizations",
  "strings",
  "repetition",
  "combinations",
] as const;

export type Area = (typeof areas)[number];

/** One way in which a server can be broken, at one place. */
export interface Fault {
  area: Area;
  /** The kind of fault. */
  operator: string;
  /** Where it is applied; empty for a kind that has one place only. */
  place: string;
  wrap: (fetch: Fetch) => Fetch;
  /** Who has published it; absent for one of our own. */
  source?: Source;
  /** A part of the observation that is made of it, where nobody has published that a server must not be like that. */
  observedAs?: string;
}

/** Unique within the catalogue. */
export function nameOf({ area, operator, place }: Pick<Fault, "area" | "operator" | "place">): string {
  return [area, operator, place].filter((part) => part !== "").join(": ");
}
