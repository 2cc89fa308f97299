import { operations } from "../spec/operations.ts";
import { located } from "../spec/location.ts";
import { essence, type Exchange, succeeded } from "../exchange/exchange.ts";
import { answers } from "./answers.ts";
import type { Check, Expected, Observation } from "./check.ts";
import { forbiddenAt } from "./forbidden-at.ts";
import { isInferredAt } from "./inferred-at.ts";
import { normalised } from "./normalised.ts";

/** Statuses that are about the token: the same request with another body would be accepted. */
const BLAMES_THE_TOKEN = 401;
/** Statuses that are about the resource, or about who asks for it: of a body, something that it names. */
const BLAMES_OTHERS = [403, 404];
/** The vendor closes objects in its schema; whether its server refuses an unknown member or ignores it is not published. */
const PERHAPS_IGNORED = ["additionalProperties", "unevaluatedProperties"];

export const invalidRefused: Check = {
  name: "invalid-refused",
  definition:
    "A request that the spec does not allow is answered with a 4xx; for its body, not with 401 (the vendor's schemas; RFC 9110, section 15.5). These are noted: a value that is converted to one that is allowed and means the same, an unknown member that is ignored, a rule that is only inferred and does not hold, another media type of JSON, PATCH that is taken like PUT, and 403 or 404 for a body.",
  check: (exchange, expected) => problemsIn(exchange, expected),
  observe: (exchange, expected) => observationIn(exchange, expected) ?? [],
};

function problemsIn(exchange: Exchange, expected: Expected): string[] {
  const { status } = exchange.response;
  const { polarity, violates } = expected;
  if (polarity !== "invalid" || observationIn(exchange, expected) !== undefined) return [];
  const isRefused = status >= 400 && status < 500;
  if (isRefused && !(violates?.in === "body" && status === BLAMES_THE_TOKEN)) return [];
  return [`The request is invalid${whatIn(exchange, violates)}, but was answered with ${status}.`];
}

function observationIn(exchange: Exchange, expected: Expected): Observation[] | undefined {
  const { status } = exchange.response;
  const { polarity, violates } = expected;
  if (polarity !== "invalid" || violates === undefined) return undefined;
  if (violates.in === "body" && BLAMES_OTHERS.includes(status))
    return [{ habit: `an invalid body is refused with ${status}`, seen: whatIn(exchange, violates).trim() }];
  if (!succeeded(exchange)) return undefined;
  const habit = habitOf(exchange, violates);
  if (habit !== undefined) return [{ habit, seen: `${exchange.request.method}${whatIn(exchange, violates)}` }];
  const conversion = violates.in === "body" ? normalised(exchange, violates.pointer) : undefined;
  return conversion && [conversion];
}

type Violates = NonNullable<Expected["violates"]>;

/** What a server that accepts this does, where nobody has published that it must not. */
function habitOf(exchange: Exchange, violates: Violates): string | undefined {
  const { operation, request } = exchange;
  if (PERHAPS_IGNORED.includes(violates.keyword)) return "unknown members are ignored";
  const rule = forbiddenAt(exchange, violates);
  if (rule !== undefined && isInferredAt(rule)) return `a rule that is only inferred does not hold, ${located(rule)}`;
  const mediaType = essence(request.headers["content-type"]);
  if (violates.keyword === "mediaType" && mediaType.endsWith("json")) return `a body of ${mediaType} is accepted`;
  const isLikePut = violates.keyword === "method" && request.method === "PATCH" && isAnswerToPut(exchange);
  return isLikePut ? `PATCH ${operation.path} is taken like PUT` : undefined;
}

/** Whether the answer is one that a PUT of the same path can have. */
function isAnswerToPut({ operation, response }: Exchange): boolean {
  const put = operations.find(({ path, method }) => path === operation.path && method === "PUT");
  const [validate] = Object.values((put && answers(put.id, response.status)?.content) ?? {});
  try {
    return validate?.(JSON.parse(response.body)) ?? false;
  } catch {
    return false;
  }
}

function whatIn(exchange: Exchange, violates: Expected["violates"]): string {
  if (violates === undefined) return "";
  const rule = forbiddenAt(exchange, violates);
  const where = rule === undefined ? "" : `, ${located(rule)}`;
  return ` (${violates.keyword}${violates.pointer && ` at ${violates.pointer}`}${where})`;
}
