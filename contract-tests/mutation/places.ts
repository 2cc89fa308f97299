import { resolve } from "../spec/spec.ts";
import { isObject, type Json, type Schema, typesOf } from "../spec/schema.ts";

/** A place in a document, and what the spec says of it. Items of a list are one place. */
export interface Place {
  /** The names on the way there; `*` stands for every item of a list. */
  steps: readonly string[];
  /** Everything that has to hold there: the schema, those that it refers to, and those it is made of. */
  schemas: readonly Schema[];
  /** A value that stands there. */
  value: Json;
  /** Whether its holder has to. */
  required: boolean;
}

/** Every place of a document that its schema describes. */
export function placesIn(schema: Schema, value: Json, steps: readonly string[] = [], required = true): Place[] {
  const schemas = allOf(schema, value);
  const here: Place = { steps, schemas, value, required };
  if (isObject(value)) {
    const names = new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})));
    const demanded = new Set(schemas.flatMap(({ required = [] }) => required));
    const inside = [...names].flatMap((name) => {
      const member = value[name];
      const described = schemas.flatMap(({ properties }) => properties?.[name] ?? []);
      return member === undefined ? [] : placesIn({ allOf: described }, member, [...steps, name], demanded.has(name));
    });
    return [here, ...inside];
  }
  const [item] = Array.isArray(value) ? value : [];
  const items = schemas.flatMap((schema) => schema.items ?? []);
  if (item === undefined || items.length === 0) return [here];
  return [here, ...placesIn({ allOf: items }, item, [...steps, "*"], false)];
}

/** A schema with everything that it is made of; of a union, the branches that have members where the value has. */
function allOf(schema: SchemaWithAllOf, value: Json): Schema[] {
  const node: SchemaWithAllOf = resolve(schema);
  const branches = (node.anyOf ?? []).map((schema) => resolve(schema));
  const fitting = branches.find(({ required = [] }) => isObject(value) && required.every((name) => name in value));
  const parts = [...(node.allOf ?? []), ...(fitting ? [fitting] : [])];
  return [node, ...parts.flatMap((part) => allOf(part, value))];
}

type SchemaWithAllOf = Schema & { allOf?: Schema[] };

/** Every type that is allowed at a place, through unions too; empty when any is. */
export function allowedAt({ schemas }: Place): string[] {
  return schemas.flatMap((schema) => [
    ...typesOf(schema),
    ...(schema.anyOf ?? []).flatMap((branch) => typesOf(resolve(branch))),
  ]);
}

/** Puts another value at a place; undefined leaves it out. */
export function replacedAt(document: Json, steps: readonly string[], change: (value: Json) => Json | undefined): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return change(document) ?? null;
  if (step === "*" && Array.isArray(document)) return document.map((item) => replacedAt(item, rest, change));
  const member = isObject(document) ? document[step] : undefined;
  if (!isObject(document) || member === undefined) return document;
  const { [step]: _, ...others } = document;
  const changed = rest.length === 0 ? change(member) : replacedAt(member, rest, change);
  return changed === undefined ? others : { ...document, [step]: changed };
}
