import { partAt } from "../spec/spec.ts";
import { isInferred } from "../spec/evidence.ts";
import type { Schema } from "../spec/schema.ts";

/**
 * Whether a rule is only inferred.
 *
 * @param schemaPath A JSON Pointer to a keyword in `generated/openapi.json`, as the validators name it.
 */
export function isInferredAt(schemaPath: string): boolean {
  const [, owner = "", keyword = ""] = /^(.*)\/([^/]+)$/.exec(schemaPath) ?? [];
  // The owner of a keyword is a schema, or a map or list within one, which has no evidence.
  return isInferred(partAt(owner) as Schema, keyword);
}
