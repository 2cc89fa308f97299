import type { Check } from "./check.ts";
import { forbiddenAt } from "./forbidden-at.ts";

/** What blames who asks, or what is asked for: the same request with another body would be accepted. */
const OF_OTHERS = [401, 403, 404];

export const invalidRefused: Check = {
  name: "invalid-refused",
  definition:
    "A request that the description does not allow is answered with a 4xx; for its body, with none that blames the token or the path.",
  judge(exchange, { polarity, violates }) {
    const { response } = exchange;
    if (polarity !== "invalid") return [];
    const isRefused = response.status >= 400 && response.status < 500;
    if (isRefused && !(violates?.in === "body" && OF_OTHERS.includes(response.status))) return [];
    const where = violates && forbiddenAt(exchange, violates);
    const what = violates
      ? ` (${violates.keyword}${violates.pointer && ` at ${violates.pointer}`}${where && `, ${where}`})`
      : "";
    return [`The request is invalid${what}, but was answered with ${response.status}.`];
  },
};
