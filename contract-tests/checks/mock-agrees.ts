import type { Check } from "./check.ts";

export const mockAgrees: Check = {
  name: "mock-agrees",
  definition:
    "Prism and the generated validators say the same of a request: it conforms to the spec, or it does not (the spec).",
  check({ response }, { polarity }) {
    const violations = response.headers["sl-violations"];
    if (polarity === "valid" && violations !== undefined)
      return [`Prism finds fault with a valid request: ${violations}`];
    if (polarity === "invalid" && violations === undefined)
      return ["Prism finds nothing wrong with an invalid request."];
    return [];
  },
};
