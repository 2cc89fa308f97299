import { METHODS } from "../generate/operations.ts";
import { child, follow, isBranch, members, valueAt } from "../../contract-tests/spec/pointer.ts";

/** Something that a spec speaks of, and another may speak of as well. */
export interface Subject {
  kind: "operation" | "parameter" | "status" | "media type" | "property" | "items";
  /** `POST /v1/things`: what it belongs to. */
  operation: string;
  /** `request`, `201`, or, of a parameter, `query`. */
  part: string;
  /** `/data/attributes/summary`, the name of a parameter, or a media type. */
  place: string;
  /** The key of what it stands in. */
  parent: string | undefined;
  /** Where it is written. */
  pointer: string;
  required: boolean;
  /** What its values are like; undefined when it has none. */
  shape: Shape | undefined;
}

/** By a key that is the same for the same thing in two specs. */
export type Subjects = ReadonlyMap<string, Subject>;

/** Deeper than any body that means something. */
const DEEPEST = 12;

/**
 * Lists what a spec speaks of.
 *
 * @param covered Which paths count, without the names of their parameters: `/v1/things/{}`. Default: all.
 */
export function subjectsOf(document: unknown, covered?: ReadonlySet<string>): Subjects {
  const subjects = new Map<string, Subject>();
  for (const path of keysAt(document, "#/paths")) {
    if (covered !== undefined && !covered.has(withoutNames(path))) continue;
    const item = child("#/paths", path);
    const at = follow(document, item);
    for (const method of keysAt(document, at).filter((key) => METHODS.has(key))) {
      const operation = `${method.toUpperCase()} ${withoutNames(path)}`;
      addOperation(document, subjects, operation, at, child(at, method));
    }
  }
  return subjects;
}

/** The paths of a spec, without the names of their parameters. */
export function pathsOf(document: unknown): Set<string> {
  return new Set(keysAt(document, "#/paths").map(withoutNames));
}

function withoutNames(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

function addOperation(
  document: unknown,
  into: Map<string, Subject>,
  operation: string,
  item: string,
  at: string,
): void {
  const nothing = { operation, required: false, shape: undefined };
  into.set(operation, { ...nothing, kind: "operation", part: "", place: "", parent: undefined, pointer: at });
  for (const list of [`${item}/parameters`, `${at}/parameters`])
    for (const [, pointer] of members(document, list)) {
      const parameter = valueAt(document, pointer);
      // The names of a path's parameters are nowhere but in specs.
      if (!isBranch(parameter) || parameter["in"] === "path") continue;
      const [part, place] = [String(parameter["in"]), String(parameter["name"])];
      const required = parameter["required"] === true;
      const shape = shapeOf(document, `${pointer}/schema`);
      const key = `${operation} ${part} ${place}`;
      into.set(key, { kind: "parameter", operation, part, place, parent: operation, pointer, required, shape });
    }
  const body = follow(document, `${at}/requestBody`);
  if (valueAt(document, body) !== undefined)
    addContent(document, into, { operation, part: "request", at: body }, operation);
  for (const [status, pointer] of members(document, `${at}/responses`)) {
    const key = `${operation} ${status}`;
    const reference = child(`${at}/responses`, status);
    into.set(key, { ...nothing, kind: "status", part: status, place: "", parent: operation, pointer: reference });
    addContent(document, into, { operation, part: status, at: pointer }, key);
  }
}

interface Part {
  operation: string;
  part: string;
  at: string;
}

function addContent(
  document: unknown,
  into: Map<string, Subject>,
  { operation, part, at }: Part,
  parent: string,
): void {
  for (const [mediaType, pointer] of members(document, `${at}/content`)) {
    const key = `${operation} ${part} ${mediaType}`;
    const schema = `${pointer}/schema`;
    const own = { operation, part, parent, pointer, required: false, shape: shapeOf(document, schema) };
    into.set(key, { ...own, kind: "media type", place: mediaType });
    addMembers(document, into, { operation, part, at: schema }, key, "", []);
  }
}

function addMembers(
  document: unknown,
  into: Map<string, Subject>,
  { operation, part, at }: Part,
  parent: string,
  place: string,
  around: readonly string[],
): void {
  const shape = shapeOf(document, at);
  if (around.includes(shape.at) || around.length > DEEPEST) return;
  const inside = [...around, shape.at];
  const add = (kind: "property" | "items", name: string, pointer: string) => {
    const below = `${place}/${name}`;
    const key = `${operation} ${part} ${below}`;
    if (into.has(key)) return;
    const required = shape.required.has(name);
    const own = { operation, part, place: below, parent, pointer, required, shape: shapeOf(document, pointer) };
    into.set(key, { ...own, kind });
    addMembers(document, into, { operation, part, at: pointer }, key, below, inside);
  };
  for (const [name, pointer] of shape.properties) add("property", name, pointer);
  if (shape.items !== undefined) add("items", "*", shape.items);
}

function keysAt(document: unknown, pointer: string): string[] {
  const value = valueAt(document, pointer);
  return isBranch(value) ? Object.keys(value) : [];
}

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
const LONGEST_CHAIN = 40;

/** Reads a schema of OpenAPI 3.0 or 3.1. References into other files say nothing. */
function shapeOf(document: unknown, pointer: string, depth = 0): Shape {
  const node = valueAt(document, pointer);
  if (!isBranch(node) || depth > LONGEST_CHAIN) return nothing(pointer);
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
