import type { AnySchema } from "ajv";
import { child, isBranch, valueAt } from "../../contract-tests/spec/pointer.ts";
import { isAnnotation, type Schema, subschemas } from "./schemas.ts";
import { anchorsIn } from "./check-references.ts";
import { misspelledFormat, newAjv, type Refusal } from "./compile.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** Keywords that say nothing without one of others. */
const NEEDED_BESIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ["if", ["then", "else"]],
  ["then", ["if"]],
  ["else", ["if"]],
  ["minContains", ["contains"]],
  ["maxContains", ["contains"]],
]);

/** Letters that a library loses in the names of schemas: within a URI `#` is another's, and for `.` in a RegExp two end a line. */
const UNREADABLE = [
  ["Hyperjump", "#", "\\x23"],
  ["Ajv", "\u2028", "\\u2028"],
  ["Ajv", "\u2029", "\\u2029"],
] as const;

/** Keywords that give schemas names, and what to do where one has such a letter. */
const BY_NAME = {
  $defs: "rename it",
  dependentSchemas: "write `if` and `then`, with the name in `required`",
  patternProperties: "write `ESCAPE` in its place",
  properties: "write it as a pattern, with `ESCAPE`, in `patternProperties`",
};

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
    if (!canDiscriminate(part, document)) {
      const reason = `examples are checked by what \`discriminator\` names: give that member a \`const\` or an \`enum\` of its own in each of the schemas, and name it in their \`required\`, or remove \`discriminator\``;
      refusals.push({ pointer: child(at, "discriminator"), reason });
    }
    for (const [keyword, remedy] of Object.entries(BY_NAME)) {
      for (const key of Object.keys(part[keyword] ?? {})) {
        const [library, letter, escape = ""] = UNREADABLE.find((item) => key.includes(item[1])) ?? [];
        if (letter === undefined) continue;
        const name = letter === "#" ? letter : escape;
        const reason = `${library}, which the contract tests use, finds no schema with \`${name}\` in its name: ${remedy.replace("ESCAPE", escape)}`;
        refusals.push({ pointer: child(child(at, keyword), key), reason });
      }
    }
    for (const key of Object.keys(part["patternProperties"] ?? {})) {
      const reason = reasonAgainstPattern(key);
      if (reason !== undefined) refusals.push({ pointer: child(child(at, "patternProperties"), key), reason });
    }
  }
  if (refusals.length === 0 && !ajv.validateSchema(withoutDialect(schema))) {
    const [first] = ajv.errors ?? [];
    refusals.push({ pointer: pointer + (first?.instancePath ?? ""), reason: `schema ${first?.message}` });
  }
  return refusals.length > 0 ? refusals : findContradictions(schema, pointer, document);
}

