import { located } from "../spec/location.ts";
import { operations } from "../spec/operations.ts";
import { type Blame, blameOf } from "./blame.ts";
import { curl } from "./curl.ts";
import type { ExchangeRecord, VerdictRecord } from "./record.ts";
import { shortened } from "./shortened.ts";
import { shown, shownInOneLine } from "./shown.ts";

/** How much of a body a person gets to see. */
const EXCERPT = 600;
/** How many problems of one check a person gets to see. */
const MOST_PROBLEMS = 10;
/** How many failed exchanges, and how many before each. */
const MOST_BLAMED = 3;
const MOST_EARLIER = 6;

/** What a verdict holds against a target, for a person: what failed, what was sent, what came back, how to send it again. */
export function cardOf(verdict: Pick<VerdictRecord, "exchanges" | "findings" | "definitions">): string[] {
  const blames = blameOf(verdict);
  const left = blames.slice(MOST_BLAMED).length;
  return [
    ...blames.slice(0, MOST_BLAMED).flatMap((blame) => partOf(blame, verdict.definitions)),
    ...(left === 0 ? [] : [`  … and ${left} more exchange${left === 1 ? "" : "s"} with other problems`]),
  ];
}

function partOf({ checks, exchange, earlier }: Blame, definitions: Readonly<Record<string, string>>): string[] {
  return [
    ...[...checks].flatMap(([check, problems]) => [
      `✗ ${check}: ${definitions[check]}`,
      ...shortened(problems, MOST_PROBLEMS).map((problem) => `    ${shownInOneLine(problem)}`),
    ]),
    ...earlier
      .slice(-MOST_EARLIER)
      .map(
        ({ request, response }) => `  earlier   ${shown(request.method)} ${shown(request.url)} -> ${response.status}`,
      ),
    ...(exchange ? inFull(exchange) : []),
  ];
}

function inFull(exchange: ExchangeRecord): string[] {
  const { request, response } = exchange;
  return [
    `  sent      ${shown(request.method)} ${shown(request.url)}`,
    ...(request.body === undefined ? [] : excerpt(request.body)),
    `  received  ${response.status} ${shownInOneLine(response.headers["content-type"] ?? "without a media type")}`,
    ...excerpt(response.body),
    `  described ${describedAt(exchange.operation)}`,
    `  curl      ${curl(exchange)}`,
    ...(namesOwn(exchange) ? ["            (what it names may be gone by now: name another one then)"] : []),
  ];
}

/** Whether a request names one thing, which a run deletes at its end; not one that was never there. */
function namesOwn({ operation: id, request }: ExchangeRecord): boolean {
  const isOfOne = operations.find((operation) => operation.id === id)?.path.endsWith("}") ?? false;
  return isOfOne && !/\/[0-]*[048][0-]*(?:\?|$)/.test(request.url);
}

/** Where the spec says what the operation takes and answers. */
export function describedAt(operationId: string): string {
  const operation = operations.find(({ id }) => id === operationId);
  if (operation === undefined) throw new Error(`The spec has no ${operationId}.`);
  const path = operation.path.replaceAll("~", "~0").replaceAll("/", "~1");
  return located(`#/paths/${path}/${operation.method.toLowerCase()}`);
}

/** The beginning of a body, its lines below each other, so that none looks like a line of this report. */
function excerpt(body: string): string[] {
  const text = body.length > EXCERPT ? `${body.slice(0, EXCERPT)}… (${body.length} characters)` : body || "(empty)";
  return shown(text)
    .split("\n")
    .map((line) => `            ${line}`);
}
