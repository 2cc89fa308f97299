import type { Case } from "../cases/cases.ts";
import type { Json } from "../spec/schema.ts";
import type { Exchange } from "../exchange/exchange.ts";

/** What the spec says of the request; `"either"` when an exchange is checked by itself. */
export type Expected = Pick<Case, "violates"> & {
  polarity: Case["polarity"] | "either";
  /** The attributes of the resource before the request, or of a plain one where the request creates one; absent when unknown. */
  before?: Readonly<Record<string, Json>> | undefined;
  /** Whether nothing else can have changed the resource since then. Default: false. */
  isAlone?: boolean;
};

/** Something that a server does and that no source speaks against. */
export interface Observation {
  /** What it does, in words that are the same wherever it does so: a report has one line for all of them. */
  habit: string;
  /** What was seen this time. */
  seen: string;
}

/** What one exchange is checked for. */
export interface Check {
  /** In kebab-case, as reports show it. */
  name: string;
  /** Says what holds when the check passes, and in brackets who says so: a standard, the vendor, or the spec's evidence. */
  definition: string;
  /** Why a mock cannot answer it; absent when it can. */
  mockLimit?: string;
  /** What breaks the contract, a sentence each; empty when nothing does. */
  check(exchange: Exchange, expected: Expected): string[];
  /** What no source speaks against, and yet is worth to be known. Default: nothing. */
  observe?(exchange: Exchange, expected: Expected): Observation[];
}
