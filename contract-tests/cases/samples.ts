import { isDeepStrictEqual } from "node:util";
import { resolve } from "../description/description.ts";
import { type Json, type JsonType, type Schema, typesOf } from "../description/schema.ts";

/** A value that tries one thing. */
export interface Sample {
  /** Where it does so, as a JSON Pointer (RFC 6901) into the value. */
  pointer: string;
  name: string;
  value: Json;
}

/** Long enough to be refused by a column of 250 characters, short enough for a line. */
const LONG_TEXT = "Rotate the leaked key. ".repeat(11).trim();
const UNICODE_TEXT = "Ключ ротировать, 鍵を交換, 🔑 e\u0301 \u202Ertl";
const CONTROL_TEXT = "Rotate\tthe\nleaked\u0007 key\u001b";

/** Ready-made values for members, by name: a target's real identifiers. */
export type KnownValues = Readonly<Record<string, Json>>;

/** Values that the schema allows, each trying one thing; the first is the plainest. */
export function samples(schema: Schema, known: KnownValues): Sample[] {
  const node = resolve(schema);
  if (node.const !== undefined) return [sample(JSON.stringify(node.const), node.const)];
  if (node.enum !== undefined) return node.enum.map((value) => sample(JSON.stringify(value), value));
  return typesOf(node).flatMap((type) => samplesOfType[type](node, known));
}

const sample = (name: string, value: Json): Sample => ({ pointer: "", name, value });

const samplesOfType: Record<JsonType, (schema: Schema, known: KnownValues) => Sample[]> = {
  null: () => [sample("null", null)],
  boolean: () => [sample("true", true), sample("false", false)],
  integer: numbers,
  number: numbers,
  string: texts,
  array: lists,
  object: objects,
};

function numbers({ minimum = 1 }: Schema): Sample[] {
  return [sample("a number", minimum), sample("a larger number", minimum + 1)];
}

function texts(schema: Schema): Sample[] {
  // An example says what a text is for where its schema cannot.
  const plain = sample("a text", schema.examples?.[0] ?? "Rotate the leaked key");
  // Only where the description says something about the text is it worth a request of its own.
  if (schema.minLength === undefined) return [plain];
  return [
    plain,
    sample("the shortest text", "x".repeat(schema.minLength)),
    sample("a long text", LONG_TEXT),
    sample("a text in unicode", UNICODE_TEXT),
    sample("a text with control characters", CONTROL_TEXT),
  ];
}

function lists(schema: Schema, known: KnownValues): Sample[] {
  const items = samples(schema.items ?? {}, known);
  return [
    ...items.map(({ pointer, name, value }) => ({ pointer: `/0${pointer}`, name, value: [value] })),
    ...(schema.minItems ? [] : [sample("an empty list", [])]),
    sample(
      "a list of two",
      [items[0], items[1] ?? items[0]].flatMap((item) => (item ? [item.value] : [])),
    ),
  ];
}

function objects(schema: Schema, known: KnownValues): Sample[] {
  const base = least(schema, known);
  const each = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const ready = known[name];
    const tries = samples(member, known);
    const usable =
      // What names something real on the target must be real; null is always allowed to stay.
      ready === undefined
        ? tries
        : [sample("known to the target", ready), ...tries.filter(({ value }) => value === null)];
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
  return all.filter(({ value }, at) => all.findIndex((other) => isDeepStrictEqual(other.value, value)) === at);
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
  if (node.items !== undefined && typesOf(node).includes("array")) return [most(node.items, known)];
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
