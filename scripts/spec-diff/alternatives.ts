import { DOCUMENTING, isObject, type Json, resolved, typesOf, withoutDocumentation } from "./schema-object.ts";

/**
 * Rewrites the alternatives of a schema in place: one of them is none, constants are an enum, and null is a type of
 * scalars and lists, but an alternative to objects.
 */
export function unifyAlternatives(schema: Json, document: unknown, origins: Map<object, unknown>): void {
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const members = schema[keyword];
    if (!Array.isArray(members) || !members.every(isObject)) continue;
    const known = members.map((member) => resolved(member, document));
    const joined = joinedEnum(known) ?? joinedTypes(known) ?? (known.length === 1 ? known[0] : undefined);
    if (joined === undefined) sort(schema, keyword, members, origins);
    else if (!contradicts(schema, joined, keyword)) {
      delete schema[keyword];
      Object.assign(schema, { ...joined, ...documentation(schema) });
    }
  }
  separateNull(schema, origins);
}

/** `oneOf: [{ const: a }, { const: b }]` says what `enum: [a, b]` says. */
function joinedEnum(members: readonly Json[]): Json | undefined {
  const types = members.flatMap(typesOf);
  const values = members.flatMap((member) => (isNull(member) ? [null] : (enumOf(member) ?? [])));
  if (!members.every((member) => isNull(member) || enumOf(member) !== undefined)) return undefined;
  return { ...(types.length > 0 ? { type: [...new Set(types)] } : {}), enum: [...new Set(values)] };
}

/** `anyOf: [{ type: a }, { type: b }]` says what `type: [a, b]` says, where no keyword speaks of both. */
function joinedTypes(members: readonly Json[]): Json | undefined {
  const joined: Json = {};
  const types: unknown[] = [];
  for (const member of members) {
    const own = typesOf(member);
    const plain = own.length > 0 && !own.includes("object") && !COMBINATORS.some((keyword) => keyword in member);
    if (!plain || own.some((type) => types.includes(type))) return undefined;
    types.push(...own);
    for (const [keyword, value] of Object.entries(member)) {
      if (keyword === "type") continue;
      // An enum would forbid what the other alternatives allow.
      if (keyword === "enum" && !members.every((each) => each === member || isNull(each))) return undefined;
      if (keyword in joined && !DOCUMENTING.has(keyword)) return undefined;
      joined[keyword] = value;
    }
  }
  if (Array.isArray(joined["enum"]) && types.includes("null")) joined["enum"] = [...new Set([...joined["enum"], null])];
  return { ...joined, type: types };
}

const COMBINATORS = ["allOf", "anyOf", "oneOf", "not", "if", "const", "properties", "$ref"];

/** An object or null: the object is one alternative, so that another can be added beside it. */
function separateNull(schema: Json, origins: Map<object, unknown>): void {
  const types = typesOf(schema);
  if (!types.includes("object") || !types.includes("null") || "anyOf" in schema) return;
  const rest = withoutDocumentation(schema);
  const others = types.filter((type) => type !== "null");
  const object = { ...rest, type: others.length === 1 ? others[0] : others };
  origins.set(object, origins.get(schema));
  for (const key of Object.keys(rest)) delete schema[key];
  schema["anyOf"] = [object, { type: "null" }];
}

/** The order of alternatives says nothing. */
function sort(schema: Json, keyword: string, members: readonly Json[], origins: Map<object, unknown>): void {
  const sorted = members.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  origins.set(sorted, origins.get(members));
  schema[keyword] = sorted;
}

function contradicts(schema: Json, joined: Json, keyword: string): boolean {
  return Object.keys(joined).some((key) => key !== keyword && key in schema && !DOCUMENTING.has(key));
}

function documentation(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => DOCUMENTING.has(key)));
}

function enumOf(schema: Json): unknown[] | undefined {
  const speaksOfMore = Object.keys(schema).some((key) => !["type", "enum"].includes(key) && !DOCUMENTING.has(key));
  return !speaksOfMore && Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
}

function isNull(schema: Json): boolean {
  return schema["type"] === "null";
}
