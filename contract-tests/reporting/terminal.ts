import { printDrift } from "../drift/drift.ts";
import { NEVER_SEEN } from "../exchange/gateway.ts";
import { located } from "../spec/pointer.ts";
import { operations } from "../spec/operations.ts";
import { identifierOf } from "../spec/resource.ts";
import { deviationLines, offeredEntries } from "../deviations/deviations.ts";
import {
  type ExchangeRecord,
  type FailedExchange,
  failedExchangesOf,
  fullName,
  kindsOf,
  type Report,
  type TestCaseReport,
  type VerdictRecord,
  violationsOf,
} from "./report.ts";
import { cut, MOST_LISTED, shortened, shown, shownInOneLine } from "./presentable.ts";
import { curl, replay, word } from "./replay.ts";

/** How many kinds of failure are shown in full, and how many names of a list. */
const CARDS = 10;
const NAMES = 5;

/** What a person reads at the end of a run: failures first, then what was checked, skipped and seen. */
export function summary(report: Report, folder: string): string {
  const page = `${folder}/index.html`;
  return [
    failures(report, page),
    offeredEntries(report),
    deviationLines(report),
    unproven(report, page),
    skipped(report, page),
    observed(report, page),
    drift(report, folder),
    totals(report, page),
  ]
    .flat()
    .map(shown)
    .join("\n");
}

function failures(report: Report, page: string): string[] {
  const { testCases, errors, checks } = report;
  const kinds = kindsOf(testCases);
  const failed = kinds.flat().length;
  const heading =
    kinds.length > 1 ? `${counted(failed, "failure")} of ${kinds.length} kinds` : counted(failed, "failure");
  const left = kinds.slice(CARDS);
  return [
    ...errors.flatMap((error) => ["", ...indented(`✗ ${error}`)]),
    ...(failed === 0 ? [] : ["", heading]),
    ...kinds
      .slice(0, CARDS)
      .flatMap(([first, ...more]) => [
        "",
        `── ${fullName(first)}`,
        ...(violationsOf(first).length > 0 ? cardOf({ ...first, definitions: checks }) : []),
        ...(first.error === undefined ? [] : indented(`✗ ${first.error}`)),
        `  again     ${replay(report, first)}`,
        ...(more.length === 0
          ? []
          : [
              `  likewise  ${more.length} more:`,
              ...shortened(more.map(fullName), NAMES, page).map((name) => `            ${name}`),
            ]),
      ]),
    ...(left.length === 0
      ? []
      : [
          "",
          `… and ${left.length} more kinds of failure, in ${counted(left.flat().length, "test case")}: see ${page}`,
        ]),
  ];
}

/** An error that has more than one line, so that none of them looks like one of this report. */
function indented(error: string): string[] {
  return error.split("\n").map((line, at) => (at === 0 ? line : `  ${line}`));
}

/** Refusals that prove nothing. */
function unproven(report: Report, page: string): string[] {
  return byReason(report, "unproven", "Unproven, because", page);
}

function skipped(report: Report, page: string): string[] {
  return byReason(report, "skipped", "Skipped, because", page);
}

function byReason({ testCases }: Report, state: TestCaseReport["state"], heading: string, page: string): string[] {
  const byReason = new Map<string, TestCaseReport[]>();
  for (const testCase of testCases) {
    if (testCase.reason === undefined || testCase.state !== state) continue;
    byReason.set(testCase.reason, [...(byReason.get(testCase.reason) ?? []), testCase]);
  }
  if (byReason.size === 0) return [];
  return [
    "",
    heading,
    ...[...byReason].flatMap(([reason, those]) => [
      `  ${reason} (${those.length})`,
      ...shortened(those.map(fullName), NAMES, page).map((name) => `    ${name}`),
    ]),
  ];
}

function observed({ observations }: Report, page: string): string[] {
  if (observations.length === 0) return [];
  return [
    "",
    "Observed, although no source forbids it",
    ...observations.flatMap(({ check, habit, seen, count, where }) => [
      `  ${check}: ${habit} (${count === 1 ? "once" : `${count} times`})`,
      `    for example: ${seen}`,
      ...shortened(where, NAMES, page).map((name) => `    ${name}`),
    ]),
  ];
}

function drift({ drift }: Report, folder: string): string[] {
  if (drift.length === 0) return [];
  const left = drift.length - NAMES;
  return [
    "",
    "Drift: responses have what the spec does not know, which breaks nothing",
    ...drift.slice(0, NAMES).map((item) => printDrift(item).replaceAll(/^/gm, "  ")),
    ...(left > 0 ? [`  … and ${left} more, in ${folder}/index.html`] : []),
    ...(drift.length === MOST_LISTED ? [`  No more than ${MOST_LISTED} are listed.`] : []),
    `  To add all of it to the spec: git apply ${word(`${folder}/drift.patch`)}`,
  ];
}

