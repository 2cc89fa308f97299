import type { Json, JsonType, Schema } from "../spec/schema.ts";
import { fullList, listSamples } from "./lists.ts";
import { everyMember, objectSamples } from "./objects.ts";
import { ANYTHING, boundOf, type Form, formsOf, isFree, typesIn } from "./forms.ts";
import { isEntered, nestingOf, recursionOf } from "./recursion.ts";
import {
  defaultsIn,
  generated,
  givenIn,
  ofLength,
  plainNumbers,
  plainStrings,
  rangeOf,
  rounded,
  unusualStrings,
  type Context,
  distinct,
  interned,
  type KnownValues,
  type Sample,
  sample,
} from "./values.ts";
import { isValid } from "./validity.ts";

export type { KnownValues, Sample } from "./values.ts";

/** Of schemas that lead back to themselves, this many within each other have a sample. Deeper than that, nothing is found. */
const DEEPEST = 8;

/** Where anything will do within another value, that is not the point. */
const OF_ANYTHING = [sample("a string", "text"), sample("a number", 1), sample("null", null)];

const taken: Found<readonly Sample[]> = new WeakMap();
const least: Found<readonly Sample[]> = new WeakMap();
const largest: Found<Json | undefined> = new WeakMap();

/**
 * Values that the schema allows, each trying one thing; the first is the plainest. Both validators allow each of them.
 * Empty when no value was found.
 */
export function samples(schema: Schema, known: KnownValues): readonly Sample[] {
  return samplesIn(schema, interned(known), []);
}

/** The first of the samples of a schema, without making the others; undefined when there is none. */
export function plainest(schema: Schema, known: KnownValues): Sample | undefined {
  return plainSamples(schema, known)[0];
}

/** The first samples of a schema, one for each way in which an object can be valid. */
export function plainSamples(schema: Schema, known: KnownValues): readonly Sample[] {
  return plainIn(schema, interned(known), []);
}

/** Within a schema that leads back to itself, one value is enough of each that is within it, too. */
function plainIn(schema: Schema, known: KnownValues, path: readonly Schema[]): readonly Sample[] {
  return once(least, schema, known, path, nestingOf(schema, path), [], (context) =>
    find(schema, {
      ...context,
      plainest: true,
      samplesOf: (item) =>
        nestingOf(item, [...path, schema]) === 0
          ? context.samplesOf(item)
          : plainIn(item, known, [...path, schema]).slice(0, 1),
    }),
  );
}

function samplesIn(schema: Schema, known: KnownValues, path: readonly Schema[]): readonly Sample[] {
  if (schema === ANYTHING && path.length > 0) return OF_ANYTHING;
  const place = recursionOf(schema, path) ?? nestingOf(schema, path);
  const all = once(taken, schema, known, path, place, [], (context) => find(schema, context));
  // Deeper ones have the plainest: they are tried elsewhere.
  return isEntered(schema, path) ? all : all.slice(0, 1);
}

function mostIn(schema: Schema, known: KnownValues, path: readonly Schema[]): Json | undefined {
  const match = isEntered(schema, path)
    ? once(largest, schema, known, path, recursionOf(schema, path) ?? nestingOf(schema, path), undefined, (context) =>
        findMost(schema, context),
      )
    : undefined;
  return match ?? samplesIn(schema, known, path)[0]?.value;
}

/** By known values and schema, and then by how deep it is within others, or by the one that it is the shortest way from. */
type Found<T> = WeakMap<KnownValues, Map<Schema, Map<number | Schema, T>>>;

/** What is found for a schema, found once: within itself, that depends on how deep it is, and ends somewhere. */
function once<T>(
  all: Found<T>,
  schema: Schema,
  known: KnownValues,
  path: readonly Schema[],
  place: number | Schema,
  none: T,
  find: (context: Context) => T,
): T {
  if (typeof place === "number" && place >= DEEPEST) return none;
  const ofKnown = all.get(known) ?? new Map<Schema, Map<number, T>>();
  all.set(known, ofKnown);
  const before = ofKnown.get(schema) ?? new Map<number | Schema, T>();
  ofKnown.set(schema, before);
  if (before.has(place)) return before.get(place) ?? none;
  const context = contextIn(schema, known, place === 0 ? [] : path);
  const match = find({ ...context, plainest: !isEntered(schema, path) });
  before.set(place, match);
  return match;
}

