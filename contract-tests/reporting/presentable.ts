/** What stands for the token: the variable that holds it, so that a command line works as it is. */
export const TOKEN_VARIABLE = "$ROOTLY_API_TOKEN";
/** What stands for a part of it. */
const PART = "…";
/** Fewer of its characters together are no secret: others write them too. */
const SHORTEST_PART = 12;

/** Members of answers whose values nobody else may read, also where a body ends in the middle of one. */
const SECRET_MEMBERS = /("(?:jti|session_token)"\s*:\s*)(?!null\b)(?:"(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/g;

/** A string that can be kept: without the token, and without the secrets of users in what is JSON of it. */
export function withoutSecrets(text: string, token: string): string {
  return withoutToken(text, token).replace(SECRET_MEMBERS, '$1"…"');
}

/** A string without the token, in whatever way a server writes it, whole or in parts. */
export function withoutToken(text: string, token: string): string {
  if (token === "") return text;
  const { patterns, parts } = looksOf(token);
  let clean = text;
  for (const pattern of patterns) clean = clean.replace(pattern, () => TOKEN_VARIABLE);
  return parts(clean);
}

/** A string that can be shown to a person: of each line, `LONGEST_LINE` characters at most. */
export function presentable(text: string, token: string): string {
  return shown(withoutSecrets(text, token))
    .split("\n")
    .map((line) => cut(line))
    .join("\n");
}

/** In characters. No line is longer that does not repeat what a server has sent. */
export const LONGEST_LINE = 2_000;

/**
 * The beginning of a string that may be too long to read, and how long it is. Secrets have to be gone before: half of one
 * would not be found any more.
 *
 * @param most How many characters are kept. Default: `LONGEST_LINE`.
 */
export function cut(text: string, most = LONGEST_LINE): string {
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
}

/** A value without the token and users' secrets in any of its strings, the names of members included. */
export function valueWithoutSecrets<Value>(value: Value, token: string): Value {
  const clean = (item: unknown): unknown => {
    if (typeof item === "string") return withoutSecrets(item, token);
    if (Array.isArray(item)) return item.map(clean);
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(
      Object.entries(item).map(([name, member]) => [withoutSecrets(name, token), clean(member)]),
    );
  };
  // Nothing changes but what strings say.
  return clean(value) as Value;
}

/**
 * The same error, with nothing secret in its message and its stack, and nothing beside these: reporters print all. One that
 * cannot be changed is replaced by one that says the same.
 */
export function withoutSecretsIn(error: unknown, token: string, seen = new Set<unknown>()): unknown {
  if (!(error instanceof Error)) return error;
  // Somebody's chain of causes may end where it began.
  if (seen.has(error)) return undefined;
  if (!Object.isExtensible(error))
    return withoutSecretsIn(new Error(error.message, { cause: error.cause }), token, seen.add(error));
  seen.add(error);
  const cleaned = {
    message: cut(withoutSecrets(error.message, token)),
    // It begins with the message, and tells where the error was thrown after it.
    ...(error.stack !== undefined && { stack: cut(withoutSecrets(error.stack, token), 5 * LONGEST_LINE) }),
    ...(error.cause !== undefined && { cause: withoutSecretsIn(error.cause, token, seen) }),
  };
  for (const name of Object.getOwnPropertyNames(error))
    if (!KEPT.includes(name) && Object.getOwnPropertyDescriptor(error, name)?.configurable)
      Reflect.deleteProperty(error, name);
  // A DOMException, which a time-out ends with, has getters for these.
  for (const [name, value] of Object.entries(cleaned))
    Object.defineProperty(error, name, { value, writable: true, configurable: true });
  return error;
}

const KEPT = ["name", "message", "stack", "cause"];

interface Looks {
  /** Match the whole token, in each way in which it can be written. */
  patterns: RegExp[];
  /** Replaces parts of it. */
  parts(text: string): string;
}

const known = new Map<string, Looks>();

/** What a token looks like in what a server says. */
function looksOf(token: string): Looks {
  const looks = known.get(token) ?? {
    patterns: [
      new RegExp(token.replace(/./gsu, spellings), "giu"),
      ...(token.length < SHORTEST_PART ? [] : encodings(token)),
    ],
    parts: partsOf(token),
  };
  known.set(token, looks);
  return looks;
}

const NAMED: Readonly<Record<string, string>> = { "+": "plus", "/": "sol", "=": "equals", _: "lowbar", ".": "period" };

/**
 * Matches one character in each way in which JSON, a URL, HTML or a program's text can write it, also where that is written
 * in JSON or a URL once more. How often is limited: a server may send backslashes without end.
 */
function spellings(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const named = NAMED[character];
  const escaped = [
    `\\\\{1,8}u(?:${hex.padStart(4, "0")}|\\{0{0,4}${hex}\\})`,
    `\\\\{1,8}x${hex.padStart(2, "0")}`,
    `%(?:25){0,3}${hex.padStart(2, "0")}`,
    `&(?:amp;){0,3}#(?:x0{0,8}${hex}|0{0,8}${code});`,
    ...(named === undefined ? [] : [`&(?:amp;){0,3}${named};`]),
  ];
  return `(?:\\\\{0,8}\\u{${hex}}|${escaped.join("|")})`;
}

/** Base64 of a token, alone or after something else, as in Basic credentials, and its bytes as hexadecimal digits. */
function encodings(token: string): RegExp[] {
  const bytes = Buffer.from(token);
  const inBase64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    // The first and the last digits are made of what stands around it, too.
    const [from, to] = [[0, 2, 3][offset] ?? 0, Math.floor(((offset + bytes.length) * 8) / 6)];
    const core = text.slice(from, to).replace(/[+/]/g, (digit) => (digit === "+" ? "[+-]" : "[/_]"));
    return new RegExp(`${core}[\\w+/-]*={0,2}`, "g");
  });
  return [
    ...inBase64,
    new RegExp([...bytes].map((byte) => `(?:\\\\x|0x|[ :])?${byte.toString(16).padStart(2, "0")}`).join(""), "gi"),
  ];
}

