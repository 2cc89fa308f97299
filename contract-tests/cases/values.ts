import fc from "fast-check";
import { generateSync, type JsonSchema } from "json-schema-faker";
import { partAt } from "../spec/spec.ts";
import type { Json, Schema } from "../spec/schema.ts";
import { boundOf, type Form, isFree, PLAIN, sendable, typesIn } from "./forms.ts";
import { ahead, dayAhead } from "./today.ts";
import { isValid } from "./validity.ts";

/** A value that tries one thing. */
export interface Sample {
  /** Where it does so, as a JSON Pointer (RFC 6901) into the value. */
  pointer: string;
  name: string;
  value: Json;
}

/** Ready-made values for members, by name: a target's real identifiers. */
export type KnownValues = Readonly<Record<string, Json>>;

const byObject = new WeakMap<KnownValues, KnownValues>();
const byContent = new Map<string, KnownValues>();

/** The same object for the same values: what is derived from them is derived once, for however many targets. */
export function interned(known: KnownValues): KnownValues {
  const before = byObject.get(known);
  if (before !== undefined) return before;
  const content = JSON.stringify(known);
  const same = byContent.get(content) ?? known;
  byContent.set(content, same);
  byObject.set(known, same);
  return same;
}

/** How values of the schemas within a schema are found. */
export interface Context {
  known: KnownValues;
  /** Whether one value is enough: the plainest. */
  plainest: boolean;
  /** What `samples` finds for a schema within this one; empty when that is nothing. */
  samplesOf(schema: Schema): readonly Sample[];
  /** What `most` finds. */
  mostOf(schema: Schema): Json | undefined;
}

export const sample = (name: string, value: Json): Sample => ({ pointer: "", name, value });

/** Each value once, and each name once: a second value of a name gets a number. */
export function distinct(all: readonly Sample[]): Sample[] {
  const values = new Set<string>();
  const names = new Map<string, number>();
  return all.flatMap((sample) => {
    const text = JSON.stringify(sample.value);
    if (values.has(text)) return [];
    values.add(text);
    const full = `${sample.pointer} ${sample.name}`;
    const count = (names.get(full) ?? 0) + 1;
    names.set(full, count);
    return [count === 1 ? sample : { ...sample, name: `${sample.name} (${count})` }];
  });
}

/** What the library draws from, in this order: the same values in every run. */
const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1);
const ENOUGH = 6;

/** A bound beyond that is not tried: its string would be most of the run. */
export const LONGEST = 20_000;
/** A list beyond that is not tried: its items would be most of the run. */
export const LONGEST_LIST = 200;

const made = new WeakMap<Schema, Json[]>();
const matched = new Map<string, readonly string[]>();

/** Values that a library makes from a schema, as far as both validators allow them; the same in every run. */
export function generated(schema: Schema): Json[] {
  const known =
    made.get(schema) ??
    generate(schema, {})
      .filter((value) => isValid(schema, value))
      .slice(0, ENOUGH);
  made.set(schema, known);
  return known;
}

/** Strings of a length that a schema may allow. */
function generatedOfLength(schema: Schema, length: number): Json[] {
  return generate(schema, { minLength: length, maxLength: length });
}

/** Strings that match a pattern, from two libraries that know different parts of regular expressions. */
export function matching(pattern: string): readonly string[] {
  const known = matched.get(pattern);
  if (known !== undefined) return known;
  const strings = generate({ type: "string", pattern }, {}).filter((value) => typeof value === "string");
  const all = [...strings, ...drawn(pattern)].filter((text) => new RegExp(pattern, "u").test(text));
  matched.set(pattern, all);
  return all;
}

function drawn(pattern: string): string[] {
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { seed: 1, numRuns: ENOUGH });
  } catch {
    // It names what it does not know by an error; the other library's strings have to do.
    return [];
  }
}

/** The library draws up to the maximum, however large: a column of 255 characters and a few of a list are enough. */
const MOST_DRAWN: Readonly<Record<string, number>> = { Length: 255, Items: 5, Properties: 5 };
/** A minimum beyond that is not met, and what is drawn is not valid. */
const LEAST_DRAWN: Readonly<Record<string, number>> = {
  Length: LONGEST,
  Items: LONGEST_LIST,
  Properties: LONGEST_LIST,
};

/** A schema with smaller bounds: what is drawn from it has to be checked against the schema itself. */
function drawable(schema: Schema): JsonSchema {
  const drawn: unknown = JSON.parse(JSON.stringify(schema), function (this: Record<string, unknown>, key, value) {
    const [, bound = "", of = ""] = /^(min|max)(Length|Items|Properties)$/.exec(key) ?? [];
    const [least, most] = [LEAST_DRAWN[of], MOST_DRAWN[of]];
    if (typeof value !== "number" || least === undefined || most === undefined) return value as unknown;
    const minimum = Math.min(least, Number(this[`min${of}`] ?? 0));
    return bound === "min" ? minimum : Math.min(value, Math.max(minimum, most));
  });
  // A schema is left, with other numbers in it.
  return drawn as JsonSchema;
}

