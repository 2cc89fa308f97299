import fc from "fast-check";
import type { Operation, Parameter } from "../spec/operations.ts";
import { type Json, type JsonType, ownMember, type Schema } from "../spec/schema.ts";
import type { Case } from "./cases.ts";
import { type Given, merged, survives, triesOf, withRequired, write } from "./parameters.ts";
import { type KnownValues, plainest, samples } from "./samples.ts";
import { proposals, verified, type Violation } from "./violations.ts";
import { asSchema, boundOf, type Form, formsOf, isFree, membersIn, typesIn } from "./forms.ts";
import { nestingOf } from "./recursion.ts";
import { itemsOf, prefixOf } from "./lists.ts";
import { isMap, neededNames, unnamed } from "./objects.ts";
import { LONGEST_LIST, matching, rangeOf, rounded } from "./values.ts";
import { isValid } from "./validity.ts";

/** Cases of one kind, without end. */
export interface RandomCases {
  name: string;
  polarity: Case["polarity"];
  cases: fc.Arbitrary<Case>;
}

/** What of an operation can be varied at random: its body, kept and broken, or its query. */
export function randomCasesOf(operation: Operation, known: KnownValues): RandomCases[] {
  const { body, parameters, obstacle } = operation;
  if (obstacle !== undefined) return [];
  if (body !== undefined) {
    const { mediaType, schema } = body;
    const [plain] = samples(schema, known);
    if (plain === undefined) return [];
    const carrying = { operation, authentication: "token", mediaType } as const;
    const values = arbitrary(schema, known);
    const allowed = { name: "random: bodies that are allowed", polarity: "valid" } as const;
    const broken = { name: "random: bodies with one thing broken", polarity: "invalid" } as const;
    const whole = {
      ...allowed,
      cases: values.map((value) => withRequired({ ...carrying, ...allowed, body: JSON.stringify(value) })),
    };
    const plainViolation = oneViolation(schema, plain.value, 0);
    // Of a body that can be anything, nothing can be broken.
    if (plainViolation === undefined) return [whole];
    return [
      whole,
      {
        ...broken,
        // Which thing is a number, so that it shrinks on its own.
        cases: fc.tuple(values, fc.nat()).map(([drawn, which]): Case => {
          const { keyword, pointer, value, twin } = oneViolation(schema, drawn, which) ?? plainViolation;
          const beside = withRequired({ ...carrying, ...allowed, body: JSON.stringify(twin), unmarked: pointer });
          const violates = { keyword, pointer, in: "body" } as const;
          return withRequired({ ...carrying, ...broken, violates, twin: beside, body: JSON.stringify(value) });
        }),
      },
    ];
  }
  // A single parameter has been tried with everything that there is.
  if (parameters.length < 2) return [];
  const allowed = { name: "random: queries that are allowed", polarity: "valid" } as const;
  const request = { operation, authentication: "token", ...allowed } as const;
  return [{ ...allowed, cases: randomParameters(parameters).map((input) => withRequired({ ...request, ...input })) }];
}

/** The violation of a number, or the next one: not everything that is worth a try breaks something. Undefined if nothing does. */
function oneViolation(schema: Schema, whole: Json, which: number): Violation | undefined {
  const all = proposals(schema, whole);
  for (const [at] of all.entries()) {
    const proposal = all[(which + at) % all.length];
    const violation = proposal && verified(schema, proposal);
    if (violation !== undefined) return violation;
  }
  return undefined;
}

function randomParameters(parameters: readonly Parameter[]): fc.Arbitrary<Given> {
  return fc
    .tuple(...parameters.map((parameter) => fc.option(randomValue(parameter))))
    .map((all) => merged({ query: [] }, ...all.filter((input) => input !== null)));
}

function randomValue(parameter: Parameter): fc.Arbitrary<Given> {
  const { schema, example } = parameter;
  const tries = triesOf(parameter);
  // Where only its example says what a string is for, there is nothing to vary; nor where nothing can be written.
  const values =
    tries.length === 0 || tries.some(({ value }) => value === example)
      ? fc.constantFrom(null, ...tries.map(({ value }) => value))
      : arbitrary(schema, {}).filter((value) => survives(parameter, value));
  return values.map((value) => (value === null ? {} : (write(parameter, value) ?? {})));
}

/** Of schemas that lead back to themselves, this many are drawn within each other; a deeper one is its plainest sample. */
const DEEPEST = 2;

/**
 * Any value that the schema allows, and that a server can make sense of: what shrinks, shrinks to the plainest. What is
 * drawn and turns out not to be allowed is the plainest sample instead.
 *
 * @throws {Error} when the schema has no sample.
 */
function arbitrary(schema: Schema, known: KnownValues): fc.Arbitrary<Json> {
  return arbitraryIn(schema, { known, path: [] });
}

interface Context {
  known: KnownValues;
  path: readonly Schema[];
}

/** What draws from a schema, by how many it is within that lead back to it. */
const drawing = new WeakMap<KnownValues, Map<Schema, fc.Arbitrary<Json>[]>>();

function arbitraryIn(schema: Schema, context: Context): fc.Arbitrary<Json> {
  const { known, path } = context;
  const nesting = nestingOf(schema, path);
  const ofKnown = drawing.get(known) ?? new Map<Schema, fc.Arbitrary<Json>[]>();
  drawing.set(known, ofKnown);
  const before = ofKnown.get(schema) ?? [];
  ofKnown.set(schema, before);
  return (before[nesting] ??= draw(schema, { known, path: nesting === 0 ? [] : path }, nesting));
}

