import { essence, type Exchange } from "../exchange/exchange.ts";
import {
  wasOnlySeenAsNull,
  isNewIn,
  isObject,
  type Json,
  type JsonType,
  type Schema,
  typesOf,
} from "../spec/schema.ts";
import { declaredMediaType, declaredStatus } from "../spec/operations.ts";
import { child } from "../spec/pointer.ts";
import { spec, partAt, resolve } from "../spec/spec.ts";

type Kind = "surplus member" | "unseen enum value" | "first value";

/** One value in an answer that the spec does not know. */
export interface Sighting {
  kind: Kind;
  /** Where in the answer, as a JSON Pointer with a `*` for each place in a list. */
  pointer: string;
  /** Where in `generated/openapi.json` it would be described: the member, named or not, or the schema with the enum. */
  schemaPointer: string;
  value: Json;
}

/**
 * Goes through a value beside everything that is said of it.
 *
 * @param place The schema that the value is checked against.
 */
export function sightingsIn({ schema, pointer }: Place, value: Json): Sighting[] {
  const sightings: Sighting[] = [];
  collect([known(schema, pointer)], value, "", sightings);
  return sightings;
}

function collect(said: readonly Known[], value: Json, pointer: string, sightings: Sighting[]): void {
  const places = new Set<Known>();
  for (const place of said) addApplying(place, value, places);
  for (const { schema, onlySeenAsNull, pointer: schemaPointer } of places) {
    if (onlySeenAsNull && value !== null) sightings.push({ kind: "first value", pointer, schemaPointer, value });
    if (schema.enum && isNewIn(schema.enum, value))
      sightings.push({ kind: "unseen enum value", pointer, schemaPointer, value });
  }
  if (Array.isArray(value)) {
    const ofItems = [...places].flatMap(({ items }) => items ?? []);
    for (const item of value) collect(ofItems, item, child(pointer, "*"), sightings);
  } else if (isObject(value)) collectMembers(places, value, pointer, sightings);
}

function collectMembers(
  places: ReadonlySet<Known>,
  value: Readonly<Record<string, Json>>,
  pointer: string,
  sightings: Sighting[],
): void {
  // Of several schemas, the outermost is about this object alone; the others may be about more.
  const owner = [...places].find(({ schema }) => schema.properties !== undefined || schema.type === "object");
  // Where nothing is said of members, none is surplus.
  if (owner === undefined || owner.schema.additionalProperties === true) return;
  for (const [name, member] of Object.entries(value)) {
    const at = child(pointer, name);
    const ofMember = [...places].flatMap(({ members }) => members.get(name) ?? []);
    if (ofMember.length > 0) collect(ofMember, member, at, sightings);
    else {
      const schemaPointer = child(child(owner.pointer, "properties"), name);
      sightings.push({ kind: "surplus member", pointer: at, schemaPointer, value: member });
    }
  }
}

/** A place, and those that its schema leads to: they are the same for every value. */
interface Known extends Place {
  onlySeenAsNull: boolean;
  /** What its `$ref` and its `allOf` lead to. */
  readonly parts: readonly Known[];
  /** What its `anyOf` leads to. */
  readonly branches: readonly Known[];
  readonly items: Known | undefined;
  /** By name. */
  readonly members: ReadonlyMap<string, Known>;
}

const everyKnown = new Map<string, Known>();

/** The same for the same pointer: answers hold many values of one schema. */
function known(schema: Schema, pointer: string): Known {
  const before = everyKnown.get(pointer);
  if (before !== undefined) return before;
  const { $ref, allOf = [], anyOf = [], items, properties = {} } = schema;
  const listed = (keyword: string, schemas: readonly Schema[]) =>
    schemas.map((part, at) => known(part, child(child(pointer, keyword), String(at))));
  const place: Known = {
    schema,
    pointer,
    onlySeenAsNull: wasOnlySeenAsNull(schema),
    // A schema may lead to itself, so each of these is looked up when it is needed, and kept.
    get parts() {
      return replaced(this, "parts", [
        ...($ref === undefined ? [] : [known(resolve({ $ref }), $ref)]),
        ...listed("allOf", allOf),
      ]);
    },
    get branches() {
      return replaced(this, "branches", listed("anyOf", anyOf));
    },
    get items() {
      return replaced(this, "items", items && known(items, child(pointer, "items")));
    },
    get members() {
      const at = child(pointer, "properties");
      const entries = Object.entries(properties).map(
        ([name, property]) => [name, known(property, child(at, name))] as const,
      );
      return replaced(this, "members", new Map(entries));
    },
  };
  everyKnown.set(pointer, place);
  return place;
}

/** A value that takes the place of its getter. */
function replaced<Name extends keyof Known>(place: Known, name: Name, value: Known[Name]): Known[Name] {
  Object.defineProperty(place, name, { value });
  return value;
}

