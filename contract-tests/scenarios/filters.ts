import { wire } from "../cases/queries.ts";
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
    for (const list of resource.lists) {
      for (const parameter of list.queryParameters) {
        const [, attribute = "", operator = "eq"] = NAME.exec(parameter.name) ?? [];
        const holds = HOLDS[operator];
        // An incident's own properties are not in the answer.
        if (holds === undefined || made.some(({ attributes }) => !(attribute in attributes))) continue;
        for (const value of valuesOf(
          parameter,
          made.map(({ attributes }) => attributes[attribute]),
        )) {
          const { resources, complete } = await everythingIn(story, list, [[parameter.name, wire(value)]]);
          const asked = `${parameter.name}=${wire(value)}`;
          const misfit = resources.find((each) => !holds(each.attributes[attribute] ?? null, value));
          story.expect(
            misfit === undefined,
            `${list.id} with ${asked} holds ${String(misfit?.id)}, whose \`${attribute}\` is ${JSON.stringify(misfit?.attributes[attribute])}.`,
          );
          for (const { id, attributes } of made) {
            if (!complete || !holds(attributes[attribute] ?? null, value)) continue;
            story.expect(
              resources.some((each) => each.id === id),
              `${list.id} with ${asked} lacks ${id}, whose \`${attribute}\` is ${JSON.stringify(attributes[attribute])}.`,
            );
          }
        }
      }
      await combine(story, list, made);
    }
  },
};

/** Two filters at once: what fits the one with a value of the first resource, and the other with one of the second. */
async function combine(story: Story, list: Operation, made: readonly Made[]): Promise<void> {
  const [first, second] = made;
  const plain = list.queryParameters
    .map(({ name }) => ({ name, attribute: NAME.exec(name)?.[2] === undefined ? NAME.exec(name)?.[1] : undefined }))
    .flatMap(({ name, attribute }) =>
      attribute !== undefined && first && attribute in first.attributes ? [{ name, attribute }] : [],
    );
  for (const [at, one] of plain.entries()) {
    const other = plain[(at + 1) % plain.length];
    if (first === undefined || second === undefined || other === undefined || other === one) continue;
    const wanted = {
      [one.attribute]: first.attributes[one.attribute],
      [other.attribute]: second.attributes[other.attribute],
    };
    const query = [one, other].map(({ name, attribute }) => [name, wire(wanted[attribute] ?? null)] as const);
    const { resources } = await everythingIn(story, list, query);
    const misfit = resources.find(({ attributes }) =>
      Object.entries(wanted).some(([name, value]) => attributes[name] !== value),
    );
    story.expect(
      misfit === undefined,
      `${list.id} with ${query.map((pair) => pair.join("=")).join(" and ")} holds ${String(misfit?.id)}, which does not fit both.`,
    );
  }
}

type Made = Awaited<ReturnType<Story["create"]>>;

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
