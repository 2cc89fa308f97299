import type { Lengths } from "../spec/attributes.ts";
import { isObject, type Json, ownMember } from "../spec/schema.ts";

/** What a run writes into everything that it creates, so that clean-up can find it again. */
export function markOf(runId: string): string {
  return `[rootly-action-items contract run ${runId}]`;
}

/** At the beginning only: an action item in which a person quotes a mark is that person's. */
const MARK = /^\[rootly-action-items contract run ([\w-]+)\]/;

/** A shorter string is the point of its case. */
const LONG_ENOUGH = 10;

const ANY_LENGTH: Lengths = { least: 0, most: Infinity };
/** What a string is filled with that would be too short. */
const FILLER = "Rotate the leaked key. ";

export interface MarkOptions {
  /** Whether something comes of it that has no mark yet. */
  creates: boolean;
  /**
   * Whether others change the same resource: then what changes one of its strings carries the mark itself, as nobody
   * knows which of them has it. Default: false.
   */
  shared?: boolean;
  /** Attributes that stay as they are: one that a case breaks on purpose would be whole again with a mark. */
  spared?: readonly string[];
  /** The strings that can hold the mark. */
  texts: readonly string[];
  /** How long they may be, in characters of Unicode. Default: as long as they like. */
  lengths?: Readonly<Record<string, Lengths>>;
  /** How long a string has to be to get the mark. Default: longer than one that is there for its length. */
  shortest?: number;
}

/** A body with the mark in it, wherever its strings can hold one. */
export function withMark(body: string, runId: string, options: MarkOptions): string {
  const { creates, shared = false, spared = [], texts, lengths = {}, shortest = LONG_ENOUGH } = options;
  const document = parsed(body);
  const data = isObject(document) ? document["data"] : undefined;
  const attributes = isObject(data) ? data["attributes"] : undefined;
  if (!isObject(document) || !isObject(data) || !isObject(attributes)) return body;
  const marked = { ...attributes };
  // What a case breaks keeps the length that it has.
  const lengthsOf = (name: string) => (spared.includes(name) ? ANY_LENGTH : (ownMember(lengths, name) ?? ANY_LENGTH));
  const mark = (name: string, text: string) => {
    marked[name] = markedString(text, runId, lengthsOf(name));
  };
  const usable = texts.filter((name) => !spared.includes(name));
  for (const name of usable) {
    const text = marked[name];
    if (typeof text !== "string" || text.length < shortest) continue;
    // As short as can be, it is there for that.
    if (shortest > 0 && isAt(lengthsOf(name), text) && [...text].length < markOf(runId).length) continue;
    mark(name, text);
  }
  // What creates, and what sets both strings, would leave something behind that nobody could find again.
  const sets = (name: string) => Object.hasOwn(marked, name);
  const complete = creates || texts.every(sets) || (shared && texts.some(sets));
  if (complete && runOf(marked, texts) === undefined) {
    // Better a string of its own than one that is there to try something; better the one with fewer rules.
    const free =
      usable.find((name) => !Object.hasOwn(marked, name)) ??
      usable.toReversed().find((name) => typeof marked[name] === "string") ??
      texts.at(-1);
    if (free !== undefined) mark(free, typeof marked[free] === "string" ? marked[free] : "");
  }
  return JSON.stringify({ ...document, data: { ...data, attributes: marked } });
}

/**
 * A string with the mark in front. One that would be too long loses its beginning, one that would be too short is filled,
 * and one that is as long or as short as can be stays so, where the mark has room in it.
 */
function markedString(text: string, runId: string, lengths: Lengths): string {
  const mark = markOf(runId);
  const characters = [...text];
  const isWhole = isAt(lengths, text) && characters.length >= mark.length;
  const most = isWhole ? characters.length : lengths.most;
  const needed = mark.length + 1 + characters.length;
  if (needed > most) {
    const room = most - mark.length - 1;
    return room < 1 ? mark.padEnd(lengths.least, ".") : `${mark} ${characters.slice(-room).join("")}`;
  }
  const filler = FILLER.repeat(Math.ceil(lengths.least / FILLER.length)).slice(0, Math.max(0, lengths.least - needed));
  // Nothing follows the mark, so the space goes as well, and the string may be one character short.
  return `${filler}${text}` === "" ? mark.padEnd(lengths.least, ".") : `${mark} ${filler}${text}`;
}

/** Whether a string is as long, or as short, as it can be. */
function isAt({ least, most }: Lengths, text: string): boolean {
  const { length } = [...text];
  return (least > 0 && length === least) || length === most;
}

/** The run that created something; undefined when it was not a run of this suite. */
export function runOf(attributes: Readonly<Record<string, unknown>>, texts: readonly string[]): string | undefined {
  return texts.map((name) => runIn(attributes[name])).find((run) => run !== undefined);
}

function runIn(text: unknown): string | undefined {
  return typeof text === "string" ? MARK.exec(text)?.[1] : undefined;
}

/** The JSON of a body; undefined where it is none. */
export function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