function totals({ testCases, duration, interrupted }: Report, page: string): string[] {
  const count = (state: TestCaseReport["state"]) => testCases.filter((testCase) => testCase.state === state).length;
  const exchanges = testCases.reduce((sum, testCaseReport) => sum + testCaseReport.exchanges.length, 0);
  const requests = count("passed") + count("failed") + count("unproven");
  return [
    "",
    ...(interrupted ? ["The run was ended early."] : []),
    `Checked  ${counted(requests, "test case")} with ${counted(exchanges, "exchange")} in ${(duration / 1000).toFixed(1)} s: ` +
      `${count("passed")} passed, ${count("failed")} failed, ` +
      (count("unproven") === 0 ? "" : `${count("unproven")} unproven, `) +
      `${count("skipped")} skipped`,
    // Vitest's own reporter writes junit.xml when a run is over, and not before.
    `Report   ${page}, with ${interrupted ? "" : "junit.xml, "}report.json and exchanges.har beside it`,
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** How much of a body a person gets to see. */
const EXCERPT = 600;
/** How many problems of one check a person gets to see. */
const MOST_PROBLEMS = 10;
/** How many failed exchanges, and how many before each. */
const MOST_EXCHANGES = 3;
const MOST_EARLIER = 6;

/** What a verdict holds against a target, for a person: what failed, what was sent, what came back, how to send it again. */
export function cardOf(verdict: Pick<VerdictRecord, "exchanges" | "findings" | "definitions">): string[] {
  const failedExchanges = failedExchangesOf(verdict);
  const left = failedExchanges.slice(MOST_EXCHANGES).length;
  const defined = new Set<string>();
  const headingOf = (check: string) => {
    if (defined.has(check)) return `✗ ${check}`;
    defined.add(check);
    return `✗ ${check}: ${verdict.definitions[check]}`;
  };
  return [
    ...failedExchanges.slice(0, MOST_EXCHANGES).flatMap((failedExchange) => partOf(failedExchange, headingOf)),
    ...(left === 0 ? [] : [`  … and ${left} more exchange${left === 1 ? "" : "s"} with other problems`]),
  ];
}

function partOf(
  { checks, following, exchange, earlier }: FailedExchange,
  headingOf: (check: string) => string,
): string[] {
  return [
    ...[...checks].flatMap(([check, problems]) => [
      headingOf(check),
      ...shortened(problems, MOST_PROBLEMS).map((problem) => `    ${shownInOneLine(problem)}`),
    ]),
    ...(following.size === 0 ? [] : [`  follows   ${[...following.keys()].join(", ")}: not kept for the same reason`]),
    ...earlier
      .slice(-MOST_EARLIER)
      .map(
        ({ request, response }) =>
          `  earlier   ${shown(request.method)} ${shown(cut(request.url))} -> ${response.status}`,
      ),
    ...(exchange ? inFull(exchange) : []),
  ];
}

function inFull(exchange: ExchangeRecord): string[] {
  const { request, response } = exchange;
  return [
    `  sent      ${shown(request.method)} ${shown(cut(request.url))}`,
    ...(request.body === undefined ? [] : excerpt(request.body)),
    `  received  ${response.status} ${shownInOneLine(response.headers["content-type"] ?? "without a media type")}${redirection(response)}`,
    ...excerpt(response.body),
    `  described ${describedAt(exchange.operation)}`,
    `  curl      ${curl(exchange)}`,
    ...(namesOwn(exchange) ? ["            (the resource may be deleted by now: then put in the id of another)"] : []),
  ];
}

/** Where a redirection leads, which is often a trailing slash away. */
function redirection({ status, headers: { location } }: ExchangeRecord["response"]): string {
  return status >= 300 && status < 400 && location !== undefined ? `, to ${shownInOneLine(cut(location))}` : "";
}

/** Whether a request names one thing, which a run deletes at its end; not one that was never there. */
function namesOwn({ operation: id, request }: ExchangeRecord): boolean {
  const operation = operations.find((operation) => operation.id === id);
  return (
    operation !== undefined && identifierOf(operation) !== undefined && !/\/[0-]*[048][0-]*(?:\?|$)/.test(request.url)
  );
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
  return shown(cut(body, EXCERPT) || "(empty)")
    .split("\n")
    .map((line) => `            ${line}`);
}

/** What says that no valid request of some operations has reached the server, and why; undefined where it is not so. */
export function unseenIn(testCases: readonly TestCaseReport[]): string | undefined {
  const valid = testCases.filter(({ name }) => name.startsWith("valid: "));
  const stopped = valid.filter(({ reason }) => reason?.startsWith(NEVER_SEEN));
  const isSeen = (operation: string) =>
    valid.some(({ group, state }) => group === operation && (state === "passed" || state === "failed"));
  const names = [...new Set(stopped.map(({ group }) => group))].filter((operation) => !isSeen(operation));
  const reason = stopped.find(({ group }) => names.includes(group))?.reason;
  return reason && `Nothing was checked of ${names.join(", ")}: ${reason}.`;
}
