import { isDeepStrictEqual } from "node:util";
import { resolve } from "../description/description.ts";
import { type Json, type JsonType, type Schema, typesOf } from "../description/schema.ts";

/** What a schema says of one place in a value, and has to be tried. */
export interface Demand {
  /** A JSON Pointer into the value; items of a list are `/0`. */
  pointer: string;
  keyword: string;
  polarity: "valid" | "invalid";
  /** Whether a value at that place tries it. Absent where it is enough that a case says it breaks the keyword there. */
  shownBy?: (value: Json) => boolean;
}

const ANNOTATIONS = ["title", "description", "examples", "example", "default", "deprecated", "$comment"];

/** Whether a keyword says nothing that a value could break. */
export function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.includes(keyword) || keyword.startsWith("x-");
}

const sizeOf = (value: Json): number | undefined => {
  if (typeof value === "string") return [...value].length;
  return Array.isArray(value) ? value.length : undefined;
};

/** Keywords that say how far a value may go: that has to be tried, too. */
const BOUNDS: Readonly<Record<string, (value: Json) => Json | undefined>> = {
  minLength: sizeOf,
  maxLength: sizeOf,
  minItems: sizeOf,
  maxItems: sizeOf,
  minimum: (value) => value,
  maximum: (value) => value,
};

/**
 * Everything that a schema says, at every level. A keyword that is not known here is a demand like any other: nothing
 * meets it until somebody derives cases from it.
 */
export function demandsOf(schema: Schema, pointer = ""): Demand[] {
  const node = { ...resolve(schema), ...schema };
  return Object.entries(node).flatMap(([keyword, said]): Demand[] => {
    if (keyword === "$ref" || isAnnotation(keyword)) return [];
    const broken: Demand = { pointer, keyword, polarity: "invalid" };
    const kept = (detail: string, shownBy: (value: Json) => boolean): Demand => ({
      ...{ pointer, polarity: "valid", shownBy },
      keyword: `${keyword} ${detail}`.trim(),
    });
    switch (keyword) {
      case "type":
        return [
          broken,
          ...(typesOf(node).includes("null")
            ? []
            : [{ ...broken, keyword: "type, with null", shownBy: (value: Json) => value === null }]),
          ...typesOf(node).map((type) => kept(type, (value) => isOfType(value, type))),
        ];
      case "enum":
        return [
          broken,
          ...(node.enum ?? []).map((each) => kept(JSON.stringify(each), (value) => isDeepStrictEqual(value, each))),
        ];
      case "required":
        return (node.required ?? []).map((name) => ({ ...broken, pointer: `${pointer}/${name}` }));
      case "properties":
        return Object.entries(node.properties ?? {}).flatMap(([name, member]) => [
          { pointer: `${pointer}/${name}`, keyword, polarity: "valid", shownBy: () => true },
          ...demandsOf(member, `${pointer}/${name}`),
        ]);
      case "items":
        return demandsOf(node.items ?? {}, `${pointer}/0`);
      case "anyOf":
        return [broken, ...(node.anyOf ?? []).flatMap((branch) => demandsOf(branch, pointer))];
      case "additionalProperties":
        return said === true ? [] : [broken];
      default: {
        const measure = BOUNDS[keyword];
        return measure ? [broken, kept("", (value) => measure(value) === said)] : [broken];
      }
    }
  });
}

function isOfType(value: Json, type: JsonType): boolean {
  if (value === null || type === "null") return value === null && type === "null";
  if (Array.isArray(value)) return type === "array";
  if (typeof value === "number") return type === "number" || (type === "integer" && Number.isInteger(value));
  return typeof value === type;
}

/** The values that a value has at a place: several where the place is in a list. */
export function valuesAt(value: Json | undefined, pointer: string): Json[] {
  const [, step, ...rest] = pointer.split("/");
  if (value === undefined) return [];
  if (step === undefined) return [value];
  const deeper = ["", ...rest].join("/");
  if (Array.isArray(value)) return step === "0" ? value.flatMap((item) => valuesAt(item, deeper)) : [];
  return typeof value === "object" && value !== null ? valuesAt(value[step], deeper) : [];
}