function generate(schema: Schema, limits: { minLength?: number; maxLength?: number }): Json[] {
  const values = SEEDS.flatMap((seed) => {
    try {
      // What it makes of JSON is JSON.
      return [
        generateSync(drawable(schema), {
          ...{ seed, optionalsProbability: 0, maxDepth: 6, maxDefaultItems: 2 },
          ...limits,
          refResolver: (reference) => drawable(partAt(reference) as Schema),
        }) as Json,
      ];
    } catch {
      // A schema that it cannot make values of: the others' proposals have to do.
      return [];
    }
  });
  const texts = values.map((value) => JSON.stringify(value));
  return values.filter((value, at) => value !== undefined && texts.indexOf(texts[at] ?? "") === at);
}

/** The values that the spec itself gives: examples, then the default. */
export function givenIn(form: Form): Json[] {
  return [...form.flatMap((part) => examplesIn(part, form)), ...defaultsIn(form)];
}

/** The first example of a part; one with days in it first with days that are still to come. */
function examplesIn({ examples: [first] = [] }: Schema, form: Form): Json[] {
  if (first === undefined) return [];
  const later = ahead(first);
  const all = JSON.stringify(later) === JSON.stringify(first) ? [first] : [later, first];
  return all.map((value) => sendable(form, value));
}

/** What the spec shows of a form: an example of each of its parts, and the default. */
export function shownIn(form: Form): Sample[] {
  return form.flatMap((part) => [
    ...examplesIn(part, form)
      .slice(0, 1)
      .map((value) => sample("its example", value)),
    ...defaultsIn(form, [part]).map((value) => sample("its default", value)),
  ]);
}

export function defaultsIn(form: Form, parts = form): Json[] {
  return parts.flatMap(({ default: given }) => (given === undefined ? [] : [sendable(form, given)]));
}

/** Too long for a column of 255 characters, where no limit is documented, and short enough for a line. */
const LONG = `${PLAIN}. `.repeat(12).trim();
const UNICODE = "Ключ ротировать, 鍵を交換, e\u0301 \u202Ertl";
/** Without the characters that a server may refuse. */
const LINES = "Rotate\tthe\nleaked key";
const UNUSUAL = "Rotate\tthe\nleaked\u0007 key\u001b \u{1f511}";

/** A string of each format, for a schema that gives no example. */
const OF_FORMAT: Readonly<Record<string, string>> = {
  date: dayAhead("soon"),
  "date-time": `${dayAhead("soon")}T09:30:00.000+01:00`,
  time: "09:30:00+01:00",
  "iso-time": "09:30:00",
  "iso-date-time": `${dayAhead("soon")}T09:30:00`,
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
    { name: "a string of unusual characters", value: UNUSUAL },
  ];
}

interface Range {
  /** What a value has to be a multiple of, or 1. */
  step: number;
  /** The smallest and the largest value, as far as they are bounded. */
  low: number | undefined;
  high: number | undefined;
}

/** The range of a form's numbers. Of those that need not be whole, an excluded bound has no neighbour: it is one step off. */
export function rangeOf(form: Form): Range {
  const step = Math.max(...form.map(({ multipleOf = 0 }) => multipleOf)) || 1;
  const stepped = form.some(({ multipleOf }) => multipleOf !== undefined) || !typesIn(form).includes("number");
  const excluded = { low: boundOf(form, "exclusiveMinimum"), high: boundOf(form, "exclusiveMaximum") };
  const lows = [boundOf(form, "minimum"), excluded.low].filter((bound) => bound !== undefined);
  const highs = [boundOf(form, "maximum"), excluded.high].filter((bound) => bound !== undefined);
  const low = lows.length === 0 ? undefined : Math.max(...lows);
  const high = highs.length === 0 ? undefined : Math.min(...highs);
  const up = (bound: number) => (stepped ? Math.ceil(rounded(bound / step)) * step : bound);
  const down = (bound: number) => (stepped ? Math.floor(rounded(bound / step)) * step : bound);
  return {
    step,
    low: low === undefined ? undefined : rounded(low === excluded.low && up(low) === low ? low + step : up(low)),
    high:
      high === undefined
        ? undefined
        : rounded(high === excluded.high && down(high) === high ? high - step : down(high)),
  };
}

/** Numbers that a form may allow, the plainest first. */
export function* plainNumbers(form: Form, schema: Schema): Generator<Json> {
  const { step, low, high } = rangeOf(form);
  const bounds = form.flatMap(({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) =>
    [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter((bound) => bound !== undefined),
  );
  const middle = (Math.min(...bounds) + Math.max(...bounds)) / 2;
  yield* givenIn(form).filter((value) => typeof value === "number");
  yield low ?? Math.min(step, high ?? step);
  if (high !== undefined) yield high;
  if (bounds.length > 0) yield middle;
  yield* generated(schema).filter((value) => typeof value === "number");
}

/** Without what floating point adds: 0.1 * 3 is 0.3. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
