import { shown } from "../shown.ts";

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