function reasonAgainst(keyword: string, value: unknown, schema: Schema, document: unknown): string | undefined {
  if (keyword === "$schema") {
    return value === DIALECT ? undefined : `the dialect is ${DIALECT} throughout: remove \`$schema\``;
  }
  // `id` is what draft 4 calls it.
  if (keyword === "$id" || keyword === "id") {
    return `\`${keyword}\` changes where the references within it lead: remove it, and refer to the schema by its file`;
  }
  if (keyword === "$ref" && /^#\/components\/\w+\/#/.test(String(value))) {
    return "`$ref` leads to an `$anchor`: refer to the schema by its file and its path in there";
  }
  if (keyword === "$dynamicRef" && !anchorsIn(document).has(String(value))) {
    return `\`$dynamicRef\` leads nowhere: no schema has the \`$dynamicAnchor\` "${String(value).replace(/^#/, "")}"`;
  }
  if (ajv.RULES.keywords[keyword] !== true) return `unknown keyword "${keyword}"`;
  if (keyword === "enum" && Array.isArray(value) && value.length === 0)
    return "no value is valid: give `enum` one, or remove it";
  if (keyword === "type" && Array.isArray(value) && new Set(value).size < Math.max(1, value.length))
    return value.length === 0
      ? "no value is valid: give `type` one, or remove it"
      : "`type` names one twice: remove it";
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
  const own = applicable.map(withArticle).join(" or ");
  return `\`${keyword}\` is about ${own}, and the type is ${[type].flat().join(" or ")}: remove it, or allow ${own}`;
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

/**
 * Whether Redocly can tell the schemas of an `anyOf` or `oneOf` from each other by what its `discriminator` names. OpenAPI
 * asks for less, but nobody would check the examples.
 */
function canDiscriminate({ discriminator, oneOf, anyOf, required }: Schema, document: unknown): boolean {
  const choices = oneOf ?? anyOf;
  if (!isBranch(discriminator) || !Array.isArray(choices)) return true;
  const { propertyName, mapping } = discriminator;
  const name = String(propertyName);
  const mapped = Object.entries(isBranch(mapping) ? mapping : {});
  const values = choices.flatMap((choice: unknown) => {
    const $ref = isBranch(choice) ? choice["$ref"] : undefined;
    const keys = mapped.filter(([, target]) => $ref !== undefined && target === $ref).map(([key]) => key);
    if (keys.length > 0) return keys;
    const schema = typeof $ref === "string" ? valueAt(document, $ref) : choice;
    const parts = isBranch(schema)
      ? [schema, ...Object.values(Object(schema["allOf"]) as object)].filter(isBranch)
      : [];
    const isRequired = [{ required }, ...parts].some((part) => [part["required"]].flat().includes(name));
    const property = parts.map((part) => valueAt(part, child("#/properties", name))).find(isBranch);
    return isRequired && property !== undefined ? [property["const"] ?? property["enum"]].flat() : [undefined];
  });
  return values.every((value) => typeof value === "string") && new Set(values).size === values.length;
}

/** Ajv would look for the metaschema that `$schema` names. */
function withoutDialect(schema: unknown): AnySchema {
  if (typeof schema !== "object" || schema === null) return schema as AnySchema;
  const { $schema: _, ...rest } = schema as Schema;
  return rest;
}

/** A pair of limits between which nothing is left. */
interface Limits {
  lower: string;
  upper: string;
  /** What has no valid value then. */
  of: string;
  /** Whether there is no room between two limits that are equal. */
  open?: boolean;
}

const LIMITS: readonly Limits[] = [
  { lower: "minLength", upper: "maxLength", of: "string" },
  { lower: "minItems", upper: "maxItems", of: "array" },
  { lower: "minContains", upper: "maxContains", of: "array" },
  { lower: "minProperties", upper: "maxProperties", of: "object" },
  { lower: "minimum", upper: "maximum", of: "number" },
  { lower: "exclusiveMinimum", upper: "maximum", of: "number", open: true },
  { lower: "minimum", upper: "exclusiveMaximum", of: "number", open: true },
  { lower: "exclusiveMinimum", upper: "exclusiveMaximum", of: "number", open: true },
];

/** Finds keywords of a schema, and of what is within it, that leave no valid value together. */
function findContradictions(schema: unknown, pointer: string, document: unknown): Refusal[] {
  const rules = [contradictoryLimits, noNumberLeft, tooManyRequired, tooFewAllowed, noTypeLeft];
  return [...subschemas(schema, pointer)].flatMap(([part, at]) => rules.flatMap((find) => find(part, at, document)));
}

function contradictoryLimits(schema: Schema, at: string): Refusal[] {
  return LIMITS.flatMap(({ lower, upper, of, open }) => {
    const [least, most] = [schema[lower], schema[upper]];
    if (typeof least !== "number" || typeof most !== "number" || least < most || (least === most && !open)) return [];
    return refusal(at, lower, `no ${of} is valid: \`${lower}\` is ${least} and \`${upper}\` ${most}`);
  });
}

/** Between limits that leave room, there may be no integer, or no multiple of the number that is demanded. */
function noNumberLeft(schema: Schema, at: string): Refusal[] {
  const { type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const isInteger = [type].flat().includes("integer") && ![type].flat().includes("number");
  const step = typeof multipleOf === "number" ? multipleOf : isInteger ? 1 : undefined;
  const numbers = (...values: unknown[]) => values.filter((value) => typeof value === "number");
  const least = Math.max(...numbers(minimum, exclusiveMinimum));
  const most = Math.min(...numbers(maximum, exclusiveMaximum));
  if (
    step === undefined ||
    !Number.isFinite(least) ||
    !Number.isFinite(most) ||
    contradictoryLimits(schema, at).length > 0
  )
    return [];
  const isAllowed = (value: number) =>
    value <= most && value !== exclusiveMaximum && value >= least && value !== exclusiveMinimum;
  // The second, because the first may be the excluded limit; more tolerant than exact, as decimal steps are not exact.
  const first = Math.ceil(least / step - 1e-9);
  if ([first, first + 1].some((count) => isAllowed(count * step) || isAllowed(Number((count * step).toFixed(9)))))
    return [];
  const what = multipleOf === undefined ? "integer" : `multiple of ${step}`;
  return refusal(at, multipleOf === undefined ? "type" : "multipleOf", `there is no ${what} between its limits`);
}

function tooManyRequired({ required, maxProperties }: Schema, at: string): Refusal[] {
  if (!Array.isArray(required) || typeof maxProperties !== "number" || required.length <= maxProperties) return [];
  return refusal(at, "maxProperties", `no object is valid: ${required.length} properties are required`);
}

/** What a closed object or array has no room for. */
function tooFewAllowed(schema: Schema, at: string): Refusal[] {
  const { properties = {}, patternProperties, additionalProperties, minProperties, required } = schema;
  const { prefixItems = [], items, minItems } = schema;
  const refusals: Refusal[] = [];
  if (additionalProperties === false && patternProperties === undefined && isBranch(properties)) {
    const names = Object.keys(properties).filter((name) => properties[name] !== false);
    if (typeof minProperties === "number" && minProperties > names.length) {
      refusals.push(
        ...refusal(
          at,
          "minProperties",
          `no object is valid: it takes at most ${count(names.length, "property", "properties")}`,
        ),
      );
    }
    for (const name of Array.isArray(required) ? required.filter((item) => !names.includes(item)) : []) {
      refusals.push(...refusal(at, "required", `no object is valid: \`${name}\` is required and not allowed`));
    }
  }
  if (items === false && Array.isArray(prefixItems) && typeof minItems === "number" && minItems > prefixItems.length) {
    refusals.push(
      ...refusal(at, "minItems", `no array is valid: it takes at most ${count(prefixItems.length, "item", "items")}`),
    );
  }
  return refusals;
}

/** Parts that all have to hold, and have no type in common. */
function noTypeLeft(schema: Schema, at: string, document: unknown): Refusal[] {
  const keyword = ["allOf", "$ref", "anyOf", "oneOf"].find((name) => name in schema);
  if (keyword === undefined || typesOf(schema, document).length > 0) return [];
  return refusal(at, keyword, `no value is valid: the parts that hold together have no type in common`);
}

const NUMBER = ["fraction", "integer"];
const TYPES = ["array", "boolean", "fraction", "integer", "null", "object", "string"];

/** The types that a schema leaves possible, where a number is an integer or a fraction. */
function typesOf(schema: unknown, document: unknown, within: readonly string[] = []): string[] {
  if (schema === false) return [];
  if (!isBranch(schema)) return TYPES;
  const { type, allOf, anyOf, oneOf, $ref } = schema;
  const members = (value: unknown) => Object.values(isBranch(value) ? value : {});
  const of = (part: unknown) => typesOf(part, document, within);
  const own = type === undefined ? TYPES : [type].flat().flatMap((name) => (name === "number" ? NUMBER : String(name)));
  const target = typeof $ref === "string" && !within.includes($ref) ? $ref : undefined;
  const parts = [
    own,
    ...members(allOf).map(of),
    ...[anyOf, oneOf].filter(isBranch).map((choice) => members(choice).flatMap(of)),
    ...(target === undefined ? [] : [typesOf(valueAt(document, target), document, [...within, target])]),
  ];
  return TYPES.filter((name) => parts.every((part) => part.includes(name)));
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function refusal(at: string, keyword: string, reason: string): Refusal[] {
  return [{ pointer: child(at, keyword), reason }];
}
