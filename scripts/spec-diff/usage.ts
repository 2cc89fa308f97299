import { METHODS } from "../generate/operations.ts";
import { isBranch, keysOf, valueAt } from "../../contract-tests/spec/pointer.ts";

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