/** Adds every place that says something of a value: the given one, what it is made of, and the branches that fit. */
function addApplying(place: Known, value: Json, places: Set<Known>): void {
  places.add(place);
  for (const part of place.parts) addApplying(part, value, places);
  if (place.branches.length > 0)
    for (const branch of branchesFor(place.branches, value)) addApplying(branch, value, places);
}

/** The branches of a union that a value can be meant for; one whose enum it is not in, only where no other takes it. */
function branchesFor(branches: readonly Known[], value: Json): readonly Known[] {
  const fitting = branches.filter(({ schema }) => fits(schema, value));
  const match = fitting.filter(({ schema }) => resolve(schema).enum?.includes(value) ?? true);
  return match.length > 0 ? match : fitting;
}

/** A schema, and where it stands in `generated/openapi.json`, as a JSON Pointer in its URI form. */
export interface Place {
  schema: Schema;
  pointer: string;
}

export function placeAt(pointer: string): Place {
  // Every pointer here was built by going down schemas.
  return { schema: partAt(pointer) as Schema, pointer };
}

/** What the spec says of the body of an answer; undefined where it says nothing, or means quite another. */
export function answerPlace({ operation, response }: Exchange, body: Json): Place | undefined {
  const method = operation.method.toLowerCase() as "get" | "put" | "post" | "delete" | "patch";
  const status = declaredStatus(operation.statuses, response.status) ?? "";
  const declared = spec.paths[operation.path]?.[method]?.responses[status];
  if (declared === undefined) return undefined;
  const content = resolve(declared).content ?? {};
  // Another media type is the finding of `media-type-exact`.
  const keys = Object.keys(content);
  const mediaType = declaredMediaType(keys, essence(response.headers["content-type"])) ?? keys[0];
  const schema = content[mediaType ?? ""]?.schema;
  if (mediaType === undefined || schema === undefined || !fits(schema, body)) return undefined;
  const inPlace = ["paths", operation.path, method, "responses", status].reduce((at, key) => child(at, key), "#");
  return {
    schema,
    pointer: ["content", mediaType, "schema"].reduce((at, key) => child(at, key), declared.$ref ?? inPlace),
  };
}

/** Whether a value has the outward form of a schema: its type, its constant, and the members that it requires. */
function fits(schema: Schema, value: Json): boolean {
  const { type, const: constant, required = [], allOf = [], anyOf } = schema;
  return (
    (schema.$ref === undefined || fits(resolve({ $ref: schema.$ref }), value)) &&
    (type === undefined || typesOf(schema).some((type) => isOf(type, value))) &&
    (constant === undefined || constant === value) &&
    (!isObject(value) || required.every((name) => Object.hasOwn(value, name))) &&
    allOf.every((part) => fits(part, value)) &&
    (anyOf === undefined || anyOf.some((branch) => fits(branch, value)))
  );
}

function isOf(type: JsonType, value: Json): boolean {
  const actual = typeOf(value);
  return actual === type || (type === "number" && actual === "integer");
}

/** The narrowest type of JSON Schema that a value is of. */
export function typeOf(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  // What is left of JSON's types has the same name in JavaScript.
  return typeof value as "boolean" | "string" | "object";
}

/** What values that were seen have in common: no more is claimed than that. */
export interface Seen {
  types: JsonType[];
  /** Of the items of lists; absent when none held any. */
  items?: Seen;
  /** Of the members of objects. */
  members?: Record<string, Seen>;
}

/** Of an object with more members than a person would name, the names are values, such as identifiers. */
const MOST_MEMBERS = 100;

/** What was seen of one value. */
export function seenIn(value: Json): Seen {
  if (Array.isArray(value)) {
    const items = value.map(seenIn);
    return { types: ["array"], ...(items.length > 0 && { items: items.reduce(both) }) };
  }
  if (!isObject(value)) return { types: [typeOf(value)] };
  const entries = Object.entries(value);
  if (entries.length > MOST_MEMBERS) return { types: ["object"] };
  const members = entries.map(([name, member]) => [name, seenIn(member)] as const);
  return { types: ["object"], members: Object.fromEntries(members) };
}

/** What was seen of two values. */
export function both(one: Seen, other: Seen): Seen {
  const types = [...new Set([...one.types, ...other.types])];
  const names = [...new Set([one, other].flatMap(({ members = {} }) => Object.keys(members)))];
  const items = either(one.items, other.items);
  return {
    // Every integer is a number.
    types: types.includes("number") ? types.filter((type) => type !== "integer") : types,
    ...(items && { items }),
    ...(names.length > 0 &&
      names.length <= MOST_MEMBERS && {
        members: Object.fromEntries(
          names.flatMap((name) => {
            const member = either(memberOf(one, name), memberOf(other, name));
            return member ? [[name, member]] : [];
          }),
        ),
      }),
  };
}

/** What was seen of a member, whatever its name is: every object inherits a `constructor`. */
function memberOf({ members = {} }: Seen, name: string): Seen | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function either(one: Seen | undefined, other: Seen | undefined): Seen | undefined {
  return one && other ? both(one, other) : (one ?? other);
}
