import { isBranch, valueAt } from "../../contract-tests/spec/pointer.ts";

export type Json = { [key: string]: unknown };

/** Keywords that say nothing of which values are valid. */
export const DOCUMENTING = new Set(["title", "description", "examples", "example", "$comment"]);

export function isObject(value: unknown): value is Json {
  return isBranch(value) && !Array.isArray(value);
}

/** What an object says without what a reference hides; what stands beside the reference comes first. */
export function resolved(node: Json, document: unknown): Json {
  const { $ref, ...beside } = node;
  if (typeof $ref !== "string") return node;
  const target = valueAt(document, $ref);
  return isObject(target) ? { ...resolved(target, document), ...beside } : node;
}

/** The types that a schema names. */
function typesOf({ type }: Json): unknown[] {
  return Array.isArray(type) ? type : type === undefined ? [] : [type];
}

function withoutDocumentation(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !DOCUMENTING.has(key)));
}

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
      if (keyword === "enum" && !members.every((item) => item === member || isNull(item))) return undefined;
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

/** A bundled spec, and where its nodes stood. */
interface Traced {
  document: object;
  origins: Map<object, unknown>;
}

/**
 * Where one of two specs has alternatives and the other a single schema, the single one becomes an alternative, in place:
 * so an alternative is added or removed, and nobody takes the whole schema for another.
 */
export function alignAlternatives(base: Traced, revision: Traced): void {
  const done = new Map<object, Set<object>>();
  const visit = (a: unknown, b: unknown): void => {
    if (!isBranch(a) || !isBranch(b)) return;
    const partners = done.get(a) ?? new Set();
    if (partners.has(b)) return;
    done.set(a, partners.add(b));
    if (isObject(a) && isObject(b)) {
      for (const keyword of ["anyOf", "oneOf"] as const) {
        const [inA, inB] = [keyword in resolved(a, base.document), keyword in resolved(b, revision.document)];
        if (inA && !inB) wrap(b, keyword, revision.origins);
        if (inB && !inA) wrap(a, keyword, base.origins);
      }
    }
    const [left, right] = [whole(a, base.document), whole(b, revision.document)];
    for (const [key, value] of Object.entries(left)) visit(value, right[key]);
  };
  visit(base.document, revision.document);
}

function whole(node: Json, document: object): Json {
  return isObject(node) ? resolved(node, document) : node;
}

/** `{ …schema }` says what `{ anyOf: [{ …schema }] }` says. */
function wrap(schema: Json, keyword: string, origins: Map<object, unknown>): void {
  const member = withoutDocumentation(schema);
  origins.set(member, origins.get(schema));
  for (const key of Object.keys(member)) delete schema[key];
  schema[keyword] = [member];
}
