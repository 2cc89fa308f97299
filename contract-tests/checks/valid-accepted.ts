import type { Check } from "./check.ts";

export const validAccepted: Check = {
  name: "valid-accepted",
  definition: "A request that the description allows is answered with a 2xx.",
  judge({ response }, { polarity }) {
    if (polarity !== "valid" || (response.status >= 200 && response.status < 300)) return [];
    return [`The request is valid, but was answered with ${response.status}.`];
  },
};
