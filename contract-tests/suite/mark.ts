import { resource } from "../spec/resource.ts";
import { isObject, type Json } from "../spec/schema.ts";

/** What a run writes into everything that it creates, so that it can be found again, by whoever cleans up. */
export function markOf(runId: string): string {
  return `[rootly-action-items contract run ${runId}]`;
}

/** At the beginning only: an action item in which a person quotes a mark is that person's. */
const MARK = /^\[rootly-action-items contract run ([\w-]+)\]/;

/** The strings of an action item, either of which can hold the mark. */
const TEXTS = resource.texts;

/** A shorter string is the point of its case. */
const LONG_ENOUGH = 10;

export interface MarkOptions {
  /** Whether something comes of it that has no mark yet. */
  creates: boolean;
  /**
   * Whether others change the same resource: then what changes one of its strings carries the mark itself, as nobody
   * knows which of them has it. Default: false.
   */
  shared?: boolean;
  /**
   * Attributes that stay as they are: one that a case breaks on purpose would be whole again with a mark, and one whose
   * length is limited would be too long.
   */
  spared?: readonly string[];
  /** The strings that can hold the mark. Default: those of an action item. */
  texts?: readonly string[];
  /** How long a string has to be to get the mark. Default: longer than one that is there for its length. */
  shortest?: number;
}

/** A body with the mark in it, wherever its strings can hold one. */
export function withMark(body: string, runId: string, options: MarkOptions): string {
  const { creates, shared = false, spared = [], texts = TEXTS, shortest = LONG_ENOUGH } = options;
  const document = parsed(body);
  const data = isObject(document) ? document["data"] : undefined;
  const attributes = isObject(data) ? data["attributes"] : undefined;
  if (!isObject(document) || !isObject(data) || !isObject(attributes)) return body;
  const marked = { ...attributes };
  const mark = (name: string, text: string) => {
    marked[name] = text === "" ? markOf(runId) : `${markOf(runId)} ${text}`;
  };
  const usable = texts.filter((name) => !spared.includes(name));
  for (const name of usable) {
    const text = marked[name];
    if (typeof text === "string" && text.length >= shortest) mark(name, text);
  }
  // What creates, and what sets both strings, would leave something behind that nobody could find again.
  const sets = (name: string) => name in marked;
  const complete = creates || texts.every(sets) || (shared && texts.some(sets));
  if (complete && runOf(marked, texts) === undefined) {
    // Better a string of its own than one that is there to try something; better the one with fewer rules.
    const free =
      usable.find((name) => !(name in marked)) ??
      usable.toReversed().find((name) => typeof marked[name] === "string") ??
      texts.at(-1);
    if (free !== undefined) mark(free, typeof marked[free] === "string" ? marked[free] : "");
  }
  return JSON.stringify({ ...document, data: { ...data, attributes: marked } });
}

/** The run that created something; undefined when it was not a run of this suite. */
export function runOf(
  attributes: Readonly<Record<string, unknown>>,
  texts: readonly string[] = TEXTS,
): string | undefined {
  return texts.map((name) => runIn(attributes[name])).find((run) => run !== undefined);
}

function runIn(text: unknown): string | undefined {
  return typeof text === "string" ? MARK.exec(text)?.[1] : undefined;
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
