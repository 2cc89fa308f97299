import { succeeded } from "../exchange/exchange.ts";
import type { Check } from "./check.ts";
import { unpublishedLimit } from "./unpublished-limits.ts";

export const validAccepted: Check = {
  name: "valid-accepted",
  definition:
    "A request that the spec allows is answered with a 2xx (the vendor's schemas). Where nobody has published a limit, a refusal is noted: a long string, control characters, an update without attributes.",
  check(exchange, expected) {
    if (expected.polarity !== "valid" || succeeded(exchange)) return [];
    if (unpublishedLimit(exchange, expected) !== undefined) return [];
    return [`The request is valid, but was answered with ${exchange.response.status}.`];
  },
  observe(exchange, expected) {
    const limit = unpublishedLimit(exchange, expected);
    const seen = `${exchange.request.method} was answered with ${exchange.response.status}`;
    return limit === undefined ? [] : [{ habit: `${limit} can be refused`, seen }];
  },
};
