import { samples } from "../cases/samples.ts";
import { resolve } from "../description/description.ts";
import { resource } from "../description/resource.ts";
import type { Json, Schema } from "../description/schema.ts";
import { differences } from "./differences.ts";
import { only, type Scenario } from "./scenario.ts";

/** Names of things in other systems, which a server may look up. */
const OF_OTHER_SYSTEMS = /_(id|ids|key|url)$/;

export const partialUpdate: Scenario = {
  name: "partial-update",
  definition: "An update changes the attributes that were sent, and `updated_at`, and leaves every other as it was.",
  writes: 10,
  async run(story) {
    const { read, update } = resource;
    if (read === undefined || update === undefined) return;
    const { id } = await story.create({ description: "As it was before the update." });
    const before = only(await story.request(read, { id }));
    let current = before?.attributes ?? {};
    for (const [name, schema] of Object.entries(updatable())) {
      if (!(name in current) || OF_OTHER_SYSTEMS.test(name)) continue;
      const value = another(schema, current[name]);
      if (value === undefined) continue;
      await story.request(update, { id, attributes: { [name]: value } });
      const after = only(await story.request(read, { id }))?.attributes ?? {};
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
  },
};

/** The attributes that an update takes. */
function updatable(): Record<string, Schema> {
  const schema = resource.update?.body?.schema;
  const data = schema && resolve(schema).properties?.["data"];
  const attributes = data && resolve(data).properties?.["attributes"];
  return (attributes && resolve(attributes).properties) ?? {};
}

/** A value that the schema allows and that is not this one, which may have a mark in front. */
function another(schema: Schema, value: Json | undefined): Json | undefined {
  return samples(schema, {})
    .map((sample) => sample.value)
    .find((each) => each !== null && !String(value).endsWith(String(each)));
}
