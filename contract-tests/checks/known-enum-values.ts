import { isNewIn } from "../description/schema.ts";
import type { Validate, ValidationError } from "../../generated/validators.js";
import { errorsOf } from "./sentences.ts";

/**
 * A value as it would be if each of its enums held one that the description knows: a new one in an answer is drift, and
 * must not hide in a union, whose branches are all refused because of it. What else is wrong stays wrong.
 */
export function withKnownEnumValues(validate: Validate<unknown>, value: unknown): unknown {
  let best = value;
  let errors = errorsOf(validate, best);
  // Mostly, any known value will do, and a long list has too many places to try one after the other.
  const atOnce = unknownIn(errors).reduce(
    (held, { path, known: [first] }) => replaced(held, path, first) ?? held,
    value,
  );
  const leftAtOnce = errorsOf(validate, atOnce);
  if (leftAtOnce.length < errors.length) [best, errors] = [atOnce, leftAtOnce];
  for (const { path, known } of unknownIn(errors)) {
    for (const each of known) {
      const tried = replaced(best, path, each);
      const left = tried === undefined ? errors : errorsOf(validate, tried);
      if (left.length >= errors.length) continue;
      [best, errors] = [tried, left];
    }
  }
  return best;
}

/** Where enums do not know a value, and what they know. */
function unknownIn(errors: readonly ValidationError[]): { path: string[]; known: readonly unknown[] }[] {
  return errors.flatMap(({ keyword, instancePath, params: { allowedValues } }) =>
    keyword === "enum" && Array.isArray(allowedValues)
      ? [{ path: instancePath.split("/").slice(1).map(unescaped), known: allowedValues }]
      : [],
  );
}

/** A copy with a known value at the end of a path; undefined when what is there is no new one, and so no drift. */
function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return isNewIn([by], value) ? by : undefined;
  if (Array.isArray(value)) {
    const item = replaced(value[Number(name)], rest, by);
    return item === undefined ? undefined : value.with(Number(name), item);
  }
  if (typeof value !== "object" || value === null) return undefined;
  const member = replaced((value as Record<string, unknown>)[name], rest, by);
  return member === undefined ? undefined : { ...value, [name]: member };
}

function unescaped(name: string): string {
  return name.replaceAll("~1", "/").replaceAll("~0", "~");
}
