import { located } from "../description/location.ts";
import { operations } from "../description/operations.ts";
import { curl } from "./curl.ts";
import { type ExchangeRecord, type VerdictRecord, violationsOf } from "./record.ts";
import { shortened } from "./shortened.ts";

/** How much of a body a person gets to see. */
const EXCERPT = 600;
/** How many problems of one check a person gets to see. */
const MOST_PROBLEMS = 10;
/** How many exchanges of a scenario a card shows: the last ones before the end. */
const SHOWN = 6;

/** What a verdict holds against a target, for a person: what failed, what was sent, what came back, how to send it again. */
export function cardOf(verdict: Pick<VerdictRecord, "exchanges" | "findings" | "definitions">): string[] {
  const violations = violationsOf(verdict);
  // Checks of one exchange stand together; a scenario's finding is about its last one.
  const at = Math.max(...violations.map(({ exchange }) => exchange));
  const exchange = verdict.exchanges[at];
  const earlier = verdict.exchanges
    .slice(Math.max(0, at - SHOWN), at)
    .map(({ request, response }) => `  earlier   ${request.method} ${request.url} -> ${response.status}`);
  return [
    ...[...problemsByCheck(violations)].flatMap(([check, problems]) => [
      `✗ ${check}: ${verdict.definitions[check]}`,
      ...shortened([...problems], MOST_PROBLEMS).map((problem) => `    ${problem}`),
    ]),
    ...earlier,
    ...(exchange ? inFull(exchange) : []),
  ];
}

/** What each check found in all exchanges, each problem once: what is wrong with one answer is often wrong with all. */
function problemsByCheck(violations: readonly { check: string; problems: readonly string[] }[]) {
  const found = new Map<string, Set<string>>();
  for (const { check, problems } of violations) found.set(check, new Set([...(found.get(check) ?? []), ...problems]));
  return found;
}

function inFull(exchange: ExchangeRecord): string[] {
  const { request, response } = exchange;
  return [
    `  sent      ${request.method} ${request.url}${request.body === undefined ? "" : `\n            ${excerpt(request.body)}`}`,
    `  received  ${response.status} ${response.headers["content-type"] ?? "without a media type"}\n            ${excerpt(response.body)}`,
    `  described ${describedAt(exchange.operation)}`,
    `  again     ${curl(exchange)}`,
  ];
}

/** Where the description says what the operation takes and answers. */
export function describedAt(operationId: string): string {
  const operation = operations.find(({ id }) => id === operationId);
  if (operation === undefined) throw new Error(`The description has no ${operationId}.`);
  const path = operation.path.replaceAll("~", "~0").replaceAll("/", "~1");
  return located(`#/paths/${path}/${operation.method.toLowerCase()}`);
}

function excerpt(body: string): string {
  return body.length > EXCERPT ? `${body.slice(0, EXCERPT)}… (${body.length} characters)` : body || "(empty)";
}
