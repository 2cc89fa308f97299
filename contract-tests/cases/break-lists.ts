import type { Json } from "../spec/schema.ts";
import { type Breach, breach, ONE_OF_EACH, type Place } from "./breach.ts";
import { boundOf } from "./forms.ts";
import { builderOf, LONGEST_LIST, prefixOf } from "./list-samples.ts";
import { isValid } from "./validity.ts";

export function lists({ form, base, ...context }: Place, length: number): Json[][] {
  if (length < 0 || length > LONGEST_LIST) return [];
  const list = Array.isArray(base) ? base : [];
  const repeated = Array.from({ length }, (_, at) => list[at % Math.max(1, list.length)] ?? null);
  return [list.length === 0 ? [] : [repeated], [builderOf(form, context)(length)]].flat();
}

export function surplusItem({ form, base, ...context }: Place): Breach {
  const prefix = prefixOf(form).length;
  const list = Array.isArray(base) ? base : [];
  const full = list.length >= prefix ? list : builderOf(form, context)(prefix);
  return breach("has an item too many", [...full, "text"]);
}

export function withContained({ part, form, base, ...context }: Place, count: number): Json[][] {
  const { contains = {} } = part;
  if (count < 0 || count > LONGEST_LIST) return [];
  const list = Array.isArray(base) ? base : [];
  const build = builderOf(form, context);
  const others = list.filter((item) => !isValid(contains, item));
  const length = Math.max(list.length, boundOf(form, "minItems") ?? 0, count);
  const fillers = Object.values(ONE_OF_EACH).filter((value) => !isValid(contains, value));
  return [
    build(length, count),
    ...[...others, ...fillers].map((filler) => [
      ...build(count, count).slice(0, count),
      ...Array.from({ length: Math.max(0, length - count) }, () => filler),
    ]),
    ...(count === 0 ? [[]] : []),
  ];
}

export function withOneTwice({ form, base, ...context }: Place): Json[][] {
  const built = builderOf(form, context)(Math.max(1, boundOf(form, "minItems") ?? 0));
  return [Array.isArray(base) ? base : [], built].flatMap((list) => {
    const [first] = list;
    if (first === undefined) return [];
    return [[first, ...list], list.length > 1 ? list.with(1, first) : list, list.with(-1, first)];
  });
}
