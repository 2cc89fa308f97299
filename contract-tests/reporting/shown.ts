/**
 * What a terminal or a browser obeys instead of showing it, or does not show at all: control characters (C0, C1, and with
 * them escape sequences), format characters (changes of direction, zero width), line and paragraph separators, halves
 * of surrogate pairs.
 */
const NOT_SHOWN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const LINES = /[\n\t]/;

/** Text of a server as a person can see it: what would not show is written as JSON would escape it. Lines stay lines. */
export function shown(text: string): string {
  return text.replace(NOT_SHOWN, (character) => (LINES.test(character) ? character : escaped(character)));
}

/** The same in one line, for text that must not look like a line of somebody else's. */
export function shownInOneLine(text: string): string {
  return text.replace(NOT_SHOWN, escaped);
}

/** Whether a string shows as it is. */
export function isShown(text: string): boolean {
  return shownInOneLine(text) === text;
}

/** JSON that shows as it is, and means the same. */
export function shownJson(value: unknown, indent?: number): string {
  // Nothing but strings can hold these, and there an escape means the character. What JSON escapes itself is gone already.
  return shown(JSON.stringify(value, undefined, indent));
}

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return SHORT[character] ?? units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
