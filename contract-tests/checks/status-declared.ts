import type { Check } from "./check.ts";

export const statusDeclared: Check = {
  name: "status-declared",
  definition: "The status of the answer is one that the description declares for the operation.",
  judge({ operation, response }) {
    if (operation.statuses.includes(String(response.status))) return [];
    return [`The status is ${response.status}; declared are ${operation.statuses.join(", ")}.`];
  },
};
