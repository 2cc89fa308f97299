import { resolve } from "../description/description.ts";
import { type Json, type JsonType, type Schema, typesOf } from "../description/schema.ts";
import { plainText, unusualTexts } from "./texts.ts";

/** A value that tries one thing. */
export interface Sample {
  /** Where it does so, as a JSON Pointer (RFC 6901) into the value. */
  pointer: string;
  name: string;
  value: Json;
}

/** Ready-made values for members, by name: a target's real identifiers. */
export type KnownValues = Readonly<Record<string, Json>>;

/** Values that the schema allows, each trying one thing; the first is the plainest. */
export function samples(schema: Schema, known: KnownValues): Sample[] {
  const node = resolve(schema);
  if (node.const !== undefined) return [sample(JSON.stringify(node.const), node.const)];
  if (node.enum !== undefined) return node.enum.map((value) => sample(JSON.stringify(value), value));
  if (node.anyOf !== undefined) return node.anyOf.flatMap((branch) => samples(branch, known));
  return typesOf(node).flatMap((type) => samplesOfType[type](node, known));
}

const sample = (name: string, value: Json): Sample => ({ pointer: "", name, value });

const samplesOfType: Record<JsonType, (schema: Schema, known: KnownValues) => Sample[]> = {
  null: () => [sample("null", null)],
  boolean: () => [sample("true", true), sample("false", false)],
  integer: numbers,
  number: (schema) => [...numbers(schema), ...within(schema, sample("a fraction", (schema.minimum ?? 0) + 0.5))],
  string: (schema) => [
    sample("a text", plainText(schema)),
    ...unusualTexts(schema).map(({ name, text }) => sample(name, text)),
  ],
  array: lists,
  object: objects,
};

function numbers(schema: Schema): Sample[] {
  const { minimum, maximum } = schema;
  const plain = minimum ?? Math.min(1, maximum ?? 1);
  return [
    sample("a number", plain),
    ...within(schema, sample("a larger number", plain + 1)),
    ...(minimum === undefined ? within(schema, sample("zero", 0), sample("a negative number", -1)) : []),
    ...(maximum === undefined ? [] : [sample("the largest number", maximum)]),
  ];
}

function within({ minimum = -Infinity, maximum = Infinity }: Schema, ...tries: Sample[]): Sample[] {
  return tries.filter(({ value }) => Number(value) >= minimum && Number(value) <= maximum);
}

function lists(schema: Schema, known: KnownValues): Sample[] {
  const items = samples(schema.items ?? {}, known);
  const { minItems = 0, maxItems = Infinity } = schema;
  const ofLength = (length: number): Json[] =>
    items.length === 0 ? [] : Array.from({ length }, (_, at) => items[at % items.length]?.value ?? null);
  // Unusual texts are tried all at once: an item is seldom more than an identifier.
  const areTexts =
    items.every(({ value }) => typeof value === "string") && resolve(schema.items ?? {}).enum === undefined;
  const several = Math.max(minItems, Math.min(maxItems, areTexts ? Math.max(2, items.length) : 2));
  return [
    ...(areTexts ? items.slice(0, 1) : items).map(({ pointer, name, value }) => ({
      pointer: `/0${pointer}`,
      name,
      value: [value, ...ofLength(minItems).slice(1)],
    })),
    ...(minItems === 0 ? [sample("an empty list", [])] : []),
    ...(several > 1 ? [sample("a list of several", ofLength(several))] : []),
    ...(maxItems === Infinity ? [] : [sample("the longest list", ofLength(maxItems))]),
  ];
}

function objects(schema: Schema, known: KnownValues): Sample[] {
  const base = least(schema, known);
  const each = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const ready = known[name];
    const tries = samples(member, known);
    const usable =
      // What names something real on the target must be real; what names nothing may stay.
      ready === undefined
        ? tries
        : [sample("known to the target", ready), ...tries.filter(({ value }) => isNone(value))];
    return usable.map((each) => ({
      ...each,
      pointer: `/${name}${each.pointer}`,
      value: { ...base, [name]: each.value },
    }));
  });
  const all = [
    sample("an object with the required members only", base),
    sample("an object with every member", most(schema, known)),
    ...each,
  ];
  // An envelope with nothing optional says the same thing twice, and so does the plainest value of what is required.
  const values = all.map(({ value }) => JSON.stringify(value));
  return all.filter((_, at) => values.indexOf(values[at] ?? "") === at);
}

function isNone(value: Json): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** The smallest object that the schema allows. */
function least(schema: Schema, known: KnownValues): { [member: string]: Json } {
  return members(
    schema,
    known,
    (name) => schema.required?.includes(name) ?? false,
    (member) => samples(member, known)[0]?.value,
  );
}

/** A value with every member that the schema knows, at every level. */
export function most(schema: Schema, known: KnownValues): Json {
  const node = resolve(schema);
  if (node.properties !== undefined)
    return members(
      node,
      known,
      () => true,
      (member) => most(member, known),
    );
  if (node.items !== undefined && typesOf(node).includes("array")) {
    const item = most(node.items, known);
    return Array.from({ length: Math.max(1, node.minItems ?? 0) }, () => item);
  }
  return samples(node, known)[0]?.value ?? null;
}

function members(
  schema: Schema,
  known: KnownValues,
  wanted: (name: string) => boolean,
  sampleOf: (member: Schema) => Json | undefined,
): { [member: string]: Json } {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
      const value = wanted(name) ? (known[name] ?? sampleOf(member)) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
