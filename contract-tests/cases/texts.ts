import type { Schema } from "../description/schema.ts";

const PLAIN_TEXT = "Rotate the leaked key";
/** Long enough to be refused by a column of 250 characters, short enough for a line. */
const LONG_TEXT = `${PLAIN_TEXT}. `.repeat(11).trim();
const UNICODE_TEXT = "Ключ ротировать, 鍵を交換, 🔑 e\u0301 \u202Ertl";
const CONTROL_TEXT = "Rotate\tthe\nleaked\u0007 key\u001b";

/** A text of each format, for a schema that gives no example. */
const OF_FORMAT: Readonly<Record<string, string>> = {
  date: "2026-12-01",
  "date-time": "2026-12-01T09:30:00.000+01:00",
  email: "somebody@example.com",
  uri: "https://example.com/a?b=c",
  uuid: "ac348cce-539e-4feb-8e63-c15a816ab333",
};

/** A text that the schema allows. An example says what a text is for where its schema cannot. */
export function plainText({ examples: [example] = [], format }: Schema): string {
  if (typeof example === "string") return example;
  return OF_FORMAT[format ?? ""] ?? PLAIN_TEXT;
}

/** Texts that a server may stumble over, for a schema that leaves it to its caller what the text is. */
export function unusualTexts(schema: Schema): { name: string; text: string }[] {
  const { minLength = 0, maxLength } = schema;
  if (!isFree(schema)) return [];
  return [
    { name: minLength === 0 ? "an empty text" : "the shortest text", text: "x".repeat(minLength) },
    ...(maxLength === undefined ? [] : [{ name: "the longest text", text: "x".repeat(maxLength) }]),
    { name: "a long text", text: LONG_TEXT },
    { name: "a text in unicode", text: UNICODE_TEXT },
    { name: "a text with control characters", text: CONTROL_TEXT },
  ].filter(({ text }) => fits(text, schema));
}

/**
 * Whether any text will do: no format is claimed, the pattern is one that prose keeps, and an example, where there is
 * one, is prose too and not a date or a key.
 */
export function isFree({ examples = [], format, pattern = "" }: Schema): boolean {
  const isProse = examples.every((example) => typeof example === "string" && example.includes(" "));
  return format === undefined && isProse && new RegExp(pattern, "u").test(PLAIN_TEXT);
}

/** Whether the length and the pattern allow the text. Characters are code points, as in JSON Schema. */
export function fits(text: string, { minLength = 0, maxLength = Infinity, pattern = "" }: Schema): boolean {
  const length = [...text].length;
  return length >= minLength && length <= maxLength && new RegExp(pattern, "u").test(text);
}