function contextIn(schema: Schema, known: KnownValues, path: readonly Schema[]): Context {
  const inner = [...path, schema];
  return {
    known,
    plainest: false,
    samplesOf: (schema) => samplesIn(schema, known, inner),
    mostOf: (schema) => mostIn(schema, known, inner),
  };
}

function find(schema: Schema, context: Context): Sample[] {
  const proposed = formsOf(schema).flatMap((form) => ofForm(form, schema, context));
  const samples = distinct(proposed).filter(({ value }) => isValid(schema, value));
  if (samples.length > 0) return samples;
  return [...formsOf(schema).flatMap(givenIn), ...generated(schema)]
    .filter((value) => isValid(schema, value))
    .slice(0, 1)
    .map((value) => sample("a value", value));
}

function ofForm(form: Form, schema: Schema, context: Context): Sample[] {
  for (const { const: constant, enum: values } of form) {
    if (constant !== undefined) return [sample(JSON.stringify(constant), constant)];
    if (values !== undefined) return values.map((value) => sample(JSON.stringify(value), value));
  }
  return typesIn(form).flatMap((type) => ofType[type](form, schema, context));
}

/** The first of these values that the schema allows. */
function first(schema: Schema, name: string, values: Iterable<Json>): Sample[] {
  for (const value of values) if (isValid(schema, value)) return [sample(name, value)];
  return [];
}

const ofType: Record<JsonType, (form: Form, schema: Schema, context: Context) => Sample[]> = {
  null: () => [sample("null", null)],
  boolean: (form) => [
    ...givenIn(form)
      .filter((value) => typeof value === "boolean")
      .map((value) => sample(String(value), value)),
    sample("true", true),
    sample("false", false),
  ],
  integer: numbers,
  number: (form, schema) => [
    ...numbers(form, schema),
    sample("a fraction", (rangeOf(form).low ?? 0) + 0.5),
    ...first(schema, "a small step", [rounded((rangeOf(form).low ?? 0) + rangeOf(form).step / 2)]),
  ],
  string: strings,
  array: listSamples,
  object: objectSamples,
};

function numbers(form: Form, schema: Schema): Sample[] {
  const { step, low, high } = rangeOf(form);
  const plain = first(schema, "a number", plainNumbers(form, schema));
  const [{ value } = sample("", null)] = plain;
  return [
    ...plain,
    ...(typeof value === "number" ? [sample("a larger number", rounded(value + step))] : []),
    sample("zero", 0),
    sample("a negative number", -step),
    ...(low === undefined ? [] : [sample("the smallest number", low)]),
    ...(high === undefined ? [] : [sample("the largest number", high)]),
    ...defaultsIn(form).map((value) => sample("its default", value)),
  ];
}

function strings(form: Form, schema: Schema): Sample[] {
  const shortest = boundOf(form, "minLength") ?? (isFree(form) ? 0 : undefined);
  const longest = boundOf(form, "maxLength");
  const bounded = (name: string, length: number | undefined) =>
    length === undefined ? [] : first(schema, name, ofLength(form, schema, length));
  return [
    ...first(schema, "a string", plainStrings(form, schema)),
    ...bounded(shortest === 0 ? "an empty string" : "the shortest string", shortest),
    ...bounded("the longest string", longest),
    ...unusualStrings(form).map(({ name, value }) => sample(name, value)),
    ...defaultsIn(form).map((value) => sample("its default", value)),
  ];
}

/** A value with every member that the schema knows, at every level; null when no value was found. */
export function most(schema: Schema, known: KnownValues): Json {
  return mostIn(schema, interned(known), []) ?? null;
}

function findMost(schema: Schema, context: Context): Json | undefined {
  for (const form of formsOf(schema)) {
    if (form.some((part) => part.const !== undefined || part.enum !== undefined)) continue;
    const types = typesIn(form);
    const value = types[0] === "object" ? everyMember(form, schema, context) : undefined;
    const list = types.includes("array") ? fullList(form, schema, context) : undefined;
    if ((value ?? list) !== undefined) return value ?? list;
  }
  return undefined;
}