function draw(schema: Schema, { known, path }: Context, nesting: number): fc.Arbitrary<Json> {
  const plain = plainest(schema, known)?.value;
  if (plain === undefined) throw new Error("Nothing can be drawn from a schema for which no valid value was found.");
  if (nesting >= DEEPEST) return fc.constant(plain);
  // All of them would be made again for each schema that leads to the same ones.
  const ready = nesting === 0 ? samples(schema, known).map(({ value }) => value) : [plain];
  const context = { known, path: [...path, schema] };
  const ways = formsOf(schema).flatMap((form) => ofForm(form, ready, context));
  const drawn = ways.length > 0 ? fc.oneof(...ways) : fc.constantFrom(...ready);
  return drawn.map((value) => (isValid(schema, value) ? value : plain));
}

function ofForm(form: Form, ready: readonly Json[], context: Context): fc.Arbitrary<Json>[] {
  for (const { const: constant, enum: values } of form) {
    if (constant !== undefined) return [fc.constant(constant)];
    if (values !== undefined && values.length > 0) return [fc.constantFrom(...values)];
  }
  return typesIn(form).flatMap((type) => ofType[type](form, ready, context));
}

const ofType: Record<JsonType, (form: Form, ready: readonly Json[], context: Context) => fc.Arbitrary<Json>[]> = {
  null: () => [fc.constant(null)],
  boolean: () => [fc.boolean()],
  integer: (form) => [multiples(form)],
  number: (form) => {
    const { low, high } = rangeOf(form);
    if (form.some(({ multipleOf }) => multipleOf !== undefined)) return [multiples(form)];
    const isEmpty = low !== undefined && high !== undefined && low > high;
    const bounds = { ...(low !== undefined && { min: low }), ...(high !== undefined && { max: high }) };
    return isEmpty ? [] : [fc.double({ ...bounds, noNaN: true, noDefaultInfinity: true })];
  },
  string: strings,
  array: lists,
  object: objects,
};

function multiples(form: Form): fc.Arbitrary<Json> {
  const { step, low = -0x80000000, high = 0x7fffffff } = rangeOf(form);
  const [min, max] = [Math.ceil(low / step), Math.floor(high / step)];
  return fc.integer({ min, max: Math.max(min, max) }).map((count) => rounded(count * step));
}

const CHARACTER = fc.oneof(
  { weight: 9, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.constantFrom("\t", "\n", "\u0007") },
);
const LONGEST = 80;

function strings(form: Form, ready: readonly Json[]): fc.Arbitrary<Json>[] {
  const minLength = boundOf(form, "minLength") ?? 0;
  const maxLength = Math.max(minLength, Math.min(boundOf(form, "maxLength") ?? LONGEST, Math.max(LONGEST, minLength)));
  const patterns = form.flatMap(({ pattern }) => (pattern === undefined ? [] : matching(pattern)));
  // What a string is for that is not free, only its samples say.
  const plain = ready.filter((value) => typeof value === "string");
  if (!isFree(form)) return [...plain, ...patterns].length === 0 ? [] : [fc.constantFrom(...plain, ...patterns)];
  return [
    fc
      .string({ unit: CHARACTER, minLength, maxLength, size: "medium" })
      // A server may well take away white space at the ends, and that is not what this is about.
      .map((text) => (text === text.trim() ? text : (plain[0] ?? ""))),
  ];
}

function lists(form: Form, _: readonly Json[], context: Context): fc.Arbitrary<Json>[] {
  const minLength = boundOf(form, "minItems") ?? 0;
  const maxLength = Math.min(boundOf(form, "maxItems") ?? Infinity, minLength + 3);
  const prefix = prefixOf(form);
  const items = itemsOf(form);
  if ([...prefix, items].some((schema) => plainest(schema, context.known) === undefined)) return [];
  const item = arbitraryIn(items, context);
  if (prefix.length > 0)
    return [
      fc
        .tuple(fc.tuple(...prefix.map((schema) => arbitraryIn(schema, context))), fc.array(item, { maxLength: 3 }))
        .map(([first, rest]) => [...first, ...rest]),
    ];
  if (minLength > maxLength || minLength > LONGEST_LIST) return [];
  const length = { minLength, maxLength };
  const unique = form.some(({ uniqueItems }) => uniqueItems);
  return [
    unique ? fc.uniqueArray(item, { maxLength, selector: (value) => JSON.stringify(value) }) : fc.array(item, length),
  ];
}

function objects(form: Form, _: readonly Json[], context: Context): fc.Arbitrary<Json>[] {
  const members = new Map<string, fc.Arbitrary<Json>>();
  for (const [name, schemas] of membersIn(form)) {
    const usable = schemas.filter((schema) => plainest(schema, context.known) !== undefined);
    if (usable.length > 0) members.set(name, fc.oneof(...usable.map((schema) => ofMember(name, schema, context))));
  }
  if (isMap(form)) {
    let count = 0;
    for (const [name, schema] of unnamed(form, (names) => samples(names, context.known)[0]?.value)) {
      if (count++ >= 3) break;
      if (!members.has(name) && plainest(schema, context.known) !== undefined)
        members.set(name, arbitraryIn(schema, context));
    }
  }
  const requiredKeys = [...neededNames(form)].filter((name) => members.has(name));
  return [fc.record(Object.fromEntries(members), { requiredKeys, noNullPrototype: true })];
}

/** What names something real on the target must be real, or name nothing. */
function ofMember(name: string, schema: Schema, context: Context): fc.Arbitrary<Json> {
  const ready = ownMember(context.known, name);
  if (ready === undefined) return arbitraryIn(asSchema(schema), context);
  return isValid(schema, null) ? fc.constantFrom(ready, null) : fc.constant(ready);
}
