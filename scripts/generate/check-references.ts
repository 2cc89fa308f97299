import { child, isBranch, valueAt } from "../../contract-tests/spec/pointer.ts";
import type { Refusal } from "./compile.ts";
import { subschemas } from "./schemas.ts";

/**
 * Finds references that lead nowhere in a bundle. Lint does not follow those of extensions and of examples; the mock does,
 * and stops.
 */
export function checkReferences(document: object): Refusal[] {
  const refusals: Refusal[] = [];
  const search = (node: unknown, pointer: string) => {
    if (!isBranch(node)) return;
    const { $ref } = node;
    if (typeof $ref === "string" && !isAnchor($ref) && !leadsSomewhere(document, $ref)) {
      const reason = `\`$ref\` leads nowhere in the bundled spec, to ${$ref}: remove it, or what it is in`;
      refusals.push({ pointer: child(pointer, "$ref"), reason });
    }
    for (const [key, member] of Object.entries(node)) search(member, child(pointer, key));
  };
  search(document, "#");
  return refusals;
}

/** Whether a reference is to an anchor, which is for checkSchema to say. */
function isAnchor($ref: string): boolean {
  return /^#[^/]/.test($ref) || /^#\/components\/\w+\/#/.test($ref);
}

function leadsSomewhere(document: object, $ref: string): boolean {
  return $ref === "#" || ($ref.startsWith("#/") && valueAt(document, $ref) !== undefined);
}

/** Keywords whose schemas are about the same value, not about a part of it. */
const IN_PLACE = ["allOf", "anyOf", "dependentSchemas", "else", "if", "not", "oneOf", "then"];

/**
 * Finds references that lead back to where they stand without a step into the value, so that no validator comes to an end
 * (JSON Schema 2020-12, core, 9.4.1, forbids it).
 *
 * @param schemas The pointers of the schemas that aren't part of another.
 */
export function checkLoops(schemas: readonly string[], document: unknown): Refusal[] {
  const refusals: Refusal[] = [];
  const [passed, within] = [new Set<unknown>(), new Set<unknown>()];
  const visit = (schema: unknown, pointer: string) => {
    if (!isBranch(schema) || passed.has(schema)) return;
    within.add(schema);
    const { $ref } = schema;
    const target = typeof $ref === "string" ? valueAt(document, $ref) : undefined;
    if (target !== undefined && within.has(target)) {
      const reason = `\`$ref\` leads back to the schema that it is a part of, and is about the same value, so that nothing says which values are valid: remove it, or put it into a member or an item`;
      refusals.push({ pointer: child(pointer, "$ref"), reason });
    } else visit(target, String($ref));
    for (const keyword of IN_PLACE) {
      const [part, at] = [schema[keyword], child(pointer, keyword)];
      const isOne = ["else", "if", "not", "then"].includes(keyword);
      if (isOne) visit(part, at);
      else for (const [key, member] of Object.entries(Object(part) as object)) visit(member, child(at, key));
    }
    within.delete(schema);
    passed.add(schema);
  };
  for (const pointer of schemas)
    for (const [part, at] of subschemas(valueAt(document, pointer), pointer)) visit(part, at);
  return refusals;
}

const ANCHORS = ["$anchor", "$dynamicAnchor"];

/** Finds the anchors of schemas that another has as well: in one document, a name can only lead to one of them. */
export function checkAnchors(schemas: ReadonlyArray<[schema: unknown, pointer: string]>): Refusal[] {
  const names = new Set<unknown>();
  return schemas.flatMap(([schema, pointer]) =>
    [...subschemas(schema, pointer)].flatMap(([part, at]) => {
      // What a reference to an anchor leads to is copied when files are joined, and refused by itself.
      if (/^#\/components\/\w+\/#/.test(at)) return [];
      return ANCHORS.flatMap((keyword) => {
        const name = part[keyword];
        if (name === undefined || !names.has(name)) {
          names.add(name);
          return [];
        }
        const reason = `another schema has the anchor "${String(name)}": rename or remove one`;
        return [{ pointer: child(at, keyword), reason }];
      });
    }),
  );
}

/** What a `$dynamicRef` can lead to, as `#name`. */
export function anchorsIn(node: unknown): Set<string> {
  if (!isBranch(node)) return new Set();
  const { $anchor, $dynamicAnchor } = node;
  const own = [$anchor, $dynamicAnchor].filter((name) => typeof name === "string").map((name) => `#${name}`);
  return new Set([...own, ...Object.values(node).flatMap((member) => [...anchorsIn(member)])]);
}
