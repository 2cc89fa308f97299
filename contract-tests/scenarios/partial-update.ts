import { setTimeout as wait } from "node:timers/promises";
import { attributesRequiredBy, attributesTakenBy } from "../spec/attributes.ts";
import { resolve } from "../spec/spec.ts";
import { type Json, typesOf } from "../spec/schema.ts";
import { changesFor, filled } from "./attributes.ts";
import { differences } from "./differences.ts";
import { only, type Scenario } from "./scenario.ts";

/** What the allowed writes leave, beside the creation and the last two updates. */
const MOST_CHANGES = 6;
/** A clock of a server can be this coarse, in milliseconds. */
const TICK = 1_100;

export const partialUpdate: Scenario<"read" | "update"> = {
  name: "partial-update",
  definition:
    "An update changes the attributes that were sent, null included, and `updated_at`, and leaves every other as it was.",
  needs: ["read", "update"],
  lacks({ name, update }) {
    const [required] = attributesRequiredBy(update);
    return required && `${name} have no partial update: ${update.id} requires \`${required}\``;
  },
  writes: 9,
  leaves: 1,
  async run(context) {
    const { resource } = context;
    const { create, read, update, texts } = resource;
    const updatable = attributesTakenBy(update);
    const given = filled(create, context.session.target.known);
    const { id } = await context.create({ ...given, [texts.at(-1) ?? ""]: "As it was before the update." });
    const found = async () => only(await context.request(read, { id }))?.attributes ?? {};
    const first = await found();
    const isDated = "updated_at" in first;
    let current = first;
    const change = async (attributes: Record<string, Json>) => {
      const whenLimited = async () => {
        for (const difference of differences(resource, current, await found()))
          context.expect(false, `An update was refused with 429, but ${difference}.`);
      };
      await context.request(update, { id, attributes, whenLimited });
      return await found();
    };
    for (const [name] of changesFor(update, first).slice(0, MOST_CHANGES)) {
      const value = new Map(changesFor(update, current)).get(name);
      if (value === undefined) continue;
      const after = await change({ [name]: value });
      context.expect(
        JSON.stringify(after[name]) !== JSON.stringify(current[name]),
        `\`${name}\` was to become ${JSON.stringify(value)}, but is still ${JSON.stringify(current[name])}.`,
      );
      for (const difference of differences(resource, current, after, [name, "updated_at"]))
        context.expect(false, `Only \`${name}\` was to change, but ${difference}.`);
      context.expect(
        !isDated || Date.parse(String(after["updated_at"])) >= Date.parse(String(current["updated_at"])),
        `After a change of \`${name}\`, \`updated_at\` went from ${String(current["updated_at"])} to ${String(after["updated_at"])}.`,
      );
      current = after;
    }
    if (isDated && current["updated_at"] === first["updated_at"]) {
      await wait(TICK);
      const last = changesFor(update, current).at(-1);
      current = last === undefined ? current : await change(Object.fromEntries([last]));
    }
    context.expect(
      !isDated || Date.parse(String(current["updated_at"])) > Date.parse(String(first["updated_at"])),
      `After many changes, \`updated_at\` is still ${String(current["updated_at"])}.`,
    );
    const emptied = Object.entries(updatable).filter(([, schema]) => typesOf(resolve(schema)).includes("null"));
    // One of the strings has to carry the mark.
    const [kept] = texts.every((text) => emptied.some(([name]) => name === text)) ? texts : [];
    const names = emptied.map(([name]) => name).filter((name) => name in current && name !== kept);
    if (names.length === 0) return;
    const after = await change(Object.fromEntries(names.map((name) => [name, null])));
    for (const name of names) {
      // No list can be said as an empty one, and no string as well.
      const isNone = ["null", '""', "[]"].includes(JSON.stringify(after[name] ?? null));
      context.expect(isNone, `\`${name}\` was to become null, but is ${JSON.stringify(after[name])}.`);
    }
  },
};
