import { asSchema, boundOf, type Form, formsOf, typesIn } from "../cases/forms.ts";
import { isInferred, isObject, type Json, ownMember, type Schema } from "./schema.ts";
import type { Operation } from "./operations.ts";

/**
 * The schemas of a member in each way in which its object can be valid: all of one way apply to it together, and none do
 * where that way does not name it.
 */
export type Ways = readonly (readonly Schema[])[];

/** The schemas of the attributes in the body of an operation's request, by name. */
export function attributesTakenBy(operation: Operation | undefined): Record<string, Schema> {
  return firstOfEach(waysTakenBy(operation));
}

/** All schemas of the attributes in the body of an operation's request, by name. */
export function waysTakenBy(operation: Operation | undefined): ReadonlyMap<string, Ways> {
  return attributesIn(operation?.body?.schema, "readOnly");
}

/** The schemas of the attributes in the success of an operation with one resource, by name. */
export function attributesShownBy(operation: Operation | undefined): Record<string, Schema> {
  return firstOfEach(attributesIn(operation?.answer, "writeOnly"));
}

/** How long a string may be, in characters of Unicode, as JSON Schema counts them. */
export interface Lengths {
  least: number;
  /** Infinity without a limit. */
  most: number;
}

/** How long the strings may be that an operation takes in an attribute, whichever way the schema allows them. */
export function lengthsOf(operation: Operation, name: string): Lengths {
  const ways = waysTakenBy(operation).get(name) ?? [];
  const forms = ways.flatMap((way) => formsOf(together(way))).filter((form) => typesIn(form).includes("string"));
  return {
    least: Math.max(0, ...forms.map((form) => boundOf(form, "minLength") ?? 0)),
    most: Math.min(...forms.map((form) => boundOf(form, "maxLength") ?? Infinity)),
  };
}

/** Whether somebody has published how long a string may be that an operation takes in an attribute. */
export function hasPublishedMaximum(operation: Operation, name: string): boolean {
  const ways = waysTakenBy(operation).get(name) ?? [];
  const parts = ways.flatMap((way) => formsOf(together(way))).flat();
  return parts.some((part) => part.maxLength !== undefined && !isInferred(part, "maxLength"));
}

/** The names of the attributes that the body of an operation's request must have. */
export function attributesRequiredBy(operation: Operation | undefined): string[] {
  const required = formsOfAttributes(operation?.body?.schema).map((form) =>
    form.flatMap((part) => part.required ?? []),
  );
  return [...new Set(required.flat())].filter((name) => required.every((names) => names.includes(name)));
}

type Side = "readOnly" | "writeOnly";
const known: Readonly<Record<Side, WeakMap<Schema, ReadonlyMap<string, Ways>>>> = {
  readOnly: new WeakMap(),
  writeOnly: new WeakMap(),
};

/** The attributes in a document, without those that are for the other side only. */
function attributesIn(document: Schema | undefined, other: Side): ReadonlyMap<string, Ways> {
  if (document === undefined) return new Map();
  const before = known[other].get(document);
  if (before !== undefined) return before;
  const forms = formsOfAttributes(document);
  const names = new Set(forms.flat().flatMap(({ properties = {} }) => Object.keys(properties)));
  const ways = [...names].map((name): [string, Ways] => [name, forms.map((form) => schemasOf(name, form))]);
  const isSeen = (way: readonly Schema[]) =>
    !way
      .flatMap(formsOf)
      .flat()
      .some((part) => part[other]);
  const matches = new Map(ways.filter(([, all]) => all.every(isSeen)));
  known[other].set(document, matches);
  return matches;
}

function formsOfAttributes(document: Schema | undefined): readonly Form[] {
  const forms = document === undefined ? [] : formsOf(document);
  return formsOfMember("attributes", formsOfMember("data", forms));
}

function formsOfMember(name: string, forms: readonly Form[]): readonly Form[] {
  return forms.map((form) => schemasOf(name, form)).flatMap((all) => (all.length === 0 ? [] : formsOf(together(all))));
}

