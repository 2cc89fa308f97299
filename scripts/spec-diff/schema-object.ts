import { isBranch, valueAt } from "../generate/pointer.ts";

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
export function typesOf({ type }: Json): unknown[] {
  return Array.isArray(type) ? type : type === undefined ? [] : [type];
}

export function withoutDocumentation(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !DOCUMENTING.has(key)));
}
