import { isDeepStrictEqual } from "node:util";
import { type Form, formsOf, isAnnotation, isAssumed, isEntered, membersIn, NOTHING } from "../cases/forms.ts";
import { KEYWORDS } from "../cases/keywords.ts";
import { itemsOf, prefixOf } from "../cases/lists.ts";
import { isServersOwn } from "../cases/objects.ts";
import { step } from "../spec/pointer.ts";
import { isObject, type Json, type JsonType, type Schema, typesOf } from "../spec/schema.ts";

/** What a schema says of one place in a value, and has to be tried. */
export interface Demand {
  /** A JSON Pointer into the value; items of a list are `/0`. */
  pointer: string;
  keyword: string;
  polarity: "valid" | "invalid";
  /** Whether a value at that place tries it. Absent where it is enough that a case says it breaks the keyword there. */
  shownBy?: (value: Json) => boolean;
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

/** Everything that a schema says, at every level. A keyword without an entry in `KEYWORDS` is a demand that nothing meets. */
export function demandsOf(schema: Schema): Demand[] {
  const demands = new Map<string, Demand>();
  for (const demand of demandsAt(schema, "", [])) {
    const key = `${demand.polarity} ${demand.keyword} ${demand.pointer}`;
    if (!demands.has(key)) demands.set(key, demand);
  }
  return [...demands.values()];
}

function* demandsAt(schema: Schema, pointer: string, path: readonly Schema[]): Generator<Demand> {
  if (!isEntered(schema, path) || schema === NOTHING) return;
  const inner = [...path, schema];
  for (const form of formsOf(schema)) {
    const members = membersIn(form);
    for (const part of form) {
      if (isAssumed(part)) continue;
      for (const keyword of Object.keys(part)) yield* ofKeyword(keyword, part, form, pointer);
    }
    for (const [name, schemas] of members) {
      yield { pointer: `${pointer}${step(name)}`, keyword: "properties", polarity: "valid", shownBy: () => true };
      for (const member of schemas) yield* demandsAt(member, `${pointer}${step(name)}`, inner);
    }
    for (const [at, item] of prefixOf(form).entries()) yield* demandsAt(item, `${pointer}/${at}`, inner);
    if (form.some(({ items }) => items !== undefined))
      yield* demandsAt(itemsOf(form), `${pointer}/${prefixOf(form).length}`, inner);
  }
}

function ofKeyword(keyword: string, part: Schema, form: Form, pointer: string): Demand[] {
  // Nothing breaks it by itself, and its entry says why.
  if (isAnnotation(keyword) || typeof KEYWORDS[keyword] === "string") return [];
  const broken: Demand = { pointer, keyword, polarity: "invalid" };
  const valid = (detail: string, shownBy: (value: Json) => boolean): Demand => ({
    ...{ pointer, polarity: "valid", shownBy },
    keyword: `${keyword} ${detail}`.trim(),
  });
  const operand: unknown = part[keyword as keyof Schema];
  switch (keyword) {
    case "type":
      return [
        broken,
        ...(typesOf(part).includes("null")
          ? []
          : [{ ...broken, keyword: "type, with null", shownBy: (value: Json) => value === null }]),
        ...typesOf(part).map((type) => valid(type, (value) => isOfType(value, type))),
      ];
    case "enum":
      return [
        broken,
        ...(part.enum ?? []).map((item) => valid(JSON.stringify(item), (value) => isDeepStrictEqual(value, item))),
      ];
    case "required":
      return (part.required ?? [])
        .filter((name) => !isServersOwn(form, name))
        .map((name) => ({ ...broken, pointer: `${pointer}${step(name)}` }));
    // What they say of members and items is demanded there, unless they forbid them.
    case "additionalProperties":
    case "unevaluatedProperties":
    case "unevaluatedItems":
    case "items":
      return operand === false ? [broken] : [];
    case "uniqueItems":
      return operand === true ? [broken] : [];
    default: {
      const measure = BOUNDS[keyword];
      return measure ? [broken, valid("", (value) => measure(value) === operand)] : [broken];
    }
  }
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
  if (Array.isArray(value))
    return value.flatMap((item, at) => (step === "0" || step === String(at) ? valuesAt(item, deeper) : []));
  return isObject(value) ? valuesAt(value[step.replaceAll("~1", "/").replaceAll("~0", "~")], deeper) : [];
}
