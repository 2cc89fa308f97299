import { findAnchor, partAt } from "../spec/spec.ts";
import { isObject, type Json, type JsonType, type Schema } from "../spec/schema.ts";

/**
 * One way in which a value can be valid: schemas that all apply to it, with their keywords that are about the value
 * itself. What combines schemas (`$ref`, `allOf`, `anyOf`, `oneOf`, `if`, `dependentSchemas`) is resolved; what forbids
 * (`not`) is left to the validator of the result.
 */
export type Form = readonly Schema[];

/** Alternatives multiply: of more, there are this many, and as many again as it takes to have each branch in one of them. */
const MOST_FORMS = 24;

/** What allows everything, and what allows nothing. */
export const ANYTHING: Schema = {};
export const NOTHING: Schema = { not: {} };

/** What a form assumes of a value so that another schema applies: no part of the spec, and nothing to break. */
const assumed = new WeakSet<Schema>();
export const isAssumed = (part: Schema): boolean => assumed.has(part);

const forms = new WeakMap<Schema, readonly Form[]>();

/** The ways in which a value can be valid, those of the first branches first. */
export function formsOf(schema: Schema | boolean): readonly Form[] {
  if (typeof schema === "boolean") return [[asSchema(schema)]];
  const known = forms.get(schema) ?? expand(schema, new Map());
  forms.set(schema, known);
  return known;
}

/** A boolean schema as an object. */
export function asSchema(schema: Schema | boolean): Schema {
  if (typeof schema === "object") return schema;
  return schema ? ANYTHING : NOTHING;
}

/** How the name of a case says that it sends something deprecated. */
export const DEPRECATED = " (deprecated)";

/** Whether a schema says, in one of its parts, that it is deprecated. */
export function isDeprecated(schema: Schema): boolean {
  return formsOf(schema).some((parts) => parts.some(({ deprecated }) => deprecated === true));
}

/** What `$ref` and `$dynamicRef` refer to. */
export function referredBy({ $ref, $dynamicRef }: Schema): Schema[] {
  return [$ref, $dynamicRef].flatMap((reference) => {
    if (reference === undefined) return [];
    // Lint has seen to it that a reference in the place of a schema leads to one.
    const target = reference.startsWith("#/") ? partAt(reference) : findAnchor(reference.slice(1));
    return target === undefined ? [] : [asSchema(target as Schema | boolean)];
  });
}

/** @param met The forms of what applies to the same value and was met before: each schema is expanded once. */
function expand(input: Schema | boolean, met: Map<Schema, readonly Form[]>): readonly Form[] {
  const schema = asSchema(input);
  const known = forms.get(schema) ?? met.get(schema);
  if (known !== undefined) return known;
  // A schema that applies itself to the same value adds nothing.
  met.set(schema, [[]]);
  const of = (item: Schema | boolean) => expand(item, met);
  const either = (branches: readonly Schema[]) => branches.flatMap(of);
  const { allOf = [], anyOf, oneOf, if: condition, then = {}, else: otherwise = {}, dependentSchemas = {} } = schema;
  let all: readonly Form[] = [[schema]];
  for (const item of [...referredBy(schema), ...allOf]) all = both(all, of(item));
  for (const branches of [anyOf, oneOf]) if (branches !== undefined) all = both(all, either(branches));
  if (condition !== undefined) all = both(all, [...both(of(condition), of(then)), ...of(otherwise)]);
  for (const [name, dependent] of Object.entries(dependentSchemas)) {
    const holding: Schema = { type: "object", required: [name] };
    assumed.add(holding);
    all = both(all, [[], ...both([[holding]], of(dependent))]);
  }
  met.set(schema, all);
  return all;
}

function both(one: readonly Form[], other: readonly Form[]): readonly Form[] {
  const pairs = one.length * other.length;
  const joined = (left: number, right: number): Form => [
    ...new Set([...(one[left % one.length] ?? []), ...(other[right % other.length] ?? [])]),
  ];
  // Evenly from all of them.
  const step = Math.max(1, pairs / MOST_FORMS);
  const chosen = Array.from({ length: Math.min(pairs, MOST_FORMS) }, (_, at) => {
    const pair = Math.floor(at * step);
    return joined(Math.floor(pair / other.length), pair);
  });
  if (pairs <= MOST_FORMS) return chosen;
  const held = new Set(chosen.flat());
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const form = joined(at, at);
    if (form.every((part) => held.has(part))) continue;
    for (const part of form) held.add(part);
    chosen.push(form);
  }
  return chosen;
}

