import { wasOnlySeenAsNull } from "../spec/evidence.ts";
import { isNewIn, isObject, type Json } from "../spec/schema.ts";
import { applying, type Place, step } from "./places.ts";

export type Kind = "surplus member" | "unseen enum value" | "first value";

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
 * @param said The schemas that the value is checked against.
 */
export function* sightingsIn(said: readonly Place[], value: Json, pointer = ""): Generator<Sighting> {
  const places = distinct(said.flatMap((place) => applying(place, value)));
  for (const { schema, pointer: schemaPointer } of places) {
    if (wasOnlySeenAsNull(schema) && value !== null) yield { kind: "first value", pointer, schemaPointer, value };
    if (schema.enum && isNewIn(schema.enum, value)) yield { kind: "unseen enum value", pointer, schemaPointer, value };
  }
  if (Array.isArray(value)) {
    const ofItems = places.flatMap(({ schema, pointer: at }) =>
      schema.items ? [{ schema: schema.items, pointer: step(at, "items") }] : [],
    );
    for (const item of value) yield* sightingsIn(ofItems, item, step(pointer, "*"));
  }
  if (!isObject(value)) return;
  // Of several schemas, the outermost is about this object alone; the others may be about more.
  const owner = places.find(({ schema }) => schema.properties !== undefined || schema.type === "object");
  // Where nothing is said of members, none is surplus.
  if (owner === undefined || owner.schema.additionalProperties === true) return;
  for (const [name, member] of Object.entries(value)) {
    const at = step(pointer, name);
    const ofMember = places.flatMap(({ schema, pointer: schemaPointer }) => {
      // Members can have any name, also that of a member which every object inherits.
      const property = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined;
      return property ? [{ schema: property, pointer: step(step(schemaPointer, "properties"), name) }] : [];
    });
    if (ofMember.length > 0) yield* sightingsIn(ofMember, member, at);
    else {
      const schemaPointer = step(step(owner.pointer, "properties"), name);
      yield { kind: "surplus member", pointer: at, schemaPointer, value: member };
    }
  }
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [place.pointer, place])).values()];
}
