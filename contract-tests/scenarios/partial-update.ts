import { setTimeout as wait } from "node:timers/promises";
import { attributesRequiredBy, attributesTakenBy, isWriteOnly } from "../spec/attributes.ts";
import { resolve } from "../spec/spec.ts";
import { type Json, typesOf } from "../spec/schema.ts";
import { timeOf } from "../exchange/document.ts";
import { changesFor, filled } from "./attributes.ts";
import { differences } from "./differences.ts";
import { only, type Scenario } from "./scenario.ts";

/** How many updates share the attributes: what one changes the other leaves as it was. */
const SHARES = 2;
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
  writes: 5,
  leaves: 1,
  async run(context) {
    const { resource } = context;
    const { create, read, update, texts } = resource;
    const updatable = attributesTakenBy(update);
    const input = filled(create, context.session.target.known);
    const { id } = await context.create({ ...input, [texts.at(-1) ?? ""]: "As it was before the update." });
    const readAttributes = async () => only(await context.request(read, { id }))?.attributes ?? {};
    const first = await readAttributes();
    const isDated = "updated_at" in first;
    let current = first;
    const change = async (attributes: Record<string, Json>) => {
      const whenLimited = async () => {
        for (const difference of differences(resource, current, await readAttributes()))
          context.expect(false, `An update was refused with 429, but ${difference}.`);
      };
      await context.request(update, { id, attributes, whenLimited });
      return await readAttributes();
    };
    for (let share = 0; share < SHARES; share++) {
      const changes = changesFor(update, current).filter((_, at) => at % SHARES === share);
      if (changes.length === 0) continue;
      const names = changes.map(([name]) => name);
      const listed = names.map((name) => `\`${name}\``).join(", ");
      const after = await change(Object.fromEntries(changes));
      for (const [name, value] of changes)
        context.expect(
          JSON.stringify(after[name]) !== JSON.stringify(current[name]),
          `\`${name}\` was to become ${JSON.stringify(value)}, but is still ${JSON.stringify(current[name])}.`,
        );
      for (const difference of differences(resource, current, after, [...names, "updated_at"]))
        context.expect(false, `Only ${listed} was to change, but ${difference}.`);
      context.expect(
        !isDated || timeOf(after["updated_at"]) >= timeOf(current["updated_at"]),
        `After a change of ${listed}, \`updated_at\` went from ${JSON.stringify(current["updated_at"])} to ${JSON.stringify(after["updated_at"])}.`,
      );
      current = after;
    }
    if (isDated && current["updated_at"] === first["updated_at"]) {
      await wait(TICK);
      const last = changesFor(update, current).at(-1);
      current = last === undefined ? current : await change(Object.fromEntries([last]));
    }
    context.expect(
      !isDated || timeOf(current["updated_at"]) > timeOf(first["updated_at"]),
      `After many changes, \`updated_at\` is still ${JSON.stringify(current["updated_at"])}.`,
    );
    const emptied = Object.entries(updatable).filter(
      ([, schema]) => typesOf(resolve(schema)).includes("null") && !isWriteOnly(schema),
    );
    // One of the strings has to carry the mark.
    const [stored] = texts.every((text) => emptied.some(([name]) => name === text)) ? texts : [];
    const names = emptied.map(([name]) => name).filter((name) => name in current && name !== stored);
    if (names.length === 0) return;
    const after = await change(Object.fromEntries(names.map((name) => [name, null])));
    for (const name of names) {
      // No list can be said as an empty one, and no string as well.
      const isNone = ["null", '""', "[]"].includes(JSON.stringify(after[name] ?? null));
      context.expect(isNone, `\`${name}\` was to become null, but is ${JSON.stringify(after[name])}.`);
    }
  },
};
