import { type Blame, blameOf } from "../blame.ts";
import { curl } from "../curl.ts";
import { kindsOf } from "../kinds.ts";
import type { ExchangeRecord } from "../record.ts";
import { replay } from "../replay.ts";
import { fullName, type TestCaseReport, type Report } from "../report.ts";
import { element } from "./dom.ts";
import { line, message, section } from "./exchange-details.ts";

/** How many failed exchanges, and how many before each, are shown of one failure. */
const MOST_BLAMED = 3;
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
  const blames = blameOf(testCase);
  const left = blames.length - MOST_BLAMED;
  return element(
    "article",
    { class: "card", "aria-label": name },
    element("h3", {}, name),
    ...blames.slice(0, MOST_BLAMED).flatMap((blame) => partOf(blame, report)),
    ...(left > 0 ? [element("p", { class: "muted" }, `… and ${left} more exchanges with other problems`)] : []),
    ...(testCase.error === undefined ? [] : [element("p", { class: "failed" }, testCase.error)]),
    ...section("Ask this test case again", replay(report, testCase)),
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

function partOf({ checks, exchange, earlier }: Blame, report: Report): Node[] {
  return [
    ...[...checks].flatMap(([check, problems]) => [
      element("p", {}, element("strong", { class: "failed" }, `✗ ${check}`), ` ${report.checks[check] ?? ""}`),
      element("ul", { class: "failed" }, ...problems.map((problem) => element("li", {}, problem))),
    ]),
    ...(exchange === undefined ? [] : inFull(exchange, earlier, report)),
  ];
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
