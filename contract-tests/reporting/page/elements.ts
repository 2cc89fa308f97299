import { shown } from "../presentable.ts";
import type { ExchangeRecord } from "../report.ts";

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
