import type { Validate, ValidationError } from "../../generated/validators.js";
import { partAt } from "../spec/spec.ts";
import { hasInferredType } from "../spec/evidence.ts";
import { isNewIn, type Schema } from "../spec/schema.ts";
import { errorsOf } from "./sentences.ts";

/**
 * A value as it would be if it held only what was known before: in place of an enum's new value one that the spec has,
 * and null where null is all that was ever seen. What is new is drift; it must not hide in a union, whose branches are
 * all refused because of it. Other errors stay.
 */
export function withKnownValues(validate: Validate<unknown>, value: unknown): unknown {
  let best = value;
  let errors = errorsOf(validate, best);
  // Mostly, any known value will do, and a long list has too many places to try one after the other.
  const atOnce = newIn(errors).reduce(
    (held, place) => replaced(held, place.path, place, place.known[0]) ?? held,
    value,
  );
  const leftAtOnce = errorsOf(validate, atOnce);
  if (leftAtOnce.length < errors.length) [best, errors] = [atOnce, leftAtOnce];
  for (const place of newIn(errors)) {
    for (const known of place.known) {
      const tried = replaced(best, place.path, place, known);
      const left = tried === undefined ? errors : errorsOf(validate, tried);
      if (left.length >= errors.length) continue;
      [best, errors] = [tried, left];
    }
  }
  return best;
}

/** Where a value may be new. */
interface Place {
  path: string[];
  /** The values that were known before. */
  known: readonly unknown[];
  /** Whether a value is new beside them, and not just wrong. */
  isNew(value: unknown): boolean;
}

function newIn(errors: readonly ValidationError[]): Place[] {
  return errors.flatMap(({ keyword, instancePath, schemaPath, params: { allowedValues } }): Place[] => {
    const path = instancePath.split("/").slice(1).map(unescaped);
    if (keyword === "enum" && Array.isArray(allowedValues))
      return [{ path, known: allowedValues, isNew: (value) => isNewIn(allowedValues, value) }];
    // What stands at the pointer's owner of a keyword is a schema.
    if (keyword === "type" && hasInferredType(partAt(schemaPath.replace(/\/type$/, "")) as Schema))
      return [{ path, known: [null], isNew: () => true }];
    return [];
  });
}

/** A copy with a known value at the end of a path; undefined when what is there is not new. */
function replaced(value: unknown, path: readonly string[], place: Place, known: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return place.isNew(value) ? known : undefined;
  if (Array.isArray(value)) {
    const item = replaced(value[Number(name)], rest, place, known);
    return item === undefined ? undefined : value.with(Number(name), item);
  }
  if (typeof value !== "object" || value === null) return undefined;
  const member = replaced((value as Record<string, unknown>)[name], rest, place, known);
  return member === undefined ? undefined : { ...value, [name]: member };
}

function unescaped(name: string): string {
  return name.replaceAll("~1", "/").replaceAll("~0", "~");
}
