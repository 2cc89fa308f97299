import type { Json, Schema } from "../spec/schema.ts";
import { asSchema, boundOf, type Form, formsOf } from "./forms.ts";
import { type Context, type Sample, sample, generated, LONGEST_LIST, shownIn } from "./values.ts";
import { isValid } from "./validity.ts";

/** Lists that a form may allow: one for each sample of an item, the shortest, one of several, the longest. */
export function listSamples(form: Form, _: Schema, context: Context): Sample[] {
  const build = builderOf(form, context);
  const least = leastLength(form);
  const longest = boundOf(form, "maxItems");
  const items = itemsOf(form);
  const samplesOfItem = context.samplesOf(items);
  // Unusual strings are tried all at once: an item is seldom more than an identifier.
  const areStrings =
    samplesOfItem.every(({ value }) => typeof value === "string") &&
    formsOf(items).every((parts) => parts.every((part) => part.enum === undefined));
  const several = Math.max(least, Math.min(longest ?? Infinity, areStrings ? Math.max(2, samplesOfItem.length) : 2));
  const place = prefixOf(form).length;
  if (least > LONGEST_LIST) return shownIn(form);
  return [
    ...shownIn(form),
    ...prefixOf(form).flatMap((_, at) =>
      context.samplesOf(prefixOf(form)[at] ?? {}).map((sample) => ({
        ...sample,
        pointer: `/${at}${sample.pointer}`,
        value: build(Math.max(least, at + 1)).with(at, sample.value),
      })),
    ),
    ...(areStrings ? samplesOfItem.slice(0, 1) : samplesOfItem).flatMap((sample) => {
      const list = build(Math.max(least, place + 1));
      const value = list.length > place ? list.with(place, sample.value) : list;
      return [{ ...sample, pointer: `/${place}${sample.pointer}`, value }];
    }),
    ...(least === 0 ? [sample("an empty list", [])] : [sample("the shortest list", build(least))]),
    ...(several > 1 ? [sample("a list of several", build(several))] : []),
    ...(longest === undefined || longest > LONGEST_LIST ? [] : [sample("the longest list", build(longest))]),
    ...containing(form, build),
  ];
}

function leastLength(form: Form): number {
  const contained = form.flatMap(({ contains, minContains = 1 }) => (contains === undefined ? [] : [minContains]));
  return Math.max(boundOf(form, "minItems") ?? 0, ...contained);
}

/** As many of what a list has to contain as is allowed. */
function containing(form: Form, build: (length: number, contained?: number) => Json[]): Sample[] {
  const most = boundOf(form, "maxContains");
  return most === undefined || most > LONGEST_LIST
    ? []
    : [sample("as many of what it contains as it may", build(most, most))];
}

export function prefixOf(form: Form): Schema[] {
  return form.flatMap(({ prefixItems = [] }) => prefixItems.map(asSchema));
}

/** What an item is that has no place of its own. */
export function itemsOf(form: Form): Schema {
  const { items, unevaluatedItems } =
    form.find((part) => part.items !== undefined || part.unevaluatedItems !== undefined) ?? {};
  return asSchema(items ?? unevaluatedItems ?? true);
}

/** Makes lists of a length, with what they have to contain and without an item twice, as far as there are enough. */
export function builderOf(form: Form, context: Context): (length: number, contained?: number) => Json[] {
  const prefix = prefixOf(form).map((schema) => context.samplesOf(schema)[0]?.value ?? null);
  const { contains } = form.find((part) => part.contains !== undefined) ?? {};
  const needed = contains === undefined ? 0 : (boundOf(form, "minContains") ?? 1);
  const wanted = contains === undefined ? [] : context.samplesOf(asSchema(contains)).map(({ value }) => value);
  const schema = itemsOf(form);
  const ordinary = distinct([...context.samplesOf(schema).map(({ value }) => value), ...generated(schema)]);
  const others = contains === undefined ? ordinary : ordinary.filter((value) => !isValid(contains, value));
  const unique = form.some(({ uniqueItems }) => uniqueItems);
  return (length, contained = needed) => {
    const list: Json[] = prefix.slice(0, length);
    const holding = contains === undefined ? [] : list.filter((value) => isValid(contains, value));
    for (let at = 0; at < contained - holding.length && list.length < length; at++)
      list.push(
        takeFrom(
          wanted.filter((value) => isValid(schema, value)),
          at,
          unique ? list : undefined,
        ),
      );
    const rest = others.length > 0 ? others : ordinary;
    for (let at = 0; list.length < length && rest.length > 0; at++)
      list.push(takeFrom(rest, at, unique ? list : undefined));
    return list;
  };
}

/** One of these, and where none may be there twice, another than those that are. */
function takeFrom(values: readonly Json[], at: number, taken: readonly Json[] | undefined): Json {
  const has = new Set(taken?.map((value) => JSON.stringify(value)));
  const free = taken === undefined ? undefined : values.find((value) => !has.has(JSON.stringify(value)));
  const value = free ?? values[at % Math.max(1, values.length)] ?? null;
  if (taken === undefined || free !== undefined) return value;
  // There are not as many: a string or a number has neighbours.
  if (typeof value === "string") return `${value}${taken.length}`;
  return typeof value === "number" ? value + taken.length : value;
}

function distinct(values: readonly Json[]): Json[] {
  const texts = values.map((value) => JSON.stringify(value));
  return values.filter((_, at) => texts.indexOf(texts[at] ?? "") === at);
}

/** A list of one item with everything in it, or as many as there have to be. */
export function fullList(form: Form, schema: Schema, context: Context): Json[] | undefined {
  const { items } = form.find((part) => part.items !== undefined) ?? {};
  const item = items === undefined ? undefined : context.mostOf(asSchema(items));
  if (item === undefined) return undefined;
  const length = Math.max(1, boundOf(form, "minItems") ?? 0);
  if (length > LONGEST_LIST) return undefined;
  const list = Array.from({ length }, () => item);
  return isValid(schema, list) ? list : undefined;
}
