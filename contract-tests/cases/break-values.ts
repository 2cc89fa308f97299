import { isObject, type Json } from "../spec/schema.ts";
import { type Breach, breach, ONE_OF_EACH, type Place } from "./breach.ts";
import { boundOf } from "./forms.ts";
import { rounded } from "./numbers.ts";
import { LONGEST, ofLength } from "./strings.ts";

/** Strings and numbers of which each format refuses one, if it refuses any. */
export const FOR_FORMATS = ["(", " ", "-", "1.5", "", 2 ** 31, 2 ** 64];
const FOR_PATTERNS = [" ", "\t\n", "0", "a", "-", "", "A b"];

/** A value of each type that is not allowed, and what looks like one that is: a server may convert one and not another. */
export function ofOtherTypes(allowed: readonly string[], base: Json): Breach[] {
  const [item] = Array.isArray(base) ? base : [];
  const isNumeric = allowed.includes("integer") || allowed.includes("number");
  return [
    ...Object.entries(ONE_OF_EACH).flatMap(([type, value]) => {
      if (allowed.includes(type)) return [];
      // One of a list's items may name something that is there; another string may be refused for what it names.
      const values = type === "string" && typeof item === "string" ? [item, value] : [value];
      return [breach(`is ${describe(value)}`, ...values)];
    }),
    ...(isNumeric && !allowed.includes("string")
      ? [breach("is a numeral in a string", typeof base === "number" ? String(base) : "1")]
      : []),
    ...(allowed.includes("boolean") && !allowed.includes("string") ? [breach("is true in a string", "true")] : []),
    ...(allowed.includes("boolean") && !isNumeric ? [breach("is 1", 1)] : []),
  ];
}

/** What differs from one of these values in its case or in the space around it, and the empty string. */
export function likeOneOf(values: readonly Json[], base: Json): Breach[] {
  const strings = values.filter((value) => typeof value === "string");
  const value = strings.find((each) => each === base) ?? strings[0];
  if (value === undefined) return [];
  const differing = (name: string, other: string) => (values.includes(other) ? [] : [breach(name, other)]);
  const inCase = [value.toUpperCase(), value.toLowerCase()].find((each) => !values.includes(each));
  return [
    ...(inCase === undefined ? [] : [breach("is in another case", inCase)]),
    ...differing("has spaces around it", ` ${value} `),
    ...differing("is an empty string", ""),
  ];
}

function describe(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Values of the same types that are none of these, then of others. */
export function otherThan(values: readonly Json[]): Json[] {
  const [value] = values;
  const numbers = values.filter((each) => typeof each === "number");
  const alike: Json[] = [];
  if (values.length > 1 && values.some((each) => typeof each === "string")) alike.push("not_in_the_enum");
  else if (typeof value === "string") alike.push(values.length === 1 ? `not_${value}` : "not_in_the_enum");
  if (numbers.length > 0) alike.push(Math.max(...numbers) + 1, Math.min(...numbers) - 1);
  if (values.some((each) => typeof each === "boolean")) alike.push(true, false);
  if (Array.isArray(value)) alike.push([...value, "more"], []);
  if (isObject(value)) alike.push({ ...value, more: true }, {});
  return [...alike, "not_in_the_enum", ...Object.values(ONE_OF_EACH)];
}

export function strings({ form, schema, base }: Place, length: number): Json[] {
  if (length < 0 || length > LONGEST) return [];
  const own = typeof base === "string" ? [[...base.repeat(base === "" ? 0 : Math.ceil(length / base.length) + 1)]] : [];
  return [...ofLength(form, schema, length), ...own.map((characters) => characters.slice(0, length).join(""))];
}

export function mismatches({ part, form, base }: Place): string[] {
  const lengths = [boundOf(form, "minLength") ?? 0, boundOf(form, "maxLength") ?? 0].filter(
    (length) => length <= LONGEST,
  );
  const tries = [
    ...FOR_PATTERNS,
    ...lengths.flatMap((length) => FOR_PATTERNS.map((text) => text.repeat(length).slice(0, length))),
    ...(typeof base === "string" ? [`${base} `, ` ${base}`, `${base}\n`, base.toUpperCase(), base.toLowerCase()] : []),
  ];
  const pattern = new RegExp(part.pattern ?? "", "u");
  return tries.filter((text) => !pattern.test(text));
}

export function between(step: number, base: Json): number[] {
  const from = typeof base === "number" ? [base, base - step] : [];
  const parts = Number.isInteger(step) && step > 1 ? [1, Math.floor(step / 2), step / 2] : [step / 2, step / 3];
  return [...from, 0].flatMap((start) => parts.map((part) => rounded(start + part)));
}
