import type { Exchange } from "../exchange/exchange.ts";
import type { Check, Expected } from "./check.ts";
import { forbiddenAt } from "./forbidden-at.ts";
import { isInferredAt } from "./inferred-at.ts";
import { located } from "../description/location.ts";

/** What blames who asks, or what is asked for: the same request with another body would be accepted. */
const OF_OTHERS = [401, 403, 404];
/** The vendor closes objects in its schema; whether its server refuses an unknown member or ignores it is not published. */
const PERHAPS_IGNORED = ["additionalProperties", "unevaluatedProperties"];

export const invalidRefused: Check = {
  name: "invalid-refused",
  definition:
    "A request that the spec does not allow is answered with a 4xx; for its body, with none that blames the token or the path. An unknown member may be ignored, and a rule that is only inferred may not hold; both are noted.",
  judge: (exchange, expected) => (isOpen(exchange, expected) ? [] : problemsIn(exchange, expected)),
  observe: (exchange, expected) => (isOpen(exchange, expected) ? problemsIn(exchange, expected) : []),
};

/** Whether nobody has published that a server refuses this. */
function isOpen(exchange: Exchange, { violates }: Expected): boolean {
  if (violates === undefined || exchange.response.status >= 300) return false;
  if (PERHAPS_IGNORED.includes(violates.keyword)) return true;
  const rule = forbiddenAt(exchange, violates);
  return rule !== undefined && isInferredAt(rule);
}

function problemsIn(exchange: Exchange, { polarity, violates }: Expected): string[] {
  const { response } = exchange;
  if (polarity !== "invalid") return [];
  const isRefused = response.status >= 400 && response.status < 500;
  if (isRefused && !(violates?.in === "body" && OF_OTHERS.includes(response.status))) return [];
  const rule = violates && forbiddenAt(exchange, violates);
  const where = rule === undefined ? "" : `, ${located(rule)}`;
  const what = violates ? ` (${violates.keyword}${violates.pointer && ` at ${violates.pointer}`}${where})` : "";
  return [`The request is invalid${what}, but was answered with ${response.status}.`];
}
