import { asSchema, boundOf, type Form, formsOf, membersIn, typesIn } from "./forms.ts";
import { builderOf, prefixOf } from "./lists.ts";
import { isServersOwn, type Members, membersOf, unnamed } from "./objects.ts";
import { isObject, type Json, type JsonType, type Schema } from "../spec/schema.ts";
import { LONGEST, LONGEST_LIST, matching, ofLength, rounded, type Context } from "./values.ts";
import { isValid } from "./validity.ts";

/** One way to break a keyword: values that may do so, the one that is least likely to break anything else first. */
interface Breach {
  name: string;
  values: readonly Json[];
  /** Of a required member, its name: what is broken is there. */
  member?: string;
}

/** Where a keyword is broken. */
export interface Place extends Context {
  /** The schema with the keyword. */
  part: Schema;
  /** That and what applies beside it. */
  form: Form;
  /** The schema of the value as a whole. */
  schema: Schema;
  /** A value that keeps all of them. */
  base: Json;
}

type Breaking = (place: Place) => Breach[];

/**
 * Every keyword of JSON Schema 2020-12 that can say something of a value, and of each either how to break it or, where
 * nothing breaks it by itself, why that is so.
 */
export const KEYWORDS: Readonly<Record<string, Breaking | string>> = {
  type: ({ part, base }) => ofOtherTypes([part.type ?? []].flat(), base),
  const: ({ part }) => [breach("is another constant", ...otherThan([part.const ?? null]))],
  enum: ({ part, base }) => [
    breach("is outside its enum", ...otherThan(part.enum ?? [])),
    ...likeOneOf(part.enum ?? [], base),
  ],

  minLength: (place) => [breach("is too short", ...strings(place, (place.part.minLength ?? 0) - 1))],
  maxLength: (place) => [breach("is too long", ...strings(place, (place.part.maxLength ?? 0) + 1))],
  pattern: (place) => [breach("does not match its pattern", ...mismatches(place))],
  format: ({ part }) => [breach(`is not in the format ${part.format}`, `no ${part.format} at all`, ...FOR_FORMATS)],
  contentEncoding: "it says how a string is to be read, which nobody is obliged to check",
  contentMediaType: "it says what a string holds, which nobody is obliged to check",
  contentSchema: "it says what a string holds, which nobody is obliged to check",

  minimum: ({ part }) => [
    breach("is too small", (part.minimum ?? 0) - (part.multipleOf ?? 1), (part.minimum ?? 0) - 1),
  ],
  maximum: ({ part }) => [
    breach("is too large", (part.maximum ?? 0) + (part.multipleOf ?? 1), (part.maximum ?? 0) + 1),
  ],
  exclusiveMinimum: ({ part }) => [breach("is at its excluded minimum", part.exclusiveMinimum ?? 0)],
  exclusiveMaximum: ({ part }) => [breach("is at its excluded maximum", part.exclusiveMaximum ?? 0)],
  multipleOf: ({ part, base }) => [breach("is between its multiples", ...between(part.multipleOf ?? 1, base))],

  items: (place) => (asSchema(place.part.items ?? true).not === undefined ? [] : [surplusItem(place)]),
  prefixItems: "what breaks an item's own schema breaks it",
  unevaluatedItems: (place) => (place.part.unevaluatedItems === false ? [surplusItem(place)] : []),
  contains: (place) => [breach("holds nothing that it has to contain", ...withContained(place, 0))],
  minContains: (place) => [
    breach("holds too few that it has to contain", ...withContained(place, (place.part.minContains ?? 1) - 1)),
  ],
  maxContains: (place) => [
    breach("holds too many that it may contain", ...withContained(place, (place.part.maxContains ?? 0) + 1)),
  ],
  minItems: (place) => [breach("has too few items", ...lists(place, (place.part.minItems ?? 0) - 1))],
  maxItems: (place) => [breach("has too many items", ...lists(place, (place.part.maxItems ?? 0) + 1))],
  uniqueItems: (place) => (place.part.uniqueItems ? [breach("has an item twice", ...withOneTwice(place))] : []),

  required: ({ part, form, base }) =>
    (part.required ?? [])
      .filter((member) => !isServersOwn(form, member))
      .map((member) => ({ ...breach("is missing", without(base, member)), member })),
  dependentRequired: (place) => withoutDependent(place),
  dependentSchemas: "what breaks a dependent schema breaks it",
  properties: "what breaks a member's own schema breaks it",
  patternProperties: "what breaks a member's own schema breaks it",
  additionalProperties: (place) => (place.part.additionalProperties === false ? [unknownMember(place)] : []),
  unevaluatedProperties: (place) => (place.part.unevaluatedProperties === false ? [unknownMember(place)] : []),
  propertyNames: (place) => [breach("has a member of a name that is not allowed", ...withOddName(place))],
  minProperties: ({ part, base }) => [
    breach("has too few members", ...withMembers(base, (part.minProperties ?? 0) - 1)),
  ],
  maxProperties: (place) => [breach("has too many members", ...withMore(place, (place.part.maxProperties ?? 0) + 1))],

  allOf: "what breaks one of its branches breaks it",
  anyOf: ({ part, base }) => ofOtherTypes(typesOfAll(part.anyOf), base),
  oneOf: (place) => [
    ...ofOtherTypes(typesOfAll(place.part.oneOf), place.base),
    breach("fits two of its branches", ...fittingTwo(place)),
  ],
  not: (place) => [breach("is what it must not be", ...fitting(place, place.part.not))],
  if: (place) => [breach("meets a condition, but not what follows from it", ...fitting(place, place.part.if))],
  then: "it is broken where the condition is met: see `if`",
  else: "it is broken where the condition is not met: see `if`",

  $ref: "what breaks the schema that it refers to breaks it",
  $dynamicRef: "what breaks the schema that it refers to breaks it",
};

