import { METHODS } from "../generate/operations.ts";
import { isBranch, valueAt } from "../../contract-tests/spec/pointer.ts";
import { DOCUMENTING, isObject, type Json, resolved, unifyAlternatives } from "./alternatives.ts";

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
