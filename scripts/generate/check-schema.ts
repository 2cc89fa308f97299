import type { AnySchema } from "ajv";
import type { Refusal } from "./compile.ts";
import { findContradictions } from "./contradictions.ts";
import { misspelledFormat, newAjv } from "./strict-ajv.ts";
import { child, isBranch } from "../../contract-tests/spec/pointer.ts";
import { isAnnotation, type Schema, subschemas } from "./schemas.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** Keywords that say nothing without one of others. */
const NEEDED_BESIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ["if", ["then", "else"]],
  ["then", ["if"]],
  ["else", ["if"]],
  ["minContains", ["contains"]],
  ["maxContains", ["contains"]],
]);

const ajv = newAjv({});
// Compiles the metaschema when the module is loaded, while the spec is still being bundled in another thread.
void ajv.validateSchema({});

/**
 * Finds the errors of a schema and of what is within it, and where: what JSON Schema forbids, what has no effect, and
 * what contradicts itself.
 *
 * @param document What references lead into.
 */
export function checkSchema(schema: unknown, pointer: string, document: unknown): Refusal[] {
  const refusals: Refusal[] = [];
  for (const [part, at] of subschemas(schema, pointer)) {
    for (const [keyword, value] of Object.entries(part)) {
      const reason =
        isAnnotation(keyword) && keyword !== "$schema" ? undefined : reasonAgainst(keyword, value, part, document);
      if (reason !== undefined) refusals.push({ pointer: child(at, keyword), reason });
    }
    for (const key of Object.keys(part["patternProperties"] ?? {})) {
      const reason = reasonAgainstPattern(key);
      if (reason !== undefined) refusals.push({ pointer: child(child(at, "patternProperties"), key), reason });
    }
  }
  if (!ajv.validateSchema(withoutDialect(schema))) {
    const [first] = ajv.errors ?? [];
    refusals.push({ pointer: pointer + (first?.instancePath ?? ""), reason: `schema ${first?.message}` });
  }
  return refusals.length > 0 ? refusals : findContradictions(schema, pointer, document);
}

function reasonAgainst(keyword: string, value: unknown, schema: Schema, document: unknown): string | undefined {
  if (keyword === "$schema") {
    return value === DIALECT ? undefined : `the dialect is ${DIALECT} throughout: remove \`$schema\``;
  }
  if (keyword === "$id") {
    return "`$id` changes where the references within it lead: remove it, and refer to the schema by its file";
  }
  if (keyword === "$ref" && /^#\/components\/\w+\/#/.test(String(value))) {
    return "`$ref` leads to an `$anchor`: refer to the schema by its file and its path in there";
  }
  if (keyword === "$dynamicRef" && !anchorsIn(document).has(String(value))) {
    return `\`$dynamicRef\` leads nowhere: no schema has the \`$dynamicAnchor\` "${String(value).replace(/^#/, "")}"`;
  }
  if (ajv.RULES.keywords[keyword] !== true) return `unknown keyword "${keyword}"`;
  const companions = NEEDED_BESIDE.get(keyword);
  if (companions !== undefined && !companions.some((companion) => companion in schema)) {
    return `\`${keyword}\` has no effect without \`${companions.join("` or `")}\`: add that, or remove it`;
  }
  if (keyword === "pattern" && typeof value === "string") return reasonAgainstPattern(value);
  if (keyword === "format" && typeof value === "string") {
    const meant = misspelledFormat(value);
    if (meant !== undefined) return `unknown format "${value}": did you mean "${meant}"?`;
  }
  return reasonItNeverApplies(keyword, schema);
}

function reasonAgainstPattern(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** A keyword is silent about values of other types than its own, so with a `type` that excludes these it says nothing. */
function reasonItNeverApplies(keyword: string, { type }: Schema): string | undefined {
  const definition = ajv.getKeyword(keyword);
  if (type === undefined || typeof definition !== "object" || definition.type === undefined) return undefined;
  const applicable: readonly string[] = [definition.type].flat();
  const types = [type].flat().map((name) => (name === "integer" ? "number" : name));
  if (applicable.length === 0 || applicable.some((name) => types.includes(name))) return undefined;
  const own = applicable.join(" or ");
  return `\`${keyword}\` is about a ${own}, and the type is ${[type].flat().join(" or ")}: remove it, or allow a ${own}`;
}

/** Finds the anchors of schemas that another has as well: in one document, a name can only lead to one of them. */
export function checkAnchors(schemas: ReadonlyArray<[schema: unknown, pointer: string]>): Refusal[] {
  const names = new Set<unknown>();
  return schemas.flatMap(([schema, pointer]) =>
    [...subschemas(schema, pointer)].flatMap(([part, at]) => {
      const name = part["$dynamicAnchor"];
      if (name === undefined || !names.has(name)) {
        names.add(name);
        return [];
      }
      const reason = `another schema has the \`$dynamicAnchor\` "${String(name)}": rename one`;
      return [{ pointer: child(at, "$dynamicAnchor"), reason }];
    }),
  );
}

/** What a `$dynamicRef` can lead to, as `#name`. */
function anchorsIn(node: unknown): Set<string> {
  if (!isBranch(node)) return new Set();
  const { $anchor, $dynamicAnchor } = node;
  const own = [$anchor, $dynamicAnchor].filter((name) => typeof name === "string").map((name) => `#${name}`);
  return new Set([...own, ...Object.values(node).flatMap((member) => [...anchorsIn(member)])]);
}

/** Ajv would look for the metaschema that `$schema` names. */
function withoutDialect(schema: unknown): AnySchema {
  if (typeof schema !== "object" || schema === null) return schema as AnySchema;
  const { $schema: _, ...rest } = schema as Schema;
  return rest;
}
