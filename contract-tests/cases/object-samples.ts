import type { Json, Schema } from "../spec/schema.ts";
import { DEPRECATED, type Form, isDeprecated, membersIn } from "./forms.ts";
import { extended, isMap, type Members, objectWith, padded, unnamed, type ValueOf } from "./objects.ts";
import { type Context, type Sample, sample } from "./sample.ts";
import { isValid } from "./validity.ts";
import { step } from "../spec/pointer.ts";

const MOST_UNNAMED = 2;

/** Objects that a form may allow: the smallest, the one with everything, and one for each sample of each member. */
export function objectSamples(form: Form, schema: Schema, context: Context): Sample[] {
  const base = least(form, context);
  const all = everyMember(form, schema, context);
  return [
    ...(base === undefined ? [] : [sample("an object with the required members only", base)]),
    ...(all === undefined ? [] : [sample("an object with every member", all)]),
    ...[...membersIn(form)].flatMap(([name, schemas]) => {
      const mark = schemas.some(isDeprecated) ? DEPRECATED : "";
      return samplesOfMember(name, schemas, context).flatMap((each) => {
        const value = holding(form, schema, { name, value: each.value, base, all }, context);
        if (value === undefined) return [];
        return [{ ...each, name: `${each.name}${mark}`, pointer: `${step(name)}${each.pointer}`, value }];
      });
    }),
    ...(isMap(form) ? samplesOfUnnamed(form, base ?? {}, context) : []),
    ...form.flatMap(({ examples = [], default: given }) => [
      ...examples.slice(0, 1).map((value) => sample("its example", value)),
      ...(given === undefined ? [] : [sample("its default", given)]),
    ]),
  ];
}

/** What names something real on the target must be real; what names nothing may stay. */
export function samplesOfMember(name: string, schemas: readonly Schema[], context: Context): readonly Sample[] {
  const tries = schemas.flatMap((schema) => context.samplesOf(schema));
  const ready = context.known[name];
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
  const needing = objectWith(form, new Set([name]), (each) => (each === name ? value : plain(form, each, context)));
  return [base, needing, all]
    .flatMap((object) => (object === undefined ? [] : [{ ...object, [name]: value }]))
    .find((object) => isValid(schema, object));
}

function samplesOfUnnamed(form: Form, base: Members, context: Context): Sample[] {
  const found: Sample[] = [];
  const seen = new Set<Schema>();
  for (const [name, schema] of unnamed(form, valueIn(context))) {
    if (seen.has(schema) || name in base) continue;
    seen.add(schema);
    for (const each of context.samplesOf(schema))
      found.push({ ...each, pointer: `${step(name)}${each.pointer}`, value: { ...base, [name]: each.value } });
  }
  return found;
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
    .find(([each]) => new RegExp(each, "u").test(name));
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
    const value = context.known[name] ?? schemas.map((each) => context.mostOf(each)).find((each) => each !== undefined);
    if (value !== undefined) more[name] = value;
  }
  if (isMap(form)) {
    let count = 0;
    for (const [name, each] of unnamed(form, valueIn(context))) {
      const value = name in base ? undefined : valueIn(context)(each);
      if (value !== undefined && count++ < MOST_UNNAMED) more[name] = value;
    }
  }
  const all = extended(schema, base, ordered(form, { ...base, ...more }));
  return isValid(schema, all) ? all : undefined;
}

/** The members in the order in which the spec names them. */
function ordered(form: Form, members: Members): Members {
  const names = [...membersIn(form).keys()].filter((name) => name in members);
  return Object.fromEntries(
    [...new Set([...names, ...Object.keys(members)])].map((name) => [name, members[name] ?? null]),
  );
}
