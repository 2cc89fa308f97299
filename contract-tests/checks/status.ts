import { memberOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isNotReached } from "../exchange/gateway.ts";
import { declaredStatus, isInferredStatus } from "../spec/operations.ts";
import { isObject } from "../spec/schema.ts";
import { isMalformedToken, unpublishedLimit } from "./acceptance.ts";
import type { Check, Expected } from "./check.ts";

const NOT_IMPLEMENTED = 501;

export const noServerError: Check = {
  name: "no-server-error",
  definition:
    "No request makes the server fail (RFC 9110, section 15.6); 501 is allowed for a method that it does not know (section 9.1).",
  check({ operation, request, response }) {
    if (response.status < 500 || isUnknownMethod({ operation, request, response })) return [];
    const by = isNotReached(response) ? ": what stands in front of it did not reach it, again and again" : "";
    return [`The server failed with ${response.status}${by}.`];
  },
};

/** Whether a method is refused as one that the server does not know, and the operation does not have it. */
function isUnknownMethod({ operation, request, response }: Omit<Exchange, "startedAt" | "duration">): boolean {
  return response.status === NOT_IMPLEMENTED && request.method !== operation.method;
}

/** What a response is checked for that did not come from the server, and was another one the next time. */
export const notReached: Check = {
  ...noServerError,
  check: () => [],
  observe: ({ request, response }) => [
    {
      habit: "what stands in front of the server did not reach it, and did the next time",
      seen: `${request.method} was answered with ${response.status}`,
    },
  ],
};

export const statusDeclared: Check = {
  name: "status-declared",
  definition:
    "The spec declares the status of the response for the operation (the vendor's pages). Another 4xx for an invalid request is noted, and 400 for a malformed `Authorization` (RFC 6750, section 3.1).",
  check: (exchange, expected) => (isOpen(exchange, expected) ? [] : problemsIn(exchange)),
  observe: (exchange, expected) =>
    isOpen(exchange, expected)
      ? problemsIn(exchange).map((seen) => ({
          habit: `a request is refused with ${exchange.response.status}, which is not declared`,
          seen,
        }))
      : [],
};

function problemsIn({ operation, response }: Exchange): string[] {
  if (declaredStatus(operation.statuses, response.status) !== undefined) return [];
  return [`The status is ${response.status}; declared are ${operation.statuses.join(", ")}.`];
}

/** Whether it is a refusal whose status is undocumented. */
function isOpen(exchange: Exchange, expected: Expected): boolean {
  const { operation, response } = exchange;
  const { polarity, violates } = expected;
  if (response.status < 400 || response.status >= 500) return false;
  if (polarity !== "invalid" && violates === undefined) return unpublishedLimit(exchange, expected) !== undefined;
  // Who sends the request, and what for, is the matter of other checks; one that is malformed can be a bad request.
  if (violates?.keyword === "security") return isMalformedToken(exchange);
  return violates?.keyword !== "resource" || isInferredStatus(operation, "404");
}

export const errorStatusAgrees: Check = {
  name: "error-status-agrees",
  definition:
    'Every error of a response names the status of the response, or another one of the same class, by its number alone (JSON:API 1.1, "Error Objects").',
  check({ response }) {
    const errors = [memberOf(response.body, "errors") ?? []].flat();
    return errors.flatMap((error) => {
      const status = isObject(error) ? error["status"] : undefined;
      // Errors that differ can share an answer, whose status is then the one that fits them best.
      const isSame =
        typeof status === "string" && new RegExp(`^${String(response.status).charAt(0)}\\d\\d$`).test(status);
      if (typeof status !== "string" || isSame) return [];
      return [`An error says status ${status}, but the answer has ${response.status}.`];
    });
  },
};
