import { isBranch, valueAt } from "../generate/pointer.ts";
import { unifyAlternatives } from "./alternatives.ts";
import { passDown } from "./inherited.ts";
import { dropDefaults } from "./keyword-defaults.ts";
import { DOCUMENTING, isObject, type Json, resolved } from "./schema-object.ts";

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
