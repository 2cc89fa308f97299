import { isBranch, keysOf, valueAt } from "../../contract-tests/spec/pointer.ts";
import { METHODS } from "../generate/operations.ts";
import type { Audience } from "./change.ts";
import type { RedoclyChange } from "./redocly-diff.ts";

const REQUEST: readonly Audience[] = ["servers", "fake-and-validation"];
const TYPED_REQUEST: readonly Audience[] = ["callers-compile-time", ...REQUEST];
const RESPONSE: readonly Audience[] = ["callers-run-time"];
const TYPED_RESPONSE: readonly Audience[] = ["callers-compile-time", ...RESPONSE];

type Directions = ReadonlySet<Direction>;
type FindAudience = (change: RedoclyChange, directions: Directions, message: string) => readonly Audience[];

/** Whom each rule of Redocly's speaks for. */
const AUDIENCES: { readonly [rule: string]: FindAudience } = {
  "operation-removed": () => TYPED_REQUEST,
  "path-removed": () => TYPED_REQUEST,
  // The types and `failNext` of the fake go by the operationId; on the wire it is not seen.
  "operation-id-changed": () => ["callers-compile-time", "fake-and-validation"],
  "parameter-removed": () => TYPED_REQUEST,
  "parameter-became-required": () => TYPED_REQUEST,
  "parameter-serialization-changed": () => REQUEST,
  "request-body-removed": () => TYPED_REQUEST,
  "request-body-became-required": () => TYPED_REQUEST,
  "response-removed": () => TYPED_RESPONSE,
  "response-header-removed": () => TYPED_RESPONSE,
  "media-type-removed": (_change, directions) => typed(directions),
  "security-requirement-changed": () => REQUEST,
  "security-scheme-changed": () => REQUEST,
  "server-removed": () => ["servers"],
  "schema-type-changed": ({ property, base, revision }, _directions, message) => {
    if (property !== "type") return message.includes(" narrowed ") ? TYPED_REQUEST : TYPED_RESPONSE;
    if (message.includes(" narrowed ")) return isSubset(base?.value, revision?.value) ? REQUEST : TYPED_REQUEST;
    return isSubset(revision?.value, base?.value) ? RESPONSE : TYPED_RESPONSE;
  },
  "enum-values-removed": () => TYPED_REQUEST,
  "enum-values-added": () => TYPED_RESPONSE,
  "required-properties-added": () => TYPED_REQUEST,
  "required-properties-removed": () => TYPED_RESPONSE,
  "property-removed": (_change, directions) => typed(directions),
  "schema-constraint-changed": (change, directions) => untyped(intersection(directions, constrained(change))),
  "schema-combinator-changed": (_change, directions, message) => typed(intersection(directions, combined(message))),
};

/**
 * Whom a verdict of Redocly's speaks for.
 *
 * @throws {Error} when the rule is not known here: a newer version of Redocly has it.
 */
export function audienceOf(
  rule: string,
  change: RedoclyChange,
  directions: ReadonlySet<Direction>,
  message: string,
): Audience[] {
  const find = AUDIENCES[rule];
  if (find === undefined) throw new Error(`Redocly's diff rule ${rule} is not in scripts/spec-diff/breaks.ts.`);
  return [...find(change, directions, message)];
}

/** Whether TypeScript has all of some JSON Schema types among others: an integer is a number to it. */
function isSubset(some: unknown, others: unknown): boolean {
  const [inner, outer] = [some, others].map((types) =>
    [types ?? []].flat().map((type) => (type === "integer" ? "number" : String(type))),
  );
  if (inner === undefined || outer === undefined || inner.length === 0) return false;
  return outer.length === 0 || inner.every((type) => outer.includes(type));
}

function typed(directions: Directions): Audience[] {
  const audiences = [
    ...(directions.has("request") ? TYPED_REQUEST : []),
    ...(directions.has("response") ? TYPED_RESPONSE : []),
  ];
  return [...new Set(audiences)];
}

function untyped(directions: Directions): Audience[] {
  return [...(directions.has("request") ? REQUEST : []), ...(directions.has("response") ? RESPONSE : [])];
}

const BOTH: Directions = new Set(["request", "response"]);
const FEWER: Directions = new Set(["request"]);
const MORE: Directions = new Set(["response"]);

