import { step } from "../spec/pointer.ts";
import { isObject, type Json, ownMember, type Schema } from "../spec/schema.ts";
import { asSchema, boundOf, DEPRECATED, type Form, isDeprecated, membersIn } from "./forms.ts";
import { type Context, type Sample, sample, matching, shownIn } from "./values.ts";
import { isValid } from "./validity.ts";

const MOST_UNNAMED = 2;

/** Objects that a form may allow: the smallest, the one with everything, and one for each sample of each member. */
export function objectSamples(form: Form, schema: Schema, context: Context): Sample[] {
  const base = least(form, context);
  // Each member of each of these would be made for nothing.
  if (context.plainest && base !== undefined && isValid(schema, base))
    return [sample("an object with the required members only", base)];
  const all = everyMember(form, schema, context);
  return [
    ...(base === undefined ? [] : [sample("an object with the required members only", base)]),
    ...(all === undefined ? [] : [sample("an object with every member", all)]),
    ...[...membersIn(form)].flatMap(([name, schemas]) => {
      const mark = schemas.some(isDeprecated) ? DEPRECATED : "";
      return samplesOfMember(name, schemas, context).flatMap((sample) => {
        const value = holding(form, schema, { name, value: sample.value, base, all }, context);
        if (value === undefined) return [];
        return [{ ...sample, name: `${sample.name}${mark}`, pointer: `${step(name)}${sample.pointer}`, value }];
      });
    }),
    ...(isMap(form) ? samplesOfUnnamed(form, base ?? {}, context) : []),
    ...shownIn(form),
  ];
}

/** What names something real on the target must be real; what names nothing may stay. */
function samplesOfMember(name: string, schemas: readonly Schema[], context: Context): readonly Sample[] {
  const tries = schemas.flatMap((schema) => context.samplesOf(schema));
  const ready = ownMember(context.known, name);
  return ready === undefined
    ? tries
    : [sample("known to the target", ready), ...tries.filter(({ value }) => isNone(value))];
}

function isNone(value: Json): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

interface Held {
  name: string;
  value: Json;
  base: Members | undefined;
  all: Members | undefined;
}

/** The smallest object with a member, or the largest, where only that is allowed. */
function holding(form: Form, schema: Schema, { name, value, base, all }: Held, context: Context): Members | undefined {
  const needing = objectWith(form, new Set([name]), (item) => (item === name ? value : plain(form, item, context)));
  return [base, needing, all]
    .flatMap((object) => (object === undefined ? [] : [{ ...object, [name]: value }]))
    .find((object) => isValid(schema, object));
}

function samplesOfUnnamed(form: Form, base: Members, context: Context): Sample[] {
  const samples: Sample[] = [];
  const seen = new Set<Schema>();
  for (const [name, schema] of unnamed(form, valueIn(context))) {
    if (seen.has(schema) || Object.hasOwn(base, name)) continue;
    seen.add(schema);
    for (const sample of context.samplesOf(schema))
      samples.push({ ...sample, pointer: `${step(name)}${sample.pointer}`, value: { ...base, [name]: sample.value } });
  }
  return samples;
}

const valueIn =
  (context: Context): ValueOf =>
  (schema) =>
    context.samplesOf(schema)[0]?.value;

function plain(form: Form, name: string, context: Context): Json | undefined {
  const schemas = membersIn(form).get(name);
  if (schemas !== undefined) return samplesOfMember(name, schemas, context)[0]?.value;
  // A name that is required, but described nowhere, or by its pattern.
  for (const [other, schema] of unnamed(form, valueIn(context))) if (other === name) return valueIn(context)(schema);
  const pattern = form
    .flatMap(({ patternProperties = {} }) => Object.entries(patternProperties))
    .find(([item]) => new RegExp(item, "u").test(name));
  return pattern === undefined ? "text" : valueIn(context)(pattern[1]);
}

/** The smallest object that a form may allow. */
function least(form: Form, context: Context): Members | undefined {
  const required = objectWith(form, new Set(), (name) => plain(form, name, context));
  return required === undefined ? undefined : padded(form, required, valueIn(context));
}

/** An object with every member for which there is a value, as far as the schema allows them together. */
export function everyMember(form: Form, schema: Schema, context: Context): Members | undefined {
  const base = least(form, context);
  if (base === undefined) return undefined;
  const more: Members = {};
  for (const [name, schemas] of membersIn(form)) {
    const value =
      ownMember(context.known, name) ??
      schemas.map((schema) => context.mostOf(schema)).find((item) => item !== undefined);
    if (value !== undefined) more[name] = value;
  }
  if (isMap(form)) {
    let count = 0;
    for (const [name, schema] of unnamed(form, valueIn(context))) {
      const value = Object.hasOwn(base, name) ? undefined : valueIn(context)(schema);
      if (value !== undefined && count++ < MOST_UNNAMED) more[name] = value;
    }
  }
  const all = extended(schema, base, ordered(form, { ...base, ...more }));
  return isValid(schema, all) ? all : undefined;
}