/** Replaces what is a part of a token: the end of a string that was cut off, or one of several pieces. */
function partsOf(token: string): Looks["parts"] {
  const lower = token.toLowerCase();
  const count = lower.length - SHORTEST_PART + 1;
  const parts = new Set(Array.from({ length: Math.max(0, count) }, (_, at) => lower.slice(at, at + SHORTEST_PART)));
  const letters = [...new Set(lower)].map((letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`).join("");
  const runs = new RegExp(`[${letters}]{${SHORTEST_PART},}`, "giu");
  return (text) =>
    parts.size === 0
      ? text
      : text.replace(runs, (run) => {
          let clean = "";
          let end = -1;
          for (let at = 0; at + SHORTEST_PART <= run.length; at++) {
            if (!parts.has(run.slice(at, at + SHORTEST_PART).toLowerCase())) continue;
            if (at > end) clean += run.slice(Math.max(end, 0), at) + PART;
            end = at + SHORTEST_PART;
          }
          return clean + run.slice(Math.max(end, 0));
        });
}

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

/** The same in one line, for text that must not look like a line of our own. */
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

/** How much of what is listed at length a person may read. A server may put a new name into each of a million members. */
export const MOST_LISTED = 200;

/**
 * A list that a person gets to see: its first lines, and how many more there are. One more line takes as much room as
 * saying that there is one more.
 *
 * @param where Where all of them are, to be said as well.
 */
export function shortened(lines: readonly string[], most: number, where?: string): string[] {
  if (lines.length <= most + 1) return [...lines];
  return [...lines.slice(0, most), `… and ${lines.length - most} more${where === undefined ? "" : `, in ${where}`}`];
}

/** How wide a terminal is that nobody has made wider. */
const WIDTH = 80;

/** Identifiers, as many in a line as there is room for. */
export function inLines(ids: readonly string[]): string[] {
  const lines: string[] = [];
  for (const id of ids) {
    const longer = `${lines.at(-1) ?? ""} ${id}`;
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`      ${id}`);
  }
  return lines;
}