const breach = (name: string, ...values: readonly Json[]): Breach => ({ name, values });

/** A value of each type. */
const ONE_OF_EACH: Record<Exclude<JsonType, "integer">, Json> = {
  null: null,
  boolean: true,
  // No integer, so that it breaks also a schema that allows integers only.
  number: 1.5,
  string: "text",
  array: [],
  object: {},
};

function typesOfAll(branches: readonly Schema[] = []): string[] {
  return branches.flatMap((branch) => formsOf(branch).flatMap(typesIn));
}

/** Values that a schema allows which may or must not apply; of objects, beside the members that are there. */
function fitting({ base, ...context }: Place, schema: Schema | undefined): Json[] {
  const values = context.samplesOf(asSchema(schema ?? true)).map(({ value }) => value);
  const patterns = formsOf(schema ?? true).flatMap((form) =>
    form.flatMap(({ pattern }) => (pattern === undefined ? [] : matching(pattern))),
  );
  const merged = isObject(base) ? values.filter(isObject).map((value) => ({ ...base, ...value })) : [];
  return [...merged, ...values, ...patterns];
}

function fittingTwo(place: Place): Json[] {
  const branches = place.part.oneOf ?? [];
  const values = branches.flatMap((branch) => fitting(place, branch));
  const objects = values.filter(isObject);
  const joined = objects.flatMap((one) => objects.map((other) => ({ ...one, ...other })));
  return [...values, ...joined].filter((value) => branches.filter((branch) => isValid(branch, value)).length > 1);
}

function lists({ form, base, ...context }: Place, length: number): Json[][] {
  if (length < 0 || length > LONGEST_LIST) return [];
  const list = Array.isArray(base) ? base : [];
  const repeated = Array.from({ length }, (_, at) => list[at % Math.max(1, list.length)] ?? null);
  return [list.length === 0 ? [] : [repeated], [builderOf(form, context)(length)]].flat();
}

function surplusItem({ form, base, ...context }: Place): Breach {
  const prefix = prefixOf(form).length;
  const list = Array.isArray(base) ? base : [];
  const full = list.length >= prefix ? list : builderOf(form, context)(prefix);
  return breach("has an item too many", [...full, "text"]);
}

