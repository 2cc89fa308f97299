import type { TestCaseReport, Report } from "../report.ts";
import { details, element } from "./elements.ts";
import {
  beyondTable,
  definitionsSection,
  deviationsSection,
  driftSection,
  failuresSection,
  observationsSection,
  reasonsSection,
} from "./sections.ts";
import { matrixTable, type Open } from "./matrix-table.ts";

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
