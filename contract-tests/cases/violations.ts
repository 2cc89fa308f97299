import { resolve } from "../description/description.ts";
import { isObject, type Json, type JsonType, type Schema, typesOf } from "../description/schema.ts";

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
  number: 1.5,
  string: "text",
  array: [],
  object: {},
};
const UNKNOWN_MEMBER = "not_in_the_description";
const TEXTS_FOR_PATTERNS = [" ", "\t\n", "0", "a", "-"];

/** Every way to break the schema once, starting from a value that keeps it. */
export function violations(schema: Schema, value: Json, pointer = ""): Violation[] {
  const node = resolve(schema);
  const at = (keyword: string, broken: Json, name: string): Violation => ({
    keyword,
    pointer,
    name: `${pointer || "the body"} ${name}`,
    value: broken,
  });
  return [
    ...wrongTypes(node).map((broken) => at("type", broken, `is ${describe(broken)}`)),
    ...(node.const === undefined ? [] : [at("const", `not_${String(node.const)}`, "is another constant")]),
    ...(node.enum === undefined ? [] : [at("enum", "not_in_the_enum", "is outside its enum")]),
    ...(node.minLength === undefined ? [] : [at("minLength", "x".repeat(node.minLength - 1), "is too short")]),
    ...breaksPattern(node).map((broken) => at("pattern", broken, "does not match its pattern")),
    ...(isObject(value) ? inObject(node, value, pointer) : []),
    ...(Array.isArray(value) && node.items ? inList(node.items, value, pointer) : []),
  ];
}

function wrongTypes(schema: Schema): Json[] {
  const allowed = typesOf(schema);
  if (allowed.length === 0) return [];
  return Object.entries(ONE_OF_EACH).flatMap(([type, value]) => {
    // 1.5 is no integer, so it breaks a schema that allows integers only.
    const allowsIt = (allowed as string[]).includes(type);
    return allowsIt ? [] : [value];
  });
}

function breaksPattern({ pattern, minLength = 0 }: Schema): Json[] {
  if (pattern === undefined) return [];
  const matches = new RegExp(pattern, "u");
  return TEXTS_FOR_PATTERNS.filter((text) => text.length >= minLength && !matches.test(text)).slice(0, 1);
}

function inObject(schema: Schema, value: { [member: string]: Json }, pointer: string): Violation[] {
  const missing = (schema.required ?? []).map((name) => {
    const { [name]: _, ...rest } = value;
    return { keyword: "required", pointer: `${pointer}/${name}`, name: `${pointer}/${name} is missing`, value: rest };
  });
  const unknown: Violation = {
    keyword: "additionalProperties",
    pointer,
    name: `${pointer || "the body"} has an unknown member`,
    value: { ...value, [UNKNOWN_MEMBER]: "text" },
  };
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const present = value[name];
    if (present === undefined) return [];
    return violations(member, present, `${pointer}/${name}`).map((violation) => ({
      ...violation,
      value: { ...value, [name]: violation.value },
    }));
  });
  return [...missing, ...(schema.additionalProperties === false ? [unknown] : []), ...inside];
}

function inList(items: Schema, value: Json[], pointer: string): Violation[] {
  return value.slice(0, 1).flatMap((first) =>
    violations(items, first, `${pointer}/0`).map((violation) => ({
      ...violation,
      value: [violation.value, ...value.slice(1)],
    })),
  );
}

function describe(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
