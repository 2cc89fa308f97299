import fc from "fast-check";
import { resolve } from "../description/description.ts";
import { type Json, type JsonType, type Schema, typesOf } from "../description/schema.ts";
import { type KnownValues, samples } from "./samples.ts";
import { fits, isFree } from "./texts.ts";

/** Any value that the schema allows, and that a server can make sense of: what shrinks, shrinks to the plainest. */
export function arbitrary(schema: Schema, known: KnownValues): fc.Arbitrary<Json> {
  const node = resolve(schema);
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  if (node.anyOf !== undefined) return fc.oneof(...node.anyOf.map((branch) => arbitrary(branch, known)));
  return fc.oneof(...typesOf(node).map((type) => arbitraryOfType[type](node, known)));
}

const arbitraryOfType: Record<JsonType, (schema: Schema, known: KnownValues) => fc.Arbitrary<Json>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: ({ minimum = -0x80000000, maximum = 0x7fffffff }) => fc.integer({ min: minimum, max: maximum }),
  number: ({ minimum, maximum }) => fc.double({ ...bounds(minimum, maximum), noNaN: true, noDefaultInfinity: true }),
  string: texts,
  array: (schema, known) => {
    const { items = {}, minItems = 0, maxItems = minItems + 3, uniqueItems = false } = schema;
    const item = arbitrary(items, known);
    const length = { minLength: minItems, maxLength: maxItems };
    return uniqueItems ? fc.uniqueArray(item, { ...length, comparator: "SameValue" }) : fc.array(item, length);
  },
  object: ({ properties = {}, required = [] }, known) =>
    fc.record(
      Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, ofMember(name, member, known)])),
      { requiredKeys: required, noNullPrototype: true },
    ),
};

function bounds(min: number | undefined, max: number | undefined) {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** What names something real on the target must be real, or name nothing. */
function ofMember(name: string, schema: Schema, known: KnownValues): fc.Arbitrary<Json> {
  const ready = known[name];
  if (ready === undefined) return arbitrary(schema, known);
  return typesOf(resolve(schema)).includes("null") ? fc.constantFrom(ready, null) : fc.constant(ready);
}

const CHARACTER = fc.oneof(
  { weight: 9, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.constantFrom("\t", "\n", "\u0007") },
);

function texts(schema: Schema): fc.Arbitrary<Json> {
  // What a text is for that is not free, only its samples say.
  if (!isFree(schema)) return fc.constantFrom(...samples({ ...schema, type: "string" }, {}).map(({ value }) => value));
  const { minLength = 0, maxLength = 80 } = schema;
  // A server may well take away white space at the ends, and that is not what this is about.
  return fc
    .string({ unit: CHARACTER, minLength, maxLength, size: "medium" })
    .filter((text) => text === text.trim() && fits(text, schema));
}
