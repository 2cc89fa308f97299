import { isBranch, valueAt } from "../../contract-tests/spec/pointer.ts";
import { METHODS } from "../generate/operations.ts";

export type Json = { [key: string]: unknown };

/** Keywords that say nothing of which values are valid. */
const DOCUMENTING = new Set(["title", "description", "examples", "example", "$comment"]);

export function isObject(value: unknown): value is Json {
  return isBranch(value) && !Array.isArray(value);
}

/** What an object says without what a reference hides; what stands beside the reference comes first. */
function resolved(node: Json, document: unknown): Json {
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
function unifyAlternatives(schema: Json, document: unknown, origins: Map<object, unknown>): void {
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

/**
 * Rewrites, in place, what a spec can say in several ways into one of them, so that a change from one way to another is no
 * change. Nodes keep their identity wherever that is possible, because the origin of each is known by it.
 *
 * @param origins Where each node stood; what is made here gets the origin of what it replaces.
 */
export function unifyForms(document: object, origins: Map<object, unknown>): void {
  if (!isObject(document)) return;
  passDown(document);
  const done = new Set<object>();
  const visit = (node: unknown): void => {
    if (!isBranch(node) || done.has(node)) return;
    done.add(node);
    // What a reference leads to comes first, because it may be put in its place.
    if (typeof node["$ref"] === "string") visit(valueAt(document, node["$ref"]));
    for (const value of Object.values(node)) visit(value);
    if (isObject(node)) unify(node, document, origins);
  };
  visit(document);
}

function unify(node: Json, document: Json, origins: Map<object, unknown>): void {
  flattenConstant(node);
  mergeAllOf(node, document);
  unifyAlternatives(node, document, origins);
  sortSets(node);
  if (Array.isArray(node["type"]) && node["type"].length === 1) node["type"] = node["type"][0];
  dropDefaults(node);
}

/** Lists that are sets: their order says nothing. */
function sortSets(node: Json): void {
  for (const key of ["required", "enum", "type"]) {
    const list = node[key];
    if (Array.isArray(list)) node[key] = list.toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
  }
}

/** `const: x` says what `enum: [x]` says. A property of that name is a schema, which is an object. */
function flattenConstant(node: Json): void {
  if (!("const" in node) || isBranch(node["const"]) || "enum" in node) return;
  node["enum"] = [node["const"]];
  delete node["const"];
}

/** Parts of `allOf` that do not contradict each other are one schema. */
function mergeAllOf(node: Json, document: Json): void {
  const { allOf: members, ...merged } = node;
  if (!Array.isArray(members) || !members.every(isObject)) return;
  const parts = members.map((member) => resolved(member, document));
  // What is closed is closed to the properties of the other parts, too.
  const all = [node, ...parts].filter((part) => "properties" in part || CLOSING.some((keyword) => keyword in part));
  if (all.length > 1 && all.some((part) => CLOSING.some((keyword) => keyword in part))) return;
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      const known = merged[key];
      if (known === undefined) merged[key] = value;
      else if (key === "required" && Array.isArray(known) && Array.isArray(value))
        merged[key] = [...new Set<unknown>([...known, ...value])];
      else if (key === "properties" && isObject(known) && isObject(value)) {
        if (Object.keys(value).some((name) => name in known)) return;
        merged[key] = { ...known, ...value };
      } else if (!DOCUMENTING.has(key) && JSON.stringify(known) !== JSON.stringify(value)) return;
    }
  }
  delete node["allOf"];
  Object.assign(node, merged);
}

const CLOSING = ["additionalProperties", "unevaluatedProperties"];

/**
 * Gives each operation, in place, what it inherits: its path's parameters, unless it has one of the same name and place,
 * and the spec's security, unless it has its own.
 */
function passDown(document: Json): void {
  const paths = valueAt(document, "#/paths");
  if (!isBranch(paths)) return;
  const { security } = document;
  for (const item of Object.values(paths)) {
    if (!isObject(item)) continue;
    const { parameters } = item;
    for (const [method, operation] of Object.entries(item)) {
      if (!METHODS.has(method) || !isObject(operation)) continue;
      if (security !== undefined) operation["security"] ??= security;
      if (Array.isArray(parameters))
        operation["parameters"] = inheriting(operation["parameters"], parameters, document);
    }
    delete item["parameters"];
  }
  delete document["security"];
}

function inheriting(own: unknown, inherited: readonly unknown[], document: Json): unknown[] {
  const parameters: unknown[] = Array.isArray(own) ? own : [];
  const name = (parameter: unknown) => {
    const target = isObject(parameter) ? resolved(parameter, document) : {};
    return `${String(target["in"])} ${String(target["name"])}`;
  };
  const names = new Set(parameters.map(name));
  return [...inherited.filter((parameter) => !names.has(name(parameter))), ...parameters];
}

/** What a keyword says when it is not there. */
const DEFAULTS = Object.entries<unknown>({
  required: false,
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  nullable: false,
  uniqueItems: false,
  allowReserved: false,
  allowEmptyValue: false,
  additionalProperties: true,
  unevaluatedProperties: true,
  minLength: 0,
  minItems: 0,
  minProperties: 0,
});

/** Removes, in place, keywords that say what holds without them. */
function dropDefaults(node: Json): void {
  for (const [keyword, value] of DEFAULTS) if (node[keyword] === value) delete node[keyword];
  for (const keyword of ["required", "parameters", "tags"])
    if (Array.isArray(node[keyword]) && node[keyword].length === 0) delete node[keyword];
  const { additionalProperties } = node;
  if (typeof additionalProperties === "object" && additionalProperties !== null && isEmpty(additionalProperties))
    delete node["additionalProperties"];
  dropSerialization(node);
  if (node["type"] === "integer") unifyBounds(node);
}

/** Parameters in OpenAPI 3.1, section 4.8.12: `form` in queries and cookies, `simple` elsewhere; `form` explodes. */
function dropSerialization(node: Json): void {
  const { in: place, name } = node;
  if (typeof place !== "string" || typeof name !== "string") return;
  const style = ["query", "cookie"].includes(place) ? "form" : "simple";
  if (node["explode"] === ((node["style"] ?? style) === "form")) delete node["explode"];
  if (node["style"] === style) delete node["style"];
}

/** Between integers, greater than 0 is at least 1. */
function unifyBounds(node: Json): void {
  for (const [exclusive, inclusive, step] of [
    ["exclusiveMinimum", "minimum", 1],
    ["exclusiveMaximum", "maximum", -1],
  ] as const) {
    const bound = node[exclusive];
    if (typeof bound !== "number" || inclusive in node) continue;
    node[inclusive] = bound + step;
    delete node[exclusive];
  }
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
