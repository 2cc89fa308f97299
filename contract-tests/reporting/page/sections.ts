import {
  type ExchangeRecord,
  type FailedExchange,
  failedExchangesOf,
  fullName,
  kindsOf,
  type Report,
  type TestCaseReport,
} from "../report.ts";
import { beyondCases, button, type Open } from "./matrix.ts";
import { MOST_LISTED } from "../presentable.ts";
import { curl, replay } from "../replay.ts";
import { code, element, line, message, section } from "./elements.ts";

/** How many failed exchanges, and how many before each, are shown of one failure. */
const MOST_EXCHANGES = 3;
const MOST_EARLIER = 6;

/** What failed, a card for all failures that are alike. */
export function failuresSection(report: Report): Node[] {
  const kinds = kindsOf(report.testCases);
  if (kinds.length === 0) return [];
  return [
    element("h2", { id: "failures" }, kinds.length === 1 ? "Failure" : `Failures of ${kinds.length} kinds`),
    ...kinds.map(([first, ...more]) => card(first, more, report)),
  ];
}

function card(testCase: TestCaseReport, likewise: readonly TestCaseReport[], report: Report): HTMLElement {
  const name = fullName(testCase);
  const failedExchanges = failedExchangesOf(testCase);
  const left = failedExchanges.length - MOST_EXCHANGES;
  return element(
    "article",
    { class: "card", "aria-label": name },
    element("h3", {}, name),
    ...failedExchanges.slice(0, MOST_EXCHANGES).flatMap((failedExchange) => partOf(failedExchange, report)),
    ...(left > 0 ? [element("p", { class: "muted" }, `… and ${left} more exchanges with other problems`)] : []),
    ...(testCase.error === undefined ? [] : [element("p", { class: "failed" }, testCase.error)]),
    ...section("Run this test case again", replay(report, testCase)),
    ...(likewise.length === 0
      ? []
      : [
          element(
            "details",
            {},
            element("summary", {}, `${likewise.length} more fail alike`),
            element("ul", {}, ...likewise.map((other) => element("li", {}, fullName(other)))),
          ),
        ]),
  );
}

function partOf({ checks, following, exchange, earlier }: FailedExchange, report: Report): Node[] {
  return [
    ...problemsOf(checks, report),
    ...(following.size === 0
      ? []
      : [
          element(
            "details",
            {},
            element("summary", {}, `What follows from it: ${[...following.keys()].join(", ")}`),
            ...problemsOf(following, report),
          ),
        ]),
    ...(exchange === undefined ? [] : inFull(exchange, earlier, report)),
  ];
}

function problemsOf(checks: FailedExchange["checks"], report: Report): Node[] {
  return [...checks].flatMap(([check, problems]) => [
    element("p", {}, element("strong", { class: "failed" }, `✗ ${check}`), ` ${report.checks[check] ?? ""}`),
    element("ul", { class: "failed" }, ...problems.map((problem) => element("li", {}, problem))),
  ]);
}

function inFull(exchange: ExchangeRecord, earlier: readonly ExchangeRecord[], { operations }: Report): Node[] {
  const { request, response } = exchange;
  const described = operations.find(({ id }) => id === exchange.operation)?.described;
  const sent = `${request.method} ${request.url}`;
  return [
    ...(described === undefined
      ? []
      : [element("p", { class: "muted" }, `${sent} → ${response.status}, described in ${described}`)]),
    element(
      "details",
      { open: "" },
      element("summary", {}, "What was sent and received"),
      ...(earlier.length === 0 ? [] : section("Earlier", earlier.slice(-MOST_EARLIER).map(line).join("\n"))),
      ...section("Sent", message(sent, request)),
      ...section("Received", message(String(response.status), response)),
      ...section("Send it again", curl(exchange)),
    ),
  ];
}

