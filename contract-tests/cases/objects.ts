import { isObject, type Json, type Schema } from "../spec/schema.ts";
import { asSchema, boundOf, type Form, membersIn } from "./forms.ts";
import { isValid } from "./validity.ts";
import { matching } from "./values.ts";

export type Members = { [name: string]: Json };
/** A value for a schema; undefined when none was found. */
export type ValueOf = (schema: Schema) => Json | undefined;

const MADE_UP = ["extra", "extra_b", "extra_c", "extra_d", "extra_e", "extra_f"];

/** Members that a form allows without naming them: a name, and what its value has to be. */
export function* unnamed(form: Form, valueOf: ValueOf): Generator<[name: string, schema: Schema]> {
  for (const { patternProperties = {} } of form)
    for (const [pattern, schema] of Object.entries(patternProperties))
      for (const name of matching(pattern)) yield [name, asSchema(schema)];
  const names = form.flatMap(({ propertyNames }) => {
    const name = propertyNames === undefined ? undefined : valueOf(propertyNames);
    return typeof name === "string" ? [name] : [];
  });
  const patterns = form.flatMap(({ propertyNames }) => propertyNames?.pattern ?? []);
  const schemas = form.flatMap(({ additionalProperties, unevaluatedProperties }) =>
    [additionalProperties, unevaluatedProperties].filter((schema) => schema !== undefined),
  );
  if (schemas.includes(false)) return;
  const schema = asSchema(schemas.find((schema) => typeof schema === "object") ?? true);
  for (const name of [...names, ...patterns.flatMap(matching), ...MADE_UP]) yield [name, schema];
}

/** Whether a form is about members that it does not name. */
export function isMap(form: Form): boolean {
  return form.some(
    ({ patternProperties, additionalProperties, unevaluatedProperties, propertyNames }) =>
      patternProperties !== undefined ||
      propertyNames !== undefined ||
      typeof additionalProperties === "object" ||
      typeof unevaluatedProperties === "object",
  );
}

/** The names that an object has to have: required ones, what they depend on, and as many more as it takes. */
export function neededNames(form: Form, names: ReadonlySet<string> = new Set()): Set<string> {
  const needed = new Set([...names, ...form.flatMap(({ required = [] }) => required)]);
  for (const name of needed)
    for (const { dependentRequired = {} } of form) for (const item of dependentRequired[name] ?? []) needed.add(item);
  return needed;
}

/** An object with the members of these names, and those that they need; undefined when one of them has no value. */
export function objectWith(
  form: Form,
  names: ReadonlySet<string>,
  valueOf: (name: string) => Json | undefined,
): Members | undefined {
  const members = membersIn(form);
  const needed = neededNames(form, names);
  // In the order in which the spec names them.
  const ordered = [
    ...[...members.keys()].filter((name) => needed.has(name)),
    ...[...needed].filter((name) => !members.has(name)),
  ];
  const entries = ordered
    .filter((name) => members.has(name) || !isServersOwn(form, name))
    .map((name) => [name, valueOf(name)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(entries) as Members);
}

/** Whether a member is named, but not among those that are sent. */
export function isServersOwn(form: Form, name: string): boolean {
  return form.some(({ properties = {} }) => name in properties) && !membersIn(form).has(name);
}

/** An object with as many members more as its form demands: named ones first, then others. */
export function padded(form: Form, object: Members, valueOf: ValueOf): Members {
  const least = boundOf(form, "minProperties") ?? 0;
  let all = object;
  const add = (name: string, schema: Schema) => {
    if (Object.keys(all).length >= least || name in all) return;
    const value = valueOf(schema);
    if (value !== undefined) all = { ...all, [name]: value };
  };
  for (const [name, [schema]] of membersIn(form)) if (schema !== undefined) add(name, schema);
  for (const [name, schema] of unnamed(form, valueOf)) add(name, schema);
  return all;
}

/** The object, with as many of these members more as its schema allows. */
export function extended(schema: Schema, object: Members, more: Members): Members {
  const all = { ...object, ...more };
  if (isValid(schema, all)) return all;
  let extended = object;
  for (const [name, value] of Object.entries(more)) {
    const next = { ...extended, [name]: value };
    if (isValid(schema, next)) extended = next;
  }
  return extended;
}

/** The members of a value; none when it is no object. */
export function membersOf(value: Json | undefined): Members {
  return isObject(value) ? value : {};
}
