import { isObject, type Json, type Schema } from "../description/schema.ts";
import { type Form, formsOf, membersIn, typesIn } from "./forms.ts";
import type { Place } from "./breach.ts";
import { itemsOf, prefixOf } from "./list-samples.ts";
import { isMap, unnamed } from "./objects.ts";
import { step } from "./pointer.ts";
import type { KnownValues } from "./sample.ts";
import { most, samples } from "./samples.ts";
import { isValid } from "./validity.ts";

/** A place in a value, and one way in which what is there can be valid. */
export interface PlaceInValue extends Omit<Place, "part"> {
  /** A JSON Pointer (RFC 6901) into the value. */
  pointer: string;
  /** The whole value with another one in this place. */
  put(value: Json): Json;
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
  path: readonly Schema[];
}

/**
 * Every place in a valid value, and those that it could have: what it does not have, an optional member or another
 * branch of the schema, is there in a sample of it.
 */
export function* placesIn(
  schema: Schema,
  value: Json,
  { pointer, put, path }: At = { pointer: "", put: (whole) => whole, path: [] },
): Generator<PlaceInValue> {
  if (path.filter((each) => each === schema).length >= MOST_NESTED) return;
  const inner = [...path, schema];
  const forms = formsOf(schema);
  for (const form of forms) {
    // Where there is one form only, it is the schema.
    const parts = forms.length === 1 ? [schema] : form;
    const base = firstOf(
      value,
      () => basesOf(form, schema),
      (each) => parts.every((part) => isValid(part, each)),
    );
    if (base === undefined) continue;
    yield { ...within, form, schema, base, pointer, put };
    if (typesIn(form).includes("array")) yield* inList(form, base, { pointer, put, path: inner });
    if (typesIn(form).includes("object")) yield* inObject(form, schema, base, { pointer, put, path: inner });
  }
}

/** A value that fits: this one, or the first of others, which are made only then. */
function firstOf(value: Json, others: () => Iterable<Json>, fits: (value: Json) => boolean): Json | undefined {
  if (fits(value)) return value;
  for (const other of others()) if (fits(other)) return other;
  return undefined;
}

function* basesOf(form: Form, schema: Schema): Generator<Json> {
  const types = typesIn(form);
  if (types.includes("object")) yield most(schema, NOTHING_KNOWN);
  for (const sample of samples(schema, NOTHING_KNOWN)) yield sample.value;
}

function* inList(form: Form, base: Json, { pointer, put, path }: At): Generator<PlaceInValue> {
  const prefix = prefixOf(form);
  const schemas = [...prefix, ...(form.some(({ items }) => items !== undefined) ? [itemsOf(form)] : [])];
  const list = Array.isArray(base) ? base : [];
  for (const [at, schema] of schemas.entries()) {
    const full = [...list];
    while (full.length <= at) full.push(most(schemas[full.length] ?? {}, NOTHING_KNOWN));
    yield* placesIn(schema, full[at] ?? null, {
      pointer: `${pointer}/${at}`,
      put: (value) => put(full.with(at, value)),
      path,
    });
  }
}

function* inObject(form: Form, schema: Schema, base: Json, { pointer, put, path }: At): Generator<PlaceInValue> {
  const object = isObject(base) ? base : {};
  for (const [name, schemas] of [...membersIn(form), ...ofAnyName(form, object)]) {
    for (const member of schemas) {
      const value = object[name] ?? most(member, NOTHING_KNOWN);
      const holding = [object, ...samples(schema, NOTHING_KNOWN).map((sample) => sample.value)]
        .filter(isObject)
        .find((each) => isValid(schema, { ...each, [name]: each[name] ?? value }));
      yield* placesIn(member, holding?.[name] ?? value, {
        pointer: `${pointer}${step(name)}`,
        put: (changed) => put({ ...(holding ?? object), [name]: changed }),
        path,
      });
    }
  }
}

/** A member of each schema that a form has for members without naming them. */
function ofAnyName(form: Form, object: { [name: string]: Json }): [string, Schema[]][] {
  if (!isMap(form)) return [];
  const seen = new Set<Schema>();
  const found: [string, Schema[]][] = [];
  for (const [name, schema] of unnamed(form, (names) => samples(names, NOTHING_KNOWN)[0]?.value)) {
    if (seen.has(schema) || membersIn(form).has(name)) continue;
    seen.add(schema);
    found.push([Object.keys(object).find((each) => each === name) ?? name, [schema]]);
  }
  return found;
}