/** Scenarios, and whatever else is about more than one answer. */
export function beyondTable(report: Report, onlyFailures: boolean, open: Open): Node[] {
  const entries = beyondCases(report).filter(({ state }) => !onlyFailures || state === "failed");
  if (entries.length === 0) return [];
  return [
    element("h2", {}, "Beyond single answers"),
    element(
      "table",
      {},
      element("caption", {}, "What holds between several answers, and what the client makes of them."),
      element(
        "thead",
        {},
        element("tr", {}, element("th", { scope: "col" }, "Test case"), element("th", { scope: "col" }, "Result")),
      ),
      element(
        "tbody",
        {},
        ...entries.map((entry) => {
          const name = fullName(entry.testCase);
          const definition = report.checks[entry.testCase.name] ?? "";
          return element(
            "tr",
            {},
            element("th", { scope: "row" }, name, element("div", { class: "muted" }, definition)),
            element(
              "td",
              {},
              button(name, [entry], () => open(name, definition, [entry])),
            ),
          );
        }),
      ),
    ),
  ];
}

/** What was not run, or proved nothing, by reason. */
export function reasonsSection({ testCases }: Report, state: TestCaseReport["state"], heading: string): Node[] {
  const byReason = new Map<string, TestCaseReport[]>();
  for (const testCase of testCases) {
    if (testCase.reason === undefined || testCase.state !== state) continue;
    byReason.set(testCase.reason, [...(byReason.get(testCase.reason) ?? []), testCase]);
  }
  if (byReason.size === 0) return [];
  return [
    element("h2", {}, heading),
    ...[...byReason].map(([reason, those]) =>
      element(
        "details",
        {},
        element("summary", {}, `${reason} (${those.length})`),
        element("ul", {}, ...those.map((testCase) => element("li", {}, fullName(testCase)))),
      ),
    ),
  ];
}

/** Violations that are known, and what they came to. */
export function deviationsSection({ deviations }: Report): Node[] {
  if (deviations.length === 0) return [];
  return [
    element("h2", {}, "Known deviations"),
    ...deviations.map(({ check, operation, place, reason, expires, state, count, where, at }) =>
      element(
        "details",
        {},
        element("summary", {}, `${[check, operation, place].filter(Boolean).join(", ")}: ${state} (${count})`),
        element("p", {}, `${reason} Until ${expires}, ${at}.`),
        element("ul", {}, ...where.map((item) => element("li", {}, item))),
      ),
    ),
  ];
}

/** What the server does that no source speaks against. */
export function observationsSection({ observations }: Report): Node[] {
  if (observations.length === 0) return [];
  return [
    element("h2", {}, "Observed"),
    element("p", {}, "No source says what is right here, so nothing of this fails a run without --strict."),
    ...observations.map(({ check, habit, seen, count, where }) =>
      element(
        "details",
        {},
        element("summary", {}, `${check}: ${habit} (${count})`),
        element("p", {}, `For example: ${seen}`),
        element("ul", {}, ...where.map((item) => element("li", {}, item))),
      ),
    ),
  ];
}

/** What the answers hold that the spec does not know. */
export function driftSection({ drift }: Report): Node[] {
  if (drift.length === 0) return [];
  return [
    element("h2", {}, "Drift"),
    element("p", {}, "The answers hold what the spec does not know; that breaks nothing."),
    ...(drift.length === MOST_LISTED ? [element("p", {}, `No more than ${MOST_LISTED} are listed.`)] : []),
    ...drift.map(({ kind, schemaPointer, value, count, where, file, line, proposal }) => {
      const title = `${kind}: ${schemaPointer}`;
      return element(
        "details",
        {},
        element("summary", {}, `${title} (${count})`),
        element(
          "div",
          {},
          element("p", {}, `For example ${value}. ${file}:${line} would describe it with this change.`),
          code(`Change for ${title}`, proposal),
          element("ul", {}, ...where.map((item) => element("li", {}, item))),
        ),
      );
    }),
  ];
}

/** What each check demands. */
export function definitionsSection({ checks }: Report): Node[] {
  return [
    element("h2", {}, "What the checks say"),
    element(
      "dl",
      {},
      ...Object.entries(checks).flatMap(([name, definition]) => [
        element("dt", {}, name),
        element("dd", {}, definition),
      ]),
    ),
  ];
}