function withContained({ part, form, base, ...context }: Place, count: number): Json[][] {
  const { contains = {} } = part;
  if (count < 0 || count > LONGEST_LIST) return [];
  const list = Array.isArray(base) ? base : [];
  const build = builderOf(form, context);
  const others = list.filter((item) => !isValid(contains, item));
  const length = Math.max(list.length, boundOf(form, "minItems") ?? 0, count);
  const fillers = Object.values(ONE_OF_EACH).filter((value) => !isValid(contains, value));
  return [
    build(length, count),
    ...[...others, ...fillers].map((filler) => [
      ...build(count, count).slice(0, count),
      ...Array.from({ length: Math.max(0, length - count) }, () => filler),
    ]),
    ...(count === 0 ? [[]] : []),
  ];
}

function withOneTwice({ form, base, ...context }: Place): Json[][] {
  const built = builderOf(form, context)(Math.max(1, boundOf(form, "minItems") ?? 0));
  return [Array.isArray(base) ? base : [], built].flatMap((list) => {
    const [first] = list;
    if (first === undefined) return [];
    return [[first, ...list], list.length > 1 ? list.with(1, first) : list, list.with(-1, first)];
  });
}

const UNKNOWN_MEMBER = "not_in_the_description";

function without(base: Json, member: string): Json {
  const { [member]: _, ...rest } = membersOf(base);
  return rest;
}

function withoutDependent(place: Place): Breach[] {
  const { part, form } = place;
  return Object.entries(part.dependentRequired ?? {}).flatMap(([name, dependents]) =>
    dependents.map((dependent): Breach => {
      const value =
        membersIn(form)
          .get(name)
          ?.map((schema) => place.samplesOf(schema)[0]?.value)[0] ?? "text";
      return breach(
        `has ${name} without ${dependent}`,
        without({ ...membersOf(place.base), [name]: value }, dependent),
      );
    }),
  );
}

function unknownMember({ base }: Place): Breach {
  return breach(
    "has an unknown member",
    ...["text", 1, null, {}].map((value) => ({ ...membersOf(base), [UNKNOWN_MEMBER]: value })),
  );
}

function withOddName(place: Place): Json[] {
  const { part, form, base } = place;
  const { propertyNames = {} } = part;
  const lengths = formsOf(propertyNames).flatMap((names) => [
    "x".repeat(Math.min(LONGEST, (boundOf(names, "maxLength") ?? 0) + 1)),
    "x".repeat(Math.min(LONGEST, Math.max(0, (boundOf(names, "minLength") ?? 1) - 1))),
  ]);
  const odd = [UNKNOWN_MEMBER, "Not Allowed", "0", " ", ...lengths].filter((name) => !isValid(propertyNames, name));
  const [[, schema] = ["", {}]] = unnamed(form, () => undefined);
  const values = [place.samplesOf(schema)[0]?.value ?? "text", "text", 1];
  return odd.flatMap((name) => values.map((value) => ({ ...membersOf(base), [name]: value })));
}

function withMembers(base: Json, count: number): Json[] {
  const entries = Object.entries(membersOf(base));
  if (count < 0 || entries.length < count) return [];
  return entries.map((_, at) => Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].slice(0, count)));
}

function withMore({ form, base, ...context }: Place, count: number): Json[] {
  const valueOf = (schema: Schema) => context.samplesOf(schema)[0]?.value;
  const all: Members = { ...membersOf(base) };
  const add = (name: string, schema: Schema) => {
    const value = Object.keys(all).length < count && !Object.hasOwn(all, name) ? valueOf(schema) : undefined;
    if (value !== undefined) all[name] = value;
  };
  for (const [name, [schema = {}]] of membersIn(form)) add(name, schema);
  for (const [name, schema] of unnamed(form, valueOf)) add(name, schema);
  for (let at = 0; Object.keys(all).length < count && count <= LONGEST_LIST; at++) all[`more_${at}`] = "text";
  return [all];
}

/** Strings and numbers of which each format refuses one, if it refuses any. */
const FOR_FORMATS = ["(", " ", "-", "1.5", "", 2 ** 31, 2 ** 64];
const FOR_PATTERNS = [" ", "\t\n", "0", "a", "-", "", "A b"];

