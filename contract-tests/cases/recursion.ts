import type { Schema } from "../spec/schema.ts";
import { ANYTHING, asSchema, type Form, formsOf, membersIn, referredBy } from "./forms.ts";

// Where schemas lead, and how far what leads back to itself is followed.

const reached = new WeakMap<Schema, ReadonlySet<Schema>>();

/** A schema and every schema that it leads to, each once: the same set for all that lead to each other. */
export function subschemasOf(schema: Schema): ReadonlySet<Schema> {
  const known = reached.get(schema);
  if (known !== undefined) return known;
  const all = new Set([schema]);
  const leading = new Map<Schema, Schema[]>();
  for (const outer of all)
    for (const inner of subschemasIn(outer)) {
      all.add(inner);
      leading.set(inner, [...(leading.get(inner) ?? []), outer]);
    }
  const leadingBack = new Set([schema]);
  for (const inner of leadingBack) for (const outer of leading.get(inner) ?? []) leadingBack.add(outer);
  for (const item of leadingBack) {
    reached.set(item, all);
    if (!recursive.has(item)) recursive.set(item, leadingBack.size > 1);
  }
  return all;
}

/** The schemas that stand in a schema, and what it refers to. */
function subschemasIn(schema: Schema): Schema[] {
  const { items, contains, not, propertyNames, additionalProperties, unevaluatedProperties, unevaluatedItems } = schema;
  const inner = [
    ...[items, contains, not, propertyNames, additionalProperties, unevaluatedProperties, unevaluatedItems],
    ...[schema.if, schema.then, schema.else],
    ...[schema.allOf, schema.anyOf, schema.oneOf, schema.prefixItems].flatMap((list) => list ?? []),
    ...[schema.properties, schema.patternProperties, schema.dependentSchemas].flatMap((map) =>
      Object.values(map ?? {}),
    ),
    ...referredBy(schema),
  ];
  return inner.filter((item) => typeof item === "object");
}

// Within what is anything, anything can be.
const recursive = new WeakMap<Schema, boolean>([[ANYTHING, true]]);

/** Whether a schema leads back to itself. */
function isRecursive(schema: Schema): boolean {
  subschemasOf(schema);
  return recursive.get(schema) ?? false;
}

const partsThatRecur = new WeakMap<Schema, readonly Schema[]>();

/** What a schema is made of that leads back to itself: the same for all that refer to it. */
function recursiveParts(schema: Schema): readonly Schema[] {
  const known = partsThatRecur.get(schema) ?? formsOf(schema).flatMap((form) => form.filter(isRecursive));
  partsThatRecur.set(schema, known);
  return known;
}

/**
 * Where each of several schemas leads to the next twice, the places double with each. Within a schema of more than the
 * most, one of more than a few is gone into as if it led back: in the shortest way.
 */
const MOST_PLACES = 1000;
const FEW_PLACES = 10;

const places = new WeakMap<Schema, number>();

/** How many places a value of a schema can have; what leads back to itself is one. */
function placesOf(schema: Schema): number {
  const inner = () => [...new Set(formsOf(schema).flatMap(schemasWithin))];
  const known =
    places.get(schema) ??
    inner().reduce((count, item) => count + (recursiveParts(item).length > 0 ? 1 : placesOf(item)), 1);
  places.set(schema, known);
  return known;
}

const isWide = (schema: Schema): boolean => placesOf(schema) > MOST_PLACES;

function leadsBackTo(outer: Schema, schema: Schema): boolean {
  const inner = subschemasOf(schema);
  return recursiveParts(outer).some((part) => inner.has(part)) || (isWide(outer) && placesOf(schema) > FEW_PLACES);
}

/**
 * How many schemas that lead back to themselves a schema is within, of those that it was reached through; none where it
 * leads back to none of these. Counted by schema, a few that lead to each other would be entered in every order.
 */
export function nestingOf(schema: Schema, path: readonly Schema[]): number {
  if (!path.some((outer) => leadsBackTo(outer, schema))) return 0;
  const wide = path.filter(isWide).length;
  return path.filter((outer) => recursiveParts(outer).length > 0).length + Math.min(wide, MOST_NESTED);
}

const SILENT =
  /^(\$comment|\$id|\$anchor|\$dynamicAnchor|\$defs|default|deprecated|description|discriminator|examples?|externalDocs|readOnly|title|writeOnly|xml|x-.*)$/;

/** Whether a keyword says nothing that a value could break: JSON Schema's, OpenAPI's, and extensions. */
export function isAnnotation(keyword: string): boolean {
  return SILENT.test(keyword);
}

/** What the values within a value of this form have for schemas. */
function schemasWithin(form: Form): Schema[] {
  const others = form.flatMap((part) => [
    ...[part.items, part.additionalProperties, part.unevaluatedProperties, part.unevaluatedItems],
    ...(part.prefixItems ?? []),
    ...Object.values(part.patternProperties ?? {}),
  ]);
  return [
    ...[...membersIn(form).values()].flat(),
    ...others.flatMap((item) => (item === undefined ? [] : asSchema(item))),
  ];
}

/** Whether a schema says anything but what another says that it refers to. */
export const saysMore = (part: Schema): boolean =>
  !Object.keys(part).every((key) => key === "$ref" || isAnnotation(key));

const entrances = new WeakMap<Schema, ReadonlyMap<Schema, Schema>>();

/**
 * Within a schema, those that lead back to it and that say something which none before them says, each with the one that
 * it is reached through: the shortest way to everything that is said, and no other.
 */
function entrancesIn(first: Schema): ReadonlyMap<Schema, Schema> {
  const known = entrances.get(first);
  if (known !== undefined) return known;
  const ways = new Map<Schema, Schema>();
  const seen = new Set(formsOf(first).flat());
  const reached = [first];
  for (const outer of reached)
    for (const schema of formsOf(outer).flatMap(schemasWithin)) {
      const parts = leadsBackTo(first, schema) ? formsOf(schema).flat() : [];
      if (!parts.some((part) => !seen.has(part) && saysMore(part))) continue;
      for (const part of parts) seen.add(part);
      ways.set(schema, outer);
      reached.push(schema);
    }
  entrances.set(first, ways);
  return ways;
}

/** Where a schema within others that it leads back to is reached in the shortest way, the first of these; or undefined. */
export function recursionOf(schema: Schema, path: readonly Schema[]): Schema | undefined {
  const at = path.findIndex((outer) => leadsBackTo(outer, schema));
  const first = path[at];
  if (first === undefined) return undefined;
  const ways = entrancesIn(first);
  const way = [...path.slice(at), schema];
  return way.every((item, place) => place === 0 || ways.get(item) === way[place - 1]) ? first : undefined;
}

/**
 * Of schemas that lead back to themselves, this many within each other are gone into: enough for a value with one of its
 * own kind in it. The ways through a few that lead to each other are more than can be counted.
 */
const MOST_NESTED = 2;

/**
 * Whether a walk through schemas, from the first of them, goes into one more: always, where it leads back to none of
 * them; else only near the beginning, and wherever it is the shortest way to something that is said nowhere before.
 */
export function isEntered(schema: Schema, path: readonly Schema[]): boolean {
  return nestingOf(schema, path) < MOST_NESTED || recursionOf(schema, path) !== undefined;
}