/** The largest of the lower bounds that apply, or the smallest of the upper ones; undefined without any. */
export function boundOf(form: Form, keyword: BoundKeyword): number | undefined {
  const bounds = form.flatMap(({ [keyword]: bound }) => (bound === undefined ? [] : [bound]));
  if (bounds.length === 0) return undefined;
  return /^min|exclusiveMin/.test(keyword) ? Math.max(...bounds) : Math.min(...bounds);
}

type BoundKeyword = {
  [keyword in keyof Schema]-?: NonNullable<Schema[keyword]> extends number ? keyword : never;
}[keyof Schema];

const ALL_TYPES = ["string", "integer", "number", "boolean", "object", "array", "null"] as const;
const OF_TYPES: readonly [RegExp, JsonType][] = [
  [/^(minLength|maxLength|pattern|format|content.*)$/, "string"],
  [/^(minimum|maximum|exclusiveM.*|multipleOf)$/, "number"],
  [/^(items|prefixItems|contains|m..Items|uniqueItems|m..Contains|unevaluatedItems)$/, "array"],
  [
    /^(properties|patternProperties|additionalProperties|unevaluatedProperties|propertyNames|required|dependent.*|m..Properties)$/,
    "object",
  ],
];

/** The types that all schemas of a form allow; where none says so, those that its keywords are about, or all. */
export function typesIn(form: Form): JsonType[] {
  const stated = form.flatMap(({ type, const: constant, enum: values }) => [
    ...(type === undefined ? [] : [[type].flat()]),
    ...(constant === undefined ? [] : [typesOfValues([constant])]),
    ...(values === undefined ? [] : [typesOfValues(values)]),
  ]);
  const [first, ...others] = stated;
  if (first !== undefined)
    return first
      .flatMap((type) =>
        type === "number" && others.some((types) => !types.includes("number")) ? ["integer" as const, type] : type,
      )
      .filter((type) =>
        others.every((types) => types.includes(type) || (type === "integer" && types.includes("number"))),
      );
  const keywords = form.flatMap(Object.keys);
  const meant = OF_TYPES.flatMap(([pattern, type]) =>
    keywords.some((keyword) => pattern.test(keyword)) ? [type] : [],
  );
  return meant.length > 0 ? meant : [...ALL_TYPES];
}

function typesOfValues(values: readonly Json[]): JsonType[] {
  return [...new Set(values.flatMap(typesOfValue))];
}

function typesOfValue(value: Json): JsonType[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (typeof value === "number") return Number.isInteger(value) ? ["integer", "number"] : ["number"];
  // What JSON has beside those.
  return [typeof value as "boolean" | "string" | "object"];
}

const memberSchemas = new WeakMap<Form, ReadonlyMap<string, readonly Schema[]>>();

/** The schemas of each member that a form names; those of members that are the server's alone are not among them. */
export function membersIn(form: Form): ReadonlyMap<string, readonly Schema[]> {
  const known = memberSchemas.get(form) ?? findMembers(form);
  memberSchemas.set(form, known);
  return known;
}

function findMembers(form: Form): Map<string, Schema[]> {
  const members = new Map<string, Schema[]>();
  for (const { properties = {} } of form)
    for (const [name, schema] of Object.entries(properties))
      members.set(name, [...(members.get(name) ?? []), asSchema(schema)]);
  for (const [name, schemas] of members)
    if (schemas.some((schema) => formsOf(schema).some((parts) => parts.some(({ readOnly }) => readOnly))))
      members.delete(name);
  return members;
}

/** A value without the members that are the server's alone: a schema that responses share shows them in its examples. */
export function sendable(form: Form, value: Json): Json {
  const inner = (schemas: readonly (Schema | boolean)[], member: Json) =>
    schemas.flatMap(formsOf).reduce((rest, of) => sendable(of, rest), member);
  if (Array.isArray(value))
    return value.map((item, at) =>
      inner(
        form.flatMap(({ prefixItems, items }) => prefixItems?.[at] ?? items ?? []),
        item,
      ),
    );
  if (!isObject(value)) return value;
  const named = new Set(form.flatMap(({ properties = {} }) => Object.keys(properties)));
  const members = membersIn(form);
  const others = form.flatMap(({ additionalProperties }) => additionalProperties ?? []);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !named.has(name) || members.has(name))
      .map(([name, member]) => [name, inner(members.get(name) ?? others, member)]),
  );
}

/** A string that a person may write. */
export const PLAIN = "Rotate the leaked key";

/**
 * Whether any string will do: no format is claimed, patterns are such that prose matches them, and an example, where
 * there is one, is prose too and not a date or a key.
 */
export function isFree(form: Form): boolean {
  return form.every(({ examples = [], format, pattern = "" }) => {
    const isProse = examples.every((example) => typeof example === "string" && example.includes(" "));
    return format === undefined && isProse && new RegExp(pattern, "u").test(PLAIN);
  });
}