/** A value of each type that is not allowed, and what looks like one that is: a server may convert one and not another. */
function ofOtherTypes(allowed: readonly string[], base: Json): Breach[] {
  const [item] = Array.isArray(base) ? base : [];
  const isNumeric = allowed.includes("integer") || allowed.includes("number");
  return [
    ...Object.entries(ONE_OF_EACH).flatMap(([type, value]) => {
      if (allowed.includes(type)) return [];
      // One of a list's items may name something that is there; another string may be refused for what it names.
      const values = type === "string" && typeof item === "string" ? [item, value] : [value];
      return [breach(`is ${describe(value)}`, ...values)];
    }),
    ...(isNumeric && !allowed.includes("string")
      ? [breach("is a numeral in a string", typeof base === "number" ? String(base) : "1")]
      : []),
    ...(allowed.includes("boolean") && !allowed.includes("string") ? [breach("is true in a string", "true")] : []),
    ...(allowed.includes("boolean") && !isNumeric ? [breach("is 1", 1)] : []),
  ];
}

/** What differs from one of these values in its case or in the space around it, and the empty string. */
function likeOneOf(values: readonly Json[], base: Json): Breach[] {
  const strings = values.filter((value) => typeof value === "string");
  const value = strings.find((string) => string === base) ?? strings[0];
  if (value === undefined) return [];
  const differing = (name: string, other: string) => (values.includes(other) ? [] : [breach(name, other)]);
  const inCase = [value.toUpperCase(), value.toLowerCase()].find((item) => !values.includes(item));
  return [
    ...(inCase === undefined ? [] : [breach("is in another case", inCase)]),
    ...differing("has spaces around it", ` ${value} `),
    ...differing("is an empty string", ""),
  ];
}

function describe(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Values of the same types that are none of these, then of others. */
function otherThan(values: readonly Json[]): Json[] {
  const [value] = values;
  const numbers = values.filter((item) => typeof item === "number");
  const alike: Json[] = [];
  if (values.length > 1 && values.some((item) => typeof item === "string")) alike.push("not_in_the_enum");
  else if (typeof value === "string") alike.push(values.length === 1 ? `not_${value}` : "not_in_the_enum");
  if (numbers.length > 0) alike.push(Math.max(...numbers) + 1, Math.min(...numbers) - 1);
  if (values.some((item) => typeof item === "boolean")) alike.push(true, false);
  if (Array.isArray(value)) alike.push([...value, "more"], []);
  if (isObject(value)) alike.push({ ...value, more: true }, {});
  return [...alike, "not_in_the_enum", ...Object.values(ONE_OF_EACH)];
}

function strings({ form, schema, base }: Place, length: number): Json[] {
  if (length < 0 || length > LONGEST) return [];
  const own = typeof base === "string" ? [[...base.repeat(base === "" ? 0 : Math.ceil(length / base.length) + 1)]] : [];
  return [...ofLength(form, schema, length), ...own.map((characters) => characters.slice(0, length).join(""))];
}

function mismatches({ part, form, base }: Place): string[] {
  const lengths = [boundOf(form, "minLength") ?? 0, boundOf(form, "maxLength") ?? 0].filter(
    (length) => length <= LONGEST,
  );
  const tries = [
    ...FOR_PATTERNS,
    ...lengths.flatMap((length) => FOR_PATTERNS.map((text) => text.repeat(length).slice(0, length))),
    ...(typeof base === "string" ? [`${base} `, ` ${base}`, `${base}\n`, base.toUpperCase(), base.toLowerCase()] : []),
  ];
  const pattern = new RegExp(part.pattern ?? "", "u");
  return tries.filter((text) => !pattern.test(text));
}

function between(step: number, base: Json): number[] {
  const from = typeof base === "number" ? [base, base - step] : [];
  const parts = Number.isInteger(step) && step > 1 ? [1, Math.floor(step / 2), step / 2] : [step / 2, step / 3];
  return [...from, 0].flatMap((start) => parts.map((part) => rounded(start + part)));
}
