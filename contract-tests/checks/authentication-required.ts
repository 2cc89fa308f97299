import type { Check } from "./check.ts";

export const authenticationRequired: Check = {
  name: "authentication-required",
  definition: "A request without a valid token is answered with 401 (the vendor's pages; RFC 9110, section 15.5.2).",
  check({ response }, { violates }) {
    if (violates?.keyword !== "security" || response.status === 401) return [];
    return [`The request has no valid token, but was answered with ${response.status}.`];
  },
};
