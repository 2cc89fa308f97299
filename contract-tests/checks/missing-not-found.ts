import type { Check } from "./check.ts";

export const missingNotFound: Check = {
  name: "missing-not-found",
  definition: "A request for something that does not exist is answered with 404.",
  judge({ response }, { violates }) {
    if (violates?.keyword !== "resource" || response.status === 404) return [];
    return [`Nothing has this identifier, but the answer is ${response.status}.`];
  },
};
