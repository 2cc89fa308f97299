import type { Check } from "./check.ts";

const NOT_FOUND = "404";
/** Statuses that are about who asks: the token is a valid one. */
const OF_OTHERS = "401";

export const missingNotFound: Check = {
  name: "missing-not-found",
  definition:
    "A request for something that does not exist is answered with 404 (the vendor's pages; RFC 9110, section 15.5.5); where that is inferred, with any refusal that is declared, but none that blames the token.",
  check({ operation, response }, { violates }) {
    const status = String(response.status);
    if (violates?.keyword !== "resource" || status === NOT_FOUND) return [];
    const isOpen = operation.inferredStatuses.includes(NOT_FOUND);
    if (isOpen && /^4/.test(status) && status !== OF_OTHERS && operation.statuses.includes(status)) return [];
    return [`Nothing has this identifier, but the answer is ${status}.`];
  },
};
