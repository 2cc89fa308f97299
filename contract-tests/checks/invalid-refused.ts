import type { Check } from "./check.ts";

export const invalidRefused: Check = {
  name: "invalid-refused",
  definition: "A request that the description does not allow is answered with a 4xx.",
  judge({ response }, { polarity, violates }) {
    if (polarity !== "invalid" || (response.status >= 400 && response.status < 500)) return [];
    const what = violates ? ` (${violates.keyword}${violates.pointer && ` at ${violates.pointer}`})` : "";
    return [`The request is invalid${what}, but was answered with ${response.status}.`];
  },
};
