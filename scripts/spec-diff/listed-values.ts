import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isObject, type Json } from "./schema-object.ts";

/** Keywords that limit values, and whose own value is no schema. */
const CONSTRAINTS = new Set([
  ...["type", "format", "pattern", "minLength", "maxLength", "required", "minProperties", "maxProperties"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems"],
]);

const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv);

/**
 * Whether a keyword can change without a change to the valid values, because a schema lists these: each value that was
 * listed has what the keyword demands now, and each that is listed now has what it demanded.
 */
export function isImpliedByValues(keyword: string | undefined, before: unknown, after: unknown): boolean {
  if (keyword === undefined || !CONSTRAINTS.has(keyword) || !isObject(before) || !isObject(after)) return false;
  return meets(before, keyword, after[keyword]) && meets(after, keyword, before[keyword]);
}

function meets(schema: Json, keyword: string, demand: unknown): boolean {
  if (demand === undefined) return true;
  const values = "const" in schema ? [schema["const"]] : schema["enum"];
  if (!Array.isArray(values)) return false;
  try {
    const validate = ajv.compile({ [keyword]: demand });
    return values.every((value) => validate(value));
  } catch {
    // Redocly compares what generation would refuse, too.
    return false;
  }
}
