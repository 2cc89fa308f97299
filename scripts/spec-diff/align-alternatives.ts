import { isBranch } from "../generate/pointer.ts";
import { isObject, type Json, resolved, withoutDocumentation } from "./schema-object.ts";

/** A bundled spec, and where its nodes stood. */
export interface Traced {
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
