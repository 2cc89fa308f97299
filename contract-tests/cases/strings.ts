import type { Json, Schema } from "../spec/schema.ts";
import { boundOf, type Form } from "./forms.ts";
import { isFree, PLAIN } from "./prose.ts";
import { generated, generatedOfLength, givenIn, matching } from "./values.ts";

/** Too long for a column of 255 characters, where no limit is documented, and short enough for a line. */
const LONG = `${PLAIN}. `.repeat(12).trim();
const UNICODE = "Ключ ротировать, 鍵を交換, 🔑 e\u0301 \u202Ertl";
/** Without the control characters that a server may refuse. */
const LINES = "Rotate\tthe\nleaked key";
const CONTROL = "Rotate\tthe\nleaked\u0007 key\u001b";
/** A bound beyond that is not tried: its string would be most of the run. */
export const LONGEST = 20_000;

/** A string of each format, for a schema that gives no example. */
const OF_FORMAT: Readonly<Record<string, string>> = {
  date: "2026-12-01",
  "date-time": "2026-12-01T09:30:00.000+01:00",
  time: "09:30:00+01:00",
  "iso-time": "09:30:00",
  "iso-date-time": "2026-12-01T09:30:00",
  duration: "PT1H30M",
  email: "somebody@example.com",
  "idn-email": "somebody@example.com",
  hostname: "host.example.com",
  "idn-hostname": "host.example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/a?b=c",
  "uri-reference": "/a?b=c",
  iri: "https://example.com/a?b=c",
  "iri-reference": "/a?b=c",
  url: "https://example.com/a?b=c",
  "uri-template": "https://example.com/{name}",
  uuid: "ac348cce-539e-4feb-8e63-c15a816ab333",
  "json-pointer": "/a/0",
  "json-pointer-uri-fragment": "#/a/0",
  "relative-json-pointer": "1/a",
  regex: "^a+$",
  byte: "Um90YXRl",
  binary: "Rotate",
  password: "correct horse",
};

/** Strings that a form may allow, the plainest first. An example says what a string is for where its schema cannot. */
export function* plainStrings(form: Form, schema: Schema): Generator<Json> {
  const formats = form.flatMap(({ format = "" }) => OF_FORMAT[format] ?? []);
  const lengths = [boundOf(form, "minLength"), boundOf(form, "maxLength")].filter((bound) => bound !== undefined);
  yield* givenIn(form).filter((value) => typeof value === "string");
  yield* formats;
  yield PLAIN;
  for (const { pattern } of form) if (pattern !== undefined) yield* matching(pattern);
  for (const length of lengths) yield* ofLength(form, schema, length);
  yield* generated(schema).filter((value) => typeof value === "string");
}

/** Strings of exactly this length in code points, as far as somebody can make them. */
export function* ofLength(form: Form, schema: Schema, length: number): Generator<string> {
  if (length < 0 || length > LONGEST) return;
  yield "x".repeat(length);
  if (length > 0) yield cut(PLAIN, length);
  const patterns = form.flatMap(({ pattern }) => pattern ?? []);
  for (const text of patterns.flatMap(matching)) if (text !== "") yield cut(text, length);
  for (const value of patterns.length > 0 ? generatedOfLength(schema, length) : [])
    if (typeof value === "string" && [...value].length === length) yield value;
}

function cut(text: string, length: number): string {
  return [...text.repeat(Math.ceil(length / [...text].length))].slice(0, length).join("");
}

/** Strings that a server may stumble over, for a schema that leaves it to its caller what the string is. */
export function unusualStrings(form: Form): { name: string; value: string }[] {
  if (!isFree(form)) return [];
  return [
    { name: "an empty string", value: "" },
    { name: "a long string", value: LONG },
    { name: "a string in Unicode", value: UNICODE },
    { name: "a string of several lines", value: LINES },
    { name: "a string with control characters", value: CONTROL },
  ];
}
