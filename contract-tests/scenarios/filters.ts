import pMap from "p-map";
import { type Query, wire } from "../cases/queries.ts";
import { samples } from "../cases/samples.ts";
import { resolve } from "../description/description.ts";
import type { Operation, QueryParameter } from "../description/operations.ts";
import { resource } from "../description/resource.ts";
import type { Json } from "../description/schema.ts";
import { everythingIn } from "./pages.ts";
import type { Scenario, Story } from "./scenario.ts";

/** What an operator says of an attribute and a value; without one, it is `eq`. */
const HOLDS: Readonly<Record<string, (attribute: Json, value: Json) => boolean>> = {
  eq: (attribute, value) => attribute === value,
  not_eq: (attribute, value) => attribute !== value,
  in: (attribute, value) => [value].flat().includes(attribute),
  not_in: (attribute, value) => ![value].flat().includes(attribute),
  gt: (attribute, value) => time(attribute) > time(value),
  gte: (attribute, value) => time(attribute) >= time(value),
  lt: (attribute, value) => time(attribute) < time(value),
  lte: (attribute, value) => time(attribute) <= time(value),
};
const NAME = /^filter\[(\w+)\](?:\[(\w+)\])?$/;
/** How many lists are asked for at once. */
const AT_ONCE = 5;
const DUE = ["2026-12-01", "2026-12-08"];

export const filters: Scenario = {
  name: "filters",
  definition: "Every filter keeps exactly what it says: all that a filtered list holds fits, and what fits is there.",
  writes: 2,
  async run(story) {
    // Two that differ in everything that can be filtered by.
    const made = [
      await story.create({ kind: "task", priority: "high", status: "open", due_date: DUE[0] ?? null }),
      await story.create({ kind: "follow_up", priority: "low", status: "done", due_date: DUE[1] ?? null }),
    ];
    const asked = resource.lists.flatMap((list) => [...alone(list, made), ...inPairs(list, made)]);
    // Reads disturb nobody, and there are many.
    const answers = await pMap(
      asked,
      async (each) => ({ ...each, ...(await everythingIn(story, each.list, each.query)) }),
      { concurrency: AT_ONCE },
    );
    for (const { list, query, fits, resources, complete } of answers) {
      const named = `${list.id} with ${query.map((pair) => pair.join("=")).join(" and ")}`;
      const misfit = resources.find(({ attributes }) => !fits(attributes));
      story.expect(
        misfit === undefined,
        `${named} holds ${String(misfit?.id)}, which does not fit: ${shown(misfit?.attributes, query)}.`,
      );
      for (const { id, attributes } of made) {
        if (!complete || !fits(attributes)) continue;
        story.expect(
          resources.some((each) => each.id === id),
          `${named} lacks ${id}, which fits: ${shown(attributes, query)}.`,
        );
      }
    }
  },
};

/** A filtered list, and what it should hold. */
interface Filtered {
  list: Operation;
  query: Query;
  fits(attributes: Attributes): boolean;
}

type Attributes = Readonly<Record<string, Json>>;
type Made = Awaited<ReturnType<Story["create"]>>;

/** Each filter by itself, with each of its values. */
function alone(list: Operation, made: readonly Made[]): Filtered[] {
  return list.queryParameters.flatMap((parameter) => {
    const { attribute = "", operator = "eq" } = partsOf(parameter.name);
    const holds = HOLDS[operator];
    // An incident's own properties are not in the answer.
    if (holds === undefined || made.some(({ attributes }) => !(attribute in attributes))) return [];
    const held = made.map(({ attributes }) => attributes[attribute]);
    return valuesOf(parameter, held).map((value) => ({
      list,
      query: [[parameter.name, wire(value)]],
      fits: (attributes) => holds(attributes[attribute] ?? null, value),
    }));
  });
}

/** Two filters at once: the one with a value of the first resource, the other with one of the second. */
function inPairs(list: Operation, [first, second]: readonly Made[]): Filtered[] {
  if (first === undefined || second === undefined) return [];
  const plain = list.queryParameters.flatMap(({ name }) => {
    const { attribute, operator } = partsOf(name);
    return attribute !== undefined && operator === undefined && attribute in first.attributes
      ? [{ name, attribute }]
      : [];
  });
  return plain.flatMap((one, at): Filtered[] => {
    const other = plain[(at + 1) % plain.length];
    if (other === undefined || other === one) return [];
    const wanted = new Map([
      [one, first.attributes[one.attribute] ?? null],
      [other, second.attributes[other.attribute] ?? null],
    ]);
    return [
      {
        list,
        query: [...wanted].map(([{ name }, value]) => [name, wire(value)]),
        fits: (attributes) => [...wanted].every(([{ attribute }, value]) => attributes[attribute] === value),
      },
    ];
  });
}

/** `filter[due_date][lt]` is about an attribute and has an operator; undefined for what a name does not have. */
function partsOf(name: string): { attribute: string | undefined; operator: string | undefined } {
  const [, attribute, operator] = NAME.exec(name) ?? [];
  return { attribute, operator };
}

/** The attributes that a query is about, for a person. */
function shown(attributes: Attributes | undefined, query: Query): string {
  return query
    .map(([name]) => partsOf(name).attribute ?? "")
    .map((attribute) => `its \`${attribute}\` is ${JSON.stringify(attributes?.[attribute])}`)
    .join(", ");
}

/** An enum's values, or for a time those that the resources have: its format is the server's own. */
function valuesOf({ schema }: QueryParameter, held: readonly (Json | undefined)[]): Json[] {
  const node = resolve(schema);
  const one = resolve(node.items ?? node);
  if (one.enum !== undefined) return samples(node, {}).map(({ value }) => value);
  return [...new Set(held.filter((each) => typeof each === "string"))];
}

function time(value: Json): number {
  return Date.parse(String(value));
}
