import { setTimeout as wait } from "node:timers/promises";
import { samples } from "../cases/samples.ts";
import { attributesTakenBy } from "../description/attributes.ts";
import { resolve } from "../description/description.ts";
import { resource } from "../description/resource.ts";
import { type Json, type Schema, typesOf } from "../description/schema.ts";
import { filled } from "./attributes.ts";
import { differences } from "./differences.ts";
import { isDay, meansDay } from "../exchange/day.ts";
import { only, type Scenario } from "./scenario.ts";

/** Names of things in other systems, which a server may look up: they are given once, and have to stay. */
const OF_OTHER_SYSTEMS = /_(id|key|url)$/;
/** A clock of a server can be this coarse, in milliseconds. */
const TICK = 1_100;

export const partialUpdate: Scenario = {
  name: "partial-update",
  definition:
    "An update changes the attributes that were sent, null included, and `updated_at`, and leaves every other as it was.",
  writes: 9,
  leaves: 1,
  async run(story) {
    const { read, update } = resource;
    if (read === undefined || update === undefined) return;
    const updatable = attributesTakenBy(update);
    const given = filled(update, story.session.target.known);
    const { id } = await story.create({ ...given, description: "As it was before the update." });
    const found = async () => only(await story.request(read, { id }))?.attributes ?? {};
    const first = await found();
    let current = first;
    const change = async (attributes: Record<string, Json>) => {
      const whenLimited = async () => {
        for (const difference of differences(current, await found()))
          story.expect(false, `An update was refused with 429, but ${difference}.`);
      };
      await story.request(update, { id, attributes, whenLimited });
      return await found();
    };
    for (const [name, schema] of Object.entries(updatable)) {
      if (!(name in current) || OF_OTHER_SYSTEMS.test(name) || typesOf(resolve(schema)).includes("array")) continue;
      const value = another(schema, current[name]);
      if (value === undefined) continue;
      const after = await change({ [name]: value });
      story.expect(
        JSON.stringify(after[name]) !== JSON.stringify(current[name]),
        `\`${name}\` was to become ${JSON.stringify(value)}, but is still ${JSON.stringify(current[name])}.`,
      );
      for (const difference of differences(current, after, [name, "updated_at"]))
        story.expect(false, `Only \`${name}\` was to change, but ${difference}.`);
      story.expect(
        Date.parse(String(after["updated_at"])) >= Date.parse(String(current["updated_at"])),
        `After a change of \`${name}\`, \`updated_at\` went from ${String(current["updated_at"])} to ${String(after["updated_at"])}.`,
      );
      current = after;
    }
    if (current["updated_at"] === first["updated_at"]) {
      await wait(TICK);
      const value = another(updatable["status"] ?? {}, current["status"]);
      current = value === undefined ? current : await change({ status: value });
    }
    story.expect(
      Date.parse(String(current["updated_at"])) > Date.parse(String(first["updated_at"])),
      `After many changes, \`updated_at\` is still ${String(current["updated_at"])}.`,
    );
    const emptied = Object.entries(updatable).filter(([, schema]) => typesOf(resolve(schema)).includes("null"));
    const names = emptied.map(([name]) => name).filter((name) => name in current);
    const after = await change(Object.fromEntries(names.map((name) => [name, null])));
    for (const name of names) {
      // No list can be said as an empty one.
      const isNone = (after[name] ?? null) === null || (Array.isArray(after[name]) && after[name].length === 0);
      story.expect(isNone, `\`${name}\` was to become null, but is ${JSON.stringify(after[name])}.`);
    }
  },
};

/** A value that the schema allows and that is not this one, which may have a mark in front, or be a moment of a day. */
function another(schema: Schema, value: Json | undefined): Json | undefined {
  const isThis = (each: Json) =>
    isDay(each) ? meansDay(String(value), each) : String(value).endsWith(String(each)) || value === each;
  return samples(schema, {})
    .flatMap((sample) => (isDay(sample.value) ? [sample.value, weekAfter(sample.value)] : sample.value))
    .find((each) => each !== null && !isThis(each));
}

/** A week, because a moment can be one of several days. */
function weekAfter(day: string): string {
  return new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);
}
