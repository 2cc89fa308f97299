import type { Check } from "./check.ts";
import { forbiddenAt } from "./forbidden-at.ts";

export const invalidRefused: Check = {
  name: "invalid-refused",
  definition: "A request that the description does not allow is answered with a 4xx.",
  judge(exchange, { polarity, violates }) {
    const { response } = exchange;
    if (polarity !== "invalid" || (response.status >= 400 && response.status < 500)) return [];
    const where = violates && forbiddenAt(exchange, violates);
    const what = violates
      ? ` (${violates.keyword}${violates.pointer && ` at ${violates.pointer}`}${where && `, ${where}`})`
      : "";
    return [`The request is invalid${what}, but was answered with ${response.status}.`];
  },
};
