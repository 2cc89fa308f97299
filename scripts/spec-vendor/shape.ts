import { child, isBranch, valueAt } from "../../contract-tests/spec/pointer.ts";

/** What a schema says of a value, with what its references and parts say. */
export interface Shape {
  types: ReadonlySet<string>;
  enum: readonly string[] | undefined;
  /** Where each property is written, by its name. */
  properties: ReadonlyMap<string, string>;
  required: ReadonlySet<string>;
  closed: boolean;
  /** Where the members of a list are written. */
  items: string | undefined;
  /** Other keywords, as JSON. */
  keywords: ReadonlyMap<string, string>;
  /** Where the schema itself is written, without references. */
  at: string;
}

const KEYWORDS = [
  ...["format", "pattern", "default", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
];
/** Deeper than any chain of references that means something. */
const DEEPEST = 40;

/** Reads a schema of OpenAPI 3.0 or 3.1. References into other files say nothing. */
export function shapeOf(document: unknown, pointer: string, depth = 0): Shape {
  const node = valueAt(document, pointer);
  if (!isBranch(node) || depth > DEEPEST) return nothing(pointer);
  const own = ownShape(node, pointer);
  const { $ref } = node;
  const target = typeof $ref === "string" && $ref.startsWith("#/") ? [shapeOf(document, $ref, depth + 1)] : [];
  const shapes = (keyword: string) =>
    Array.isArray(node[keyword])
      ? node[keyword].map((_, at) => shapeOf(document, child(child(pointer, keyword), String(at)), depth + 1))
      : [];
  const alternatives = [...shapes("anyOf"), ...shapes("oneOf")];
  const parts = [...target, ...shapes("allOf"), ...(alternatives.length > 0 ? [eitherOf(alternatives)] : [])];
  return parts.reduce(both, own);
}

function nothing(at: string): Shape {
  const empty = { types: new Set<string>(), properties: new Map<string, string>(), required: new Set<string>() };
  return { ...empty, enum: undefined, closed: false, items: undefined, keywords: new Map(), at };
}

function ownShape(node: { [key: string]: unknown }, at: string): Shape {
  const types = new Set([node["type"] ?? []].flat().map(String));
  if (node["nullable"] === true) types.add("null");
  const values = "const" in node ? [node["const"]] : node["enum"];
  const { properties, required } = node;
  return {
    types,
    enum: Array.isArray(values) ? values.filter((value) => value !== null).map(String) : undefined,
    properties: new Map(
      isBranch(properties) ? Object.keys(properties).map((name) => [name, child(`${at}/properties`, name)]) : [],
    ),
    required: new Set(Array.isArray(required) ? required.map(String) : []),
    closed: node["additionalProperties"] === false,
    items: isBranch(node["items"]) ? `${at}/items` : undefined,
    keywords: new Map(
      KEYWORDS.flatMap((keyword) => (keyword in node ? [[keyword, JSON.stringify(node[keyword])]] : [])),
    ),
    at,
  };
}

/** A value has to be what both say; what the first says of types and values counts. */
function both(a: Shape, b: Shape): Shape {
  return {
    types: a.types.size > 0 ? a.types : b.types,
    enum: a.enum ?? b.enum,
    properties: new Map([...b.properties, ...a.properties]),
    required: new Set([...a.required, ...b.required]),
    closed: a.closed || b.closed,
    items: a.items ?? b.items,
    keywords: new Map([...b.keywords, ...a.keywords]),
    // Where most of it is written.
    at: a.properties.size === 0 && a.types.size === 0 && a.enum === undefined ? b.at : a.at,
  };
}

/** A value has to be what one of them says. */
function eitherOf(shapes: readonly Shape[]): Shape {
  const others = shapes.filter(({ types }) => !(types.size === 1 && types.has("null")));
  const objects = others.filter(({ properties }) => properties.size > 0);
  const [first, ...rest] = objects;
  const required = [...(first?.required ?? [])].filter((name) => rest.every((shape) => shape.required.has(name)));
  const enums = others.map((shape) => shape.enum);
  return {
    types: new Set(shapes.flatMap(({ types }) => [...types])),
    enum: enums.every((values) => values !== undefined) && enums.length > 0 ? enums.flat() : undefined,
    properties: new Map(objects.flatMap(({ properties }) => [...properties])),
    required: new Set(required),
    closed: objects.length > 0 && objects.every(({ closed }) => closed),
    items: others.find(({ items }) => items !== undefined)?.items,
    keywords: others.length === 1 ? (others[0]?.keywords ?? new Map()) : new Map(),
    at: (first ?? others[0] ?? shapes[0])?.at ?? "#",
  };
}