/** The members in the order in which the spec names them. */
function ordered(form: Form, members: Members): Members {
  const names = [...membersIn(form).keys()].filter((name) => Object.hasOwn(members, name));
  return Object.fromEntries(
    [...new Set([...names, ...Object.keys(members)])].map((name) => [name, ownMember(members, name) ?? null]),
  );
}

export type Members = { [name: string]: Json };
/** A value for a schema; undefined when none was found. */
type ValueOf = (schema: Schema) => Json | undefined;

const MADE_UP = ["extra", "extra_b", "extra_c", "extra_d", "extra_e", "extra_f"];

/** Members that a form allows without naming them: a name, and what its value has to be. */
export function* unnamed(form: Form, valueOf: ValueOf): Generator<[name: string, schema: Schema]> {
  for (const { patternProperties = {} } of form)
    for (const [pattern, schema] of Object.entries(patternProperties))
      for (const name of matching(pattern)) yield [name, asSchema(schema)];
  const names = form.flatMap(({ propertyNames }) => {
    const name = propertyNames === undefined ? undefined : valueOf(propertyNames);
    return typeof name === "string" ? [name] : [];
  });
  const patterns = form.flatMap(({ propertyNames }) => propertyNames?.pattern ?? []);
  const schemas = form.flatMap(({ additionalProperties, unevaluatedProperties }) =>
    [additionalProperties, unevaluatedProperties].filter((schema) => schema !== undefined),
  );
  if (schemas.includes(false)) return;
  const schema = asSchema(schemas.find((schema) => typeof schema === "object") ?? true);
  for (const name of [...names, ...patterns.flatMap(matching), ...MADE_UP]) yield [name, schema];
}

/** Whether a form is about members that it does not name. */
export function isMap(form: Form): boolean {
  return form.some(
    ({ patternProperties, additionalProperties, unevaluatedProperties, propertyNames }) =>
      patternProperties !== undefined ||
      propertyNames !== undefined ||
      typeof additionalProperties === "object" ||
      typeof unevaluatedProperties === "object",
  );
}

/** The names that an object has to have: required ones, what they depend on, and as many more as it takes. */
export function neededNames(form: Form, names: ReadonlySet<string> = new Set()): Set<string> {
  const required = form.flatMap((part) => [...(part.required ?? []), ...(part["x-required-of-requests"] ?? [])]);
  const needed = new Set([...names, ...required]);
  for (const name of needed)
    for (const { dependentRequired = {} } of form)
      for (const item of ownMember(dependentRequired, name) ?? []) needed.add(item);
  return needed;
}

/** An object with the members of these names, and those that they need; undefined when one of them has no value. */
function objectWith(
  form: Form,
  names: ReadonlySet<string>,
  valueOf: (name: string) => Json | undefined,
): Members | undefined {
  const members = membersIn(form);
  const needed = neededNames(form, names);
  // In the order in which the spec names them.
  const ordered = [
    ...[...members.keys()].filter((name) => needed.has(name)),
    ...[...needed].filter((name) => !members.has(name)),
  ];
  const entries = ordered
    .filter((name) => members.has(name) || !isServersOwn(form, name))
    .map((name) => [name, valueOf(name)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(entries) as Members);
}

/** Whether a member is named, but not among those that are sent. */
export function isServersOwn(form: Form, name: string): boolean {
  return form.some(({ properties = {} }) => Object.hasOwn(properties, name)) && !membersIn(form).has(name);
}

/** An object with as many members more as its form demands: named ones first, then others. */
function padded(form: Form, object: Members, valueOf: ValueOf): Members {
  const least = boundOf(form, "minProperties") ?? 0;
  let all = object;
  const add = (name: string, schema: Schema) => {
    if (Object.keys(all).length >= least || Object.hasOwn(all, name)) return;
    const value = valueOf(schema);
    if (value !== undefined) all = { ...all, [name]: value };
  };
  for (const [name, [schema]] of membersIn(form)) if (schema !== undefined) add(name, schema);
  for (const [name, schema] of unnamed(form, valueOf)) add(name, schema);
  return all;
}

/** The object, with as many of these members more as its schema allows. */
function extended(schema: Schema, object: Members, more: Members): Members {
  const all = { ...object, ...more };
  if (isValid(schema, all)) return all;
  let extended = object;
  for (const [name, value] of Object.entries(more)) {
    const next = { ...extended, [name]: value };
    if (isValid(schema, next)) extended = next;
  }
  return extended;
}

/** The members of a value; none when it is no object. */
export function membersOf(value: Json | undefined): Members {
  return isObject(value) ? value : {};
}