/** The schemas of a member that apply in one way in which its object can be valid. */
function schemasOf(name: string, form: Form): Schema[] {
  return form.flatMap(({ properties = {} }) => {
    const schema = ownMember(properties, name);
    return schema === undefined ? [] : [asSchema(schema)];
  });
}

function firstOfEach(attributes: ReadonlyMap<string, Ways>): Record<string, Schema> {
  return Object.fromEntries(
    [...attributes].flatMap(([name, ways]) =>
      ways
        .flat()
        .slice(0, 1)
        .map((schema) => [name, schema]),
    ),
  );
}

/** Schemas that apply to the same value, as one. */
export function together(all: readonly Schema[]): Schema {
  const [only, ...more] = all;
  return only !== undefined && more.length === 0 ? only : { allOf: [...all] };
}

/** Whether nobody can expect an attribute to come back as it was written. */
export function isWriteOnly(schema: Schema): boolean {
  return formsOf(schema).some((form) => form.some(({ writeOnly }) => writeOnly === true));
}

/** Whether the success of an operation shows a resource: one without a body does not. */
export function showsResource(operation: Operation): boolean {
  return formsOfAttributes(operation.answer).length > 0;
}

/** Where a response has what was written to an attribute. */
export interface ReadBack {
  /** The attribute that was written. */
  name: string;
  /** The attribute of the response that holds it, itself or in its members. */
  root: string;
  /** As a JSON Pointer (RFC 6901) into the attributes. */
  pointer: string;
}

/** The attributes of an operation's request that responses show under another name. */
export function renamedBy(operation: Operation | undefined): ReadBack[] {
  return Object.entries(attributesTakenBy(operation)).flatMap(([name, schema]) => {
    const pointer = schema["x-read-back-at"];
    return pointer === undefined ? [] : [{ name, pointer, root: stepsOf(pointer)[0] ?? "" }];
  });
}

/** Whether an attribute names something in another system: an integration links that, and fills it in by itself. */
export function isOfIntegration(name: string): boolean {
  return /_(id|key|url)$/.test(name) && !OF_ITS_OWN.test(name);
}

/** What the server names its own things by. */
const OF_ITS_OWN = /^(incident|assigned_to|created_by|short)_/;

/** What no server sets by itself, for a moment, an address, and any other string. */
const UNLIKELY = {
  moment: "2001-02-03T04:05:06.789+00:00",
  address: "https://example.com/sent-by-the-client",
  string: "5e27b7ac-0b1d-4c57-9c7e-3d1f6a8b9e21",
};

/**
 * The attributes that only the server sets, each with a string that it would not: those in an operation's response that
 * are not null and that its request does not take, and `id`. What names something in another system may be taken.
 */
export function serversOwn(operation: Operation): Record<string, string> {
  const taken = attributesTakenBy(operation);
  const own = Object.entries(attributesShownBy(operation)).flatMap(([name, schema]) => {
    const forms = formsOf(schema);
    const isString = forms.length > 0 && forms.every((form) => String(typesIn(form)) === "string");
    if (Object.hasOwn(taken, name) || isOfIntegration(name) || !isString) return [];
    const formats = forms.flat().flatMap(({ format }) => format ?? []);
    const isMoment = formats.includes("date-time") || /_at$/.test(name);
    return [[name, isMoment ? UNLIKELY.moment : formats.includes("uri") ? UNLIKELY.address : UNLIKELY.string]];
  });
  return { id: UNLIKELY.string, ...Object.fromEntries(own) };
}

/** What attributes hold at a JSON Pointer; undefined where they hold nothing. */
export function valueAt(attributes: Readonly<Record<string, Json>>, pointer: string): Json | undefined {
  return stepsOf(pointer).reduce<Json | undefined>(
    (value, step) => (isObject(value) ? ownMember(value, step) : undefined),
    attributes,
  );
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
