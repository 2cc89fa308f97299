import type { Case } from "../cases/cases.ts";
import type { Exchange } from "../exchange/exchange.ts";

/** What the description says of the request; `"either"` when an exchange is judged by itself. */
export type Expected = Pick<Case, "violates"> & { polarity: Case["polarity"] | "either" };

/** One question that is asked of an exchange. */
export interface Check {
  /** In kebab-case, as reports show it. */
  name: string;
  /** One sentence that says what holds when the check passes. */
  definition: string;
  /** Why a mock cannot answer it; absent when it can. */
  mockLimit?: string;
  /** What breaks the contract, a sentence each; empty when nothing does. */
  judge(exchange: Exchange, expected: Expected): string[];
  /** What no source speaks against, and yet is worth to be known, a sentence each. Default: nothing. */
  observe?(exchange: Exchange, expected: Expected): string[];
}
