import type { Refusal } from "./compile.ts";
import { child, isBranch, valueAt } from "../../contract-tests/spec/pointer.ts";
import { type Schema, subschemas } from "./schemas.ts";

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
export function findContradictions(schema: unknown, pointer: string, document: unknown): Refusal[] {
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
