import { resolve } from "../description/description.ts";
import { isObject, type Json, type JsonType, type Schema, typesOf } from "../description/schema.ts";
import { most } from "./samples.ts";
import { fits } from "./texts.ts";

/** A value that breaks a schema in one place, by one keyword. */
export interface Violation {
  keyword: string;
  /** Where, as a JSON Pointer (RFC 6901) into the value; for a missing member, its place. */
  pointer: string;
  name: string;
  value: Json;
}

const ONE_OF_EACH: Record<Exclude<JsonType, "integer">, Json> = {
  null: null,
  boolean: true,
  // No integer, so that it breaks also a schema that allows integers only.
  number: 1.5,
  string: "text",
  array: [],
  object: {},
};
const UNKNOWN_MEMBER = "not_in_the_description";
const TEXTS_FOR_PATTERNS = [" ", "\t\n", "0", "a", "-"];

type Break = [broken: Json, name: string];

/** How to break the keywords that say what a value is by itself, each for a schema that has it. */
const BREAKS: Readonly<Record<string, (schema: Schema) => Break[]>> = {
  type: (schema) => ofOtherTypes(typesOf(schema)),
  anyOf: ({ anyOf = [] }) => ofOtherTypes(anyOf.flatMap((branch) => typesOf(resolve(branch)))),
  const: (schema) => [[`not_${String(schema.const)}`, "is another constant"]],
  enum: () => [["not_in_the_enum", "is outside its enum"]],
  minLength: ({ minLength = 0 }) => (minLength === 0 ? [] : [["x".repeat(minLength - 1), "is too short"]]),
  maxLength: ({ maxLength = 0 }) => [["x".repeat(maxLength + 1), "is too long"]],
  pattern: (schema) =>
    TEXTS_FOR_PATTERNS.filter((text) => fits(text, { ...schema, pattern: "" }) && !fits(text, schema))
      .slice(0, 1)
      .map((text) => [text, "does not match its pattern"]),
  format: ({ format }) => [[`no ${format} at all`, `is not in the format ${format}`]],
  minimum: ({ minimum = 0 }) => [[minimum - 1, "is too small"]],
  maximum: ({ maximum = 0 }) => [[maximum + 1, "is too large"]],
};

/**
 * Every way to break the schema once, starting from a value that keeps it. What the value does not have, an optional
 * member or another type that the schema allows, is broken in a sample of it.
 */
export function violations(schema: Schema, value: Json, pointer = ""): Violation[] {
  const node = resolve(schema);
  const itself = Object.entries(BREAKS).flatMap(([keyword, ways]) =>
    keyword in node ? ways(node).map((way) => violation(keyword, pointer, way)) : [],
  );
  return [
    ...itself,
    ...(typesOf(node).includes("array") ? inList(node, Array.isArray(value) ? value : [], pointer) : []),
    ...(typesOf(node).includes("object") ? inObject(node, isObject(value) ? value : most(node, {}), pointer) : []),
  ];
}

function violation(keyword: string, pointer: string, [value, name]: Break): Violation {
  return { keyword, pointer, name: `${pointer || "the body"} ${name}`, value };
}

/**
 * Null, which is a matter of its own, and the first scalar and the first structure that are not allowed: a server that
 * lets one of a kind through lets the others through too, and each is a request.
 */
function ofOtherTypes(allowed: readonly string[]): Break[] {
  // For an integer, both the number that is none and the text that looks like one in a URL.
  const texts = allowed.includes("integer") ? (["string"] as const) : [];
  const kinds = [["null"], ["number", "string", "boolean"], texts, ["array", "object"]] as const;
  return kinds.flatMap((types): Break[] => {
    const type = types.find((each) => !allowed.includes(each));
    return type === undefined ? [] : [[ONE_OF_EACH[type], `is ${describe(ONE_OF_EACH[type])}`]];
  });
}

function inObject(schema: Schema, value: Json, pointer: string): Violation[] {
  const object = isObject(value) ? value : {};
  const missing = (schema.required ?? []).map((name): Violation => {
    const { [name]: _, ...rest } = object;
    return violation("required", `${pointer}/${name}`, [rest, "is missing"]);
  });
  const unknown = violation("additionalProperties", pointer, [
    { ...object, [UNKNOWN_MEMBER]: "text" },
    "has an unknown member",
  ]);
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    violations(member, object[name] ?? most(member, {}), `${pointer}/${name}`).map((violation) => ({
      ...violation,
      value: { ...object, [name]: violation.value },
    })),
  );
  return [...missing, ...(schema.additionalProperties === false ? [unknown] : []), ...inside];
}

function inList(schema: Schema, value: Json[], pointer: string): Violation[] {
  const { items = {}, minItems = 0, maxItems, uniqueItems } = schema;
  const list = value.length > 0 ? value : [most(items, {})];
  const [first = null, ...rest] = list;
  const ofLength = (length: number) => Array.from({ length }, (_, at) => list[at % list.length] ?? null);
  return [
    ...(minItems === 0 ? [] : [violation("minItems", pointer, [ofLength(minItems - 1), "has too few items"])]),
    ...(maxItems === undefined ? [] : [violation("maxItems", pointer, [ofLength(maxItems + 1), "has too many items"])]),
    ...(uniqueItems ? [violation("uniqueItems", pointer, [[first, ...list], "has an item twice"])] : []),
    ...violations(items, first, `${pointer}/0`).map((each) => ({ ...each, value: [each.value, ...rest] })),
  ];
}

function describe(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
