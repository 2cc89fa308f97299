import { isObject, type Json, type Schema } from "../spec/schema.ts";
import type { Place } from "./breach.ts";
import { asSchema, formsOf, typesIn } from "./forms.ts";
import { isValid } from "./validity.ts";
import { matching } from "./values.ts";

export function typesOfAll(branches: readonly Schema[] = []): string[] {
  return branches.flatMap((branch) => formsOf(branch).flatMap(typesIn));
}

/** Values that a schema allows which may or must not apply; of objects, beside the members that are there. */
export function fitting({ base, ...context }: Place, schema: Schema | undefined): Json[] {
  const values = context.samplesOf(asSchema(schema ?? true)).map(({ value }) => value);
  const patterns = formsOf(schema ?? true).flatMap((form) =>
    form.flatMap(({ pattern }) => (pattern === undefined ? [] : matching(pattern))),
  );
  const merged = isObject(base) ? values.filter(isObject).map((value) => ({ ...base, ...value })) : [];
  return [...merged, ...values, ...patterns];
}

export function fittingTwo(place: Place): Json[] {
  const branches = place.part.oneOf ?? [];
  const values = branches.flatMap((branch) => fitting(place, branch));
  const objects = values.filter(isObject);
  const joined = objects.flatMap((one) => objects.map((other) => ({ ...one, ...other })));
  return [...values, ...joined].filter((value) => branches.filter((branch) => isValid(branch, value)).length > 1);
}
