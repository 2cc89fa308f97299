import { child, follow, isBranch, members, valueAt } from "../../contract-tests/spec/pointer.ts";
import { METHODS } from "../generate/operations.ts";
import { type Shape, shapeOf } from "./shape.ts";

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
