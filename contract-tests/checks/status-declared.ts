import type { Exchange } from "../exchange/exchange.ts";
import type { Check, Expected } from "./check.ts";

export const statusDeclared: Check = {
  name: "status-declared",
  definition:
    "The status of the response is one that the spec declares for the operation. Where the status of a refusal is only inferred, another 4xx is noted.",
  judge: (exchange, expected) => (isOpen(exchange, expected) ? [] : problemsIn(exchange)),
  observe: (exchange, expected) => (isOpen(exchange, expected) ? problemsIn(exchange) : []),
};

function problemsIn({ operation, response }: Exchange): string[] {
  if (operation.statuses.includes(String(response.status))) return [];
  return [`The status is ${response.status}; declared are ${operation.statuses.join(", ")}.`];
}

/** Whether it is a refusal whose status nobody has published. */
function isOpen({ operation, response }: Exchange, { violates }: Expected): boolean {
  const inferred = violates?.in === "body" ? "422" : violates?.keyword === "resource" ? "404" : "none";
  return response.status >= 400 && response.status < 500 && operation.inferredStatuses.includes(inferred);
}
