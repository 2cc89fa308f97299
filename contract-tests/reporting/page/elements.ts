import type { Entry } from "../matrix.ts";
import { shown } from "../presentable.ts";
import { type ExchangeRecord, fullName, type Report } from "../report.ts";
import { curl, replay } from "../replay.ts";

/** An element; strings become text and nothing else, and what would not show is written as an escape. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, shown(value));
  made.append(...children.map((child) => (typeof child === "string" ? shown(child) : child)));
  return made;
}

/** What a keyboard can scroll. */
export function code(label: string, text: string): HTMLPreElement {
  return element("pre", { tabindex: "0", role: "region", "aria-label": label }, text);
}

const SIGN = { failed: "✗", passed: "✓", unproven: "?", skipped: "–" } as const;

/** One entry of a cell: its name, and everything about it as soon as somebody opens it. */
export function details(entry: Entry, report: Report): HTMLDetailsElement {
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

export function section(heading: string, text: string): Node[] {
  return [element("h3", {}, heading), code(heading, text)];
}

export function line({ request, response }: ExchangeRecord): string {
  return `${request.method} ${request.url} -> ${response.status}`;
}

export function message(
  first: string,
  { headers, body = "" }: { headers: Readonly<Record<string, string>>; body?: string },
): string {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [first, ...fields, "", indented(body)].join("\n").trim();
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
