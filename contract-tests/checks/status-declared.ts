import type { Exchange } from "../exchange/exchange.ts";
import type { Check, Expected } from "./check.ts";
import { unpublishedLimit } from "./unpublished-limits.ts";

export const statusDeclared: Check = {
  name: "status-declared",
  definition:
    "The status of the response is one that the spec declares for the operation (the vendor's pages). Another 4xx for what is invalid is noted.",
  check: (exchange, expected) => (isOpen(exchange, expected) ? [] : problemsIn(exchange)),
  observe: (exchange, expected) =>
    isOpen(exchange, expected)
      ? problemsIn(exchange).map((seen) => ({
          habit: `a request is refused with ${exchange.response.status}, which is not declared`,
          seen,
        }))
      : [],
};

function problemsIn({ operation, response }: Exchange): string[] {
  if (operation.statuses.includes(String(response.status))) return [];
  return [`The status is ${response.status}; declared are ${operation.statuses.join(", ")}.`];
}

/** Whether it is a refusal whose status nobody has published. */
function isOpen(exchange: Exchange, expected: Expected): boolean {
  const { operation, response } = exchange;
  const { polarity, violates } = expected;
  if (response.status < 400 || response.status >= 500) return false;
  if (polarity !== "invalid" && violates === undefined) return unpublishedLimit(exchange, expected) !== undefined;
  // Who is asking, and what for, are the matter of other checks.
  if (violates?.keyword === "security") return false;
  return violates?.keyword !== "resource" || operation.inferredStatuses.includes("404");
}
