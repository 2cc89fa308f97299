import { isObject, type Json, type Schema } from "../spec/schema.ts";
import { type Form, formsOf, membersIn, typesIn } from "./forms.ts";
import type { Place } from "./breaches.ts";
import { itemsOf, prefixOf } from "./list-and-object-samples.ts";
import { isMap, unnamed } from "./objects.ts";
import { step } from "../spec/pointer.ts";
import type { KnownValues } from "./sample.ts";
import { most, samples } from "./samples.ts";
import { isValid } from "./validity.ts";

/** A place in a value, and one way in which what is there can be valid. */
export interface PlaceInValue extends Omit<Place, "part"> {
  /** A JSON Pointer (RFC 6901) into the value. */
  pointer: string;
  /** The whole value with another one in this place. */
  put(value: Json): Json;
  /** A valid whole value from which those that `put` makes differ in this place alone, as small as it can be. */
  twin: Json;
}

const NOTHING_KNOWN: KnownValues = {};
const MOST_NESTED = 2;

const within = {
  known: NOTHING_KNOWN,
  samplesOf: (schema: Schema) => samples(schema, NOTHING_KNOWN),
  mostOf: (schema: Schema) => most(schema, NOTHING_KNOWN),
};

interface At {
  pointer: string;
  put: PlaceInValue["put"];
  /** Undefined at the top, where any valid value will do. */
  twin?: Json;
  path: readonly Schema[];
  known: KnownValues;
}

/**
 * Every place in a valid value, and those that it could have: what it does not have, an optional member or another
 * branch of the schema, is there in a sample of it.
 *
 * @param known Values that are real on the target, by the name of the member that takes them.
 */
export function placesIn(schema: Schema, value: Json, known: KnownValues = NOTHING_KNOWN): Generator<PlaceInValue> {
  return placesAt(schema, value, { pointer: "", put: (whole) => whole, path: [], known });
}

function* placesAt(schema: Schema, value: Json, { pointer, put, path, twin, known }: At): Generator<PlaceInValue> {
  if (path.filter((item) => item === schema).length >= MOST_NESTED) return;
  const inner = [...path, schema];
  const forms = formsOf(schema);
  for (const form of forms) {
    // Where there is one form only, it is the schema.
    const parts = forms.length === 1 ? [schema] : form;
    const base = firstOf(
      value,
      () => basesOf(form, schema),
      (item) => parts.every((part) => isValid(part, item)),
    );
    if (base === undefined) continue;
    yield { ...within, form, schema, base, pointer, put, twin: twin ?? put(base) };
    if (typesIn(form).includes("array")) yield* inList(form, base, { pointer, put, path: inner, known });
    if (typesIn(form).includes("object")) yield* inObject(form, schema, base, { pointer, put, path: inner, known });
  }
}

/** A value that fits: this one, or the first of others, which are made only then. */
function firstOf(value: Json, others: () => Iterable<Json>, fits: (value: Json) => boolean): Json | undefined {
  if (fits(value)) return value;
  for (const other of others()) if (fits(other)) return other;
  return undefined;
}

function* basesOf(form: Form, schema: Schema): Generator<Json> {
  for (const sample of samples(schema, NOTHING_KNOWN)) yield sample.value;
  if (typesIn(form).includes("object")) yield most(schema, NOTHING_KNOWN);
}

/** The plainest value of a schema. */
function plain(schema: Schema): Json {
  return samples(schema, NOTHING_KNOWN)[0]?.value ?? null;
}

function* inList(form: Form, base: Json, { pointer, put, path, known }: At): Generator<PlaceInValue> {
  const prefix = prefixOf(form);
  const schemas = [...prefix, ...(form.some(({ items }) => items !== undefined) ? [itemsOf(form)] : [])];
  const list = Array.isArray(base) ? base : [];
  for (const [at, schema] of schemas.entries()) {
    const full = [...list];
    while (full.length <= at) full.push(plain(schemas[full.length] ?? {}));
    yield* placesAt(schema, full[at] ?? null, {
      pointer: `${pointer}/${at}`,
      put: (value) => put(full.with(at, value)),
      twin: put(full),
      path,
      known,
    });
  }
}

function* inObject(form: Form, schema: Schema, base: Json, { pointer, put, path, known }: At): Generator<PlaceInValue> {
  const object = isObject(base) ? base : {};
  for (const [name, schemas] of [...membersIn(form), ...ofAnyName(form, object)]) {
    for (const member of schemas) {
      const value = object[name] ?? known[name] ?? plain(member);
      const holding =
        [object, ...samples(schema, NOTHING_KNOWN).map((sample) => sample.value)]
          .filter(isObject)
          .find((item) => isValid(schema, { ...item, [name]: item[name] ?? value })) ?? object;
      yield* placesAt(member, holding[name] ?? value, {
        pointer: `${pointer}${step(name)}`,
        put: (changed) => put({ ...holding, [name]: changed }),
        twin: put(isValid(schema, holding) ? holding : { ...holding, [name]: holding[name] ?? value }),
        path,
        known,
      });
    }
  }
}

/** A member of each schema that a form has for members without naming them. */
function ofAnyName(form: Form, object: { [name: string]: Json }): [string, Schema[]][] {
  if (!isMap(form)) return [];
  const seen = new Set<Schema>();
  const matches: [string, Schema[]][] = [];
  for (const [name, schema] of unnamed(form, (names) => samples(names, NOTHING_KNOWN)[0]?.value)) {
    if (seen.has(schema) || membersIn(form).has(name)) continue;
    seen.add(schema);
    matches.push([Object.keys(object).find((item) => item === name) ?? name, [schema]]);
  }
  return matches;
}