/** A constraint that lets fewer values pass breaks requests, one that lets more pass responses. */
function constrained({ kind, property = "", base, revision }: RedoclyChange): Directions {
  if (kind !== "modified") return kind === "added" ? FEWER : MORE;
  const [before, after] = [base?.value, revision?.value];
  if (after === undefined || before === false) return MORE;
  if (before === undefined || after === false) return FEWER;
  if (typeof before !== "number" || typeof after !== "number" || property === "multipleOf") return BOTH;
  const rises = after > before;
  return /^min|Minimum$/.test(property) === rises ? FEWER : MORE;
}

/** Another part of `allOf` lets fewer values pass, another alternative more. */
function combined(message: string): Directions {
  const added = message.endsWith(" was added.");
  const alternative = message.includes(" subschema") && !message.startsWith("`allOf`");
  return added === alternative ? MORE : FEWER;
}

function intersection(uses: Directions, affected: Directions): Directions {
  const both = [...affected].filter((direction) => uses.has(direction));
  // What is nested in a parameter list or behind a reference that nobody follows has no use of its own.
  return both.length > 0 ? new Set(both) : affected;
}

export type Direction = "request" | "response";

/** An operation that a part of the spec belongs to, and the direction in which it is sent. */
export interface Use {
  operation: string;
  direction: Direction;
}

/** Finds which operations use a part of a bundled spec, by the pointer of the part. */
export type FindUses = (pointer: string) => Use[];

/** Follows every operation's references once. */
export function usesOf(document: unknown): FindUses {
  const components = new Map<string, Use[]>();
  const operations = operationsOf(document);
  for (const { id, operation, parameters } of operations) {
    const parts: Array<[Direction, unknown]> = [
      ["request", parameters],
      ["request", operation["parameters"]],
      ["request", operation["requestBody"]],
      ["response", operation["responses"]],
    ];
    const visited = { request: new Set<string>(), response: new Set<string>() };
    for (const [direction, part] of parts)
      for (const pointer of referencesIn(document, part, visited[direction]))
        components.set(pointer, [...(components.get(pointer) ?? []), { operation: id, direction }]);
  }
  return (pointer) => {
    const [section, ...keys] = keysOf(pointer);
    if (section === "components") return components.get(pointer.split("/").slice(0, 4).join("/")) ?? [];
    const [path, method, part] = keys;
    if (section !== "paths") return both(operations);
    const inside = operations.filter(
      (operation) => operation.path === path && (!METHODS.has(method ?? "") || operation.method === method),
    );
    const within = METHODS.has(method ?? "") ? part : method;
    if (within === "responses") return inside.map(({ id }) => ({ operation: id, direction: "response" }));
    if (within === "parameters" || within === "requestBody")
      return inside.map(({ id }) => ({ operation: id, direction: "request" }));
    return both(inside);
  };
}

interface Operation {
  id: string;
  path: string;
  method: string;
  operation: { [key: string]: unknown };
  parameters: unknown;
}

/** Every operation of a spec; one without an `operationId` goes by its method and path. */
function operationsOf(document: unknown): Operation[] {
  const paths = valueAt(document, "#/paths");
  if (!isBranch(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) => {
    if (!isBranch(item)) return [];
    return Object.entries(item).flatMap(([method, operation]) => {
      if (!METHODS.has(method) || !isBranch(operation)) return [];
      const { operationId } = operation;
      const id = typeof operationId === "string" ? operationId : `${method.toUpperCase()} ${path}`;
      return [{ id, path, method, operation, parameters: item["parameters"] }];
    });
  });
}

/** The pointers of what a part refers to, directly or not. */
function referencesIn(document: unknown, part: unknown, visited: Set<string>): string[] {
  if (!isBranch(part)) return [];
  const { $ref } = part;
  if (typeof $ref === "string" && !visited.has($ref)) {
    visited.add($ref);
    return [$ref, ...referencesIn(document, valueAt(document, $ref), visited), ...beside(document, part, visited)];
  }
  return beside(document, part, visited);
}

function beside(document: unknown, part: { [key: string]: unknown }, visited: Set<string>): string[] {
  return Object.values(part).flatMap((value) => referencesIn(document, value, visited));
}

function both(operations: readonly Operation[]): Use[] {
  return operations.flatMap(({ id }) => [
    { operation: id, direction: "request" as const },
    { operation: id, direction: "response" as const },
  ]);
}
