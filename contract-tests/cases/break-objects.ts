import type { Json, Schema } from "../spec/schema.ts";
import { type Breach, breach, type Place } from "./breach.ts";
import { boundOf, formsOf, membersIn } from "./forms.ts";
import { LONGEST_LIST } from "./list-samples.ts";
import { type Members, membersOf, unnamed } from "./objects.ts";
import { LONGEST } from "./strings.ts";
import { isValid } from "./validity.ts";

const UNKNOWN_MEMBER = "not_in_the_description";

export function without(base: Json, member: string): Json {
  const { [member]: _, ...rest } = membersOf(base);
  return rest;
}

export function withoutDependent(place: Place): Breach[] {
  const { part, form } = place;
  return Object.entries(part.dependentRequired ?? {}).flatMap(([name, dependents]) =>
    dependents.map((dependent): Breach => {
      const value =
        membersIn(form)
          .get(name)
          ?.map((schema) => place.samplesOf(schema)[0]?.value)[0] ?? "text";
      return breach(
        `has ${name} without ${dependent}`,
        without({ ...membersOf(place.base), [name]: value }, dependent),
      );
    }),
  );
}

export function unknownMember({ base }: Place): Breach {
  return breach(
    "has an unknown member",
    ...["text", 1, null, {}].map((value) => ({ ...membersOf(base), [UNKNOWN_MEMBER]: value })),
  );
}

export function withOddName(place: Place): Json[] {
  const { part, form, base } = place;
  const { propertyNames = {} } = part;
  const lengths = formsOf(propertyNames).flatMap((names) => [
    "x".repeat(Math.min(LONGEST, (boundOf(names, "maxLength") ?? 0) + 1)),
    "x".repeat(Math.max(0, (boundOf(names, "minLength") ?? 1) - 1)),
  ]);
  const odd = [UNKNOWN_MEMBER, "Not Allowed", "0", " ", ...lengths].filter((name) => !isValid(propertyNames, name));
  const [[, schema] = ["", {}]] = unnamed(form, () => undefined);
  const values = [place.samplesOf(schema)[0]?.value ?? "text", "text", 1];
  return odd.flatMap((name) => values.map((value) => ({ ...membersOf(base), [name]: value })));
}

export function withMembers(base: Json, count: number): Json[] {
  const entries = Object.entries(membersOf(base));
  if (count < 0 || entries.length < count) return [];
  return entries.map((_, at) => Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].slice(0, count)));
}

export function withMore({ form, base, ...context }: Place, count: number): Json[] {
  const valueOf = (schema: Schema) => context.samplesOf(schema)[0]?.value;
  const all: Members = { ...membersOf(base) };
  const add = (name: string, schema: Schema) => {
    const value = Object.keys(all).length < count && !(name in all) ? valueOf(schema) : undefined;
    if (value !== undefined) all[name] = value;
  };
  for (const [name, [schema = {}]] of membersIn(form)) add(name, schema);
  for (const [name, schema] of unnamed(form, valueOf)) add(name, schema);
  for (let at = 0; Object.keys(all).length < count && count <= LONGEST_LIST; at++) all[`more_${at}`] = "text";
  return [all];
}
