import { type ExchangeRecord, fullName, type Report, type TestCaseReport } from "../report.ts";
import { curl, replay } from "../replay.ts";
import { element, line, message, section } from "./elements.ts";
import {
  beyondTable,
  definitionsSection,
  deviationsSection,
  driftSection,
  failuresSection,
  observationsSection,
  reasonsSection,
} from "./sections.ts";
import { type Entry, matrixTable, type Open } from "./matrix.ts";

const report = await reportIn(document.getElementById("report")?.textContent ?? "");
const failures = report.testCases.filter(({ state }) => state === "failed").length;

const filter = element("input", { type: "checkbox", id: "only-failures" });
const filtered = element("div");

const open: Open = (heading, definition, entries) => {
  const shown = entries.filter(({ state }) => !filter.checked || state === "failed");
  const order = ["failed", "unproven", "passed", "skipped"];
  const sorted = shown.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const close = element("button", { type: "button" }, "Close");
  const made = sorted.map((entry) => details(entry, report));
  if (made[0] !== undefined) made[0].open = true;
  const dialog = element(
    "dialog",
    { "aria-labelledby": "dialog-heading" },
    element("header", {}, element("h2", { id: "dialog-heading" }, heading), close),
    element("p", { class: "muted" }, definition),
    ...made,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};

const SIGN = { failed: "✗", passed: "✓", unproven: "?", skipped: "–" } as const;

/** One entry of a cell: its name, and everything about it as soon as somebody opens it. */
function details(entry: Entry, report: Report): HTMLDetailsElement {
  const { testCase, state } = entry;
  const exchange = testCase.exchanges[entry.exchange ?? -1];
  const made = element(
    "details",
    {},
    element(
      "summary",
      {},
      element("span", { class: state }, `${SIGN[state]} ${state}`),
      ` ${fullName(testCase)}`,
      ...(exchange ? [element("span", { class: "muted" }, ` · ${exchange.response.status}`)] : []),
    ),
  );
  // With hundreds of exchanges, only what is looked at is made.
  made.addEventListener("toggle", () => made.append(element("div", {}, ...contents(entry, exchange, report))), {
    once: true,
  });
  return made;
}

function contents(
  { testCase, problems, exchange: at = 0 }: Entry,
  exchange: ExchangeRecord | undefined,
  report: Report,
): Node[] {
  const { reason, exchanges } = testCase;
  return [
    ...(reason === undefined ? [] : [element("p", {}, `Skipped: ${reason}.`)]),
    ...(problems.length === 0
      ? []
      : [element("ul", { class: "failed" }, ...problems.map((problem) => element("li", {}, problem)))]),
    ...(exchange === undefined
      ? []
      : [
          ...(at === 0 ? [] : section("Earlier", exchanges.slice(0, at).map(line).join("\n"))),
          ...section("Sent", message(`${exchange.request.method} ${exchange.request.url}`, exchange.request)),
          ...section("Received", message(String(exchange.response.status), exchange.response)),
          ...section("Send it again", curl(exchange)),
        ]),
    ...section("Run this test case again", replay(report, testCase)),
  ];
}

/** What the reporter wrote into this page: compressed, as one exchange is much like another. */
async function reportIn(base64: string): Promise<Report> {
  const bytes = Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
  const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(text).json()) as Report;
}

function render(): void {
  filtered.replaceChildren(matrixTable(report, filter.checked, open), ...beyondTable(report, filter.checked, open));
}

function counts(): HTMLElement {
  const states: TestCaseReport["state"][] = ["failed", "passed", "unproven", "skipped"];
  return element(
    "ul",
    { class: "counts" },
    ...states.map((state) => {
      const count = report.testCases.filter((testCase) => testCase.state === state).length;
      return element("li", { class: count === 0 ? "muted" : state }, `${count} ${state}`);
    }),
  );
}

const KINDS = { mock: "a mock of the spec", reference: "the reference server", server: "a server" } as const;
const { recording, target, startedAt, duration, errors, interrupted } = report;
document.title = `${failures === 0 ? "✓" : `✗ ${failures}`} contract report: ${recording ?? target.url}`;
document
  .getElementById("header")
  ?.append(
    element("h1", {}, `Contract report of ${recording ?? target.url}`),
    element(
      "p",
      { class: "muted" },
      `${recording === undefined ? `${KINDS[target.kind]}, run` : "exchanges that were recorded, checked"} on ${new Date(startedAt).toISOString()} for ${(duration / 1000).toFixed(1)} s` +
        (interrupted ? ", and ended early" : ""),
    ),
    counts(),
    ...errors.map((error) => element("p", { class: "failed" }, error)),
  );
filter.addEventListener("change", render);
render();
document
  .getElementById("main")
  ?.append(
    ...failuresSection(report),
    element("h2", {}, "Operations and checks"),
    element("label", {}, filter, " Only failures"),
    filtered,
    ...observationsSection(report),
    ...driftSection(report),
    ...deviationsSection(report),
    ...reasonsSection(report, "unproven", "Unproven"),
    ...reasonsSection(report, "skipped", "Skipped"),
    ...definitionsSection(report),
  );
