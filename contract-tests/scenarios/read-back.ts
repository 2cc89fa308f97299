import { type ReadBack, renamedBy, valueAt } from "../description/attributes.ts";
import { resource } from "../description/resource.ts";
import { isObject, type Json } from "../description/schema.ts";
import { resourcesOf } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import { REFERENCES } from "../limits.ts";
import { LeftOut } from "../suite/left-out.ts";
import { everythingIn, shortened } from "./pages.ts";
import { only, type Scenario, type Story } from "./scenario.ts";

export const readBack: Scenario = {
  name: "read-back",
  definition:
    "What is written to an attribute that responses show under another name is shown there by the response, by reading and by lists, until it is emptied.",
  writes: 3,
  leaves: 1,
  async run(story) {
    // What the run has created before tells as much, and costs nothing.
    const made = story.session.lastCreated ?? (await story.create());
    const renamed = renamedBy(resource.update).map((place) => ({
      ...place,
      ...valueFor(place, story, made.attributes),
    }));
    const written = renamed.filter(({ value }) => value !== undefined);
    if (written.length === 0) throw new LeftOut(renamed.map(({ name }) => whatIsMissing(name)).join("; "));
    for (const place of written) await follow(story, place);
  },
};

interface Written extends ReadBack {
  value?: Json;
  /** Whether the run has found the value out by itself: nobody has said that it can be written. */
  learned?: boolean;
}

async function follow(story: Story, { name, pointer, value = null, learned = false }: Written): Promise<void> {
  const { create, update, read, lists } = resource;
  if (create === undefined || update === undefined || read === undefined) return;
  const expectAt = (attributes: Readonly<Record<string, Json>> | undefined, expected: Json, where: string) => {
    const shown = (attributes && valueAt(attributes, pointer)) ?? null;
    story.expect(
      JSON.stringify(shown) === JSON.stringify(expected),
      `\`${name}\` was set to ${JSON.stringify(expected)}, but ${where} has ${JSON.stringify(shown)} at \`${pointer.slice(1)}\`.`,
    );
  };

  const creation = await story.request(create, { attributes: { [name]: value } });
  const [made] = resourcesOf(creation.response.body);
  if (!succeeded(creation) || typeof made?.id !== "string") {
    if (learned) throw new LeftOut(`the server refuses ${JSON.stringify(value)} as ${name}; ${whatIsMissing(name)}`);
    story.expect(
      false,
      `\`${name}\` was set to ${JSON.stringify(value)}, which was answered with ${creation.response.status}.`,
    );
    return;
  }
  const { id, attributes } = made;
  const found = async () => only(await story.request(read, { id }))?.attributes;
  expectAt(attributes, value, "the response to its creation");
  expectAt(await found(), value, "reading it");
  await story.request(update, { id, attributes: { [name]: null } });
  expectAt(await found(), null, "reading it");
  expectAt(
    only(await story.request(update, { id, attributes: { [name]: value } }))?.attributes,
    value,
    "the response to its update",
  );
  expectAt(await found(), value, "reading it");
  for (const list of lists) {
    const { resources } = await everythingIn(story, list, await shortened(story, list, { attributes }));
    const listed = resources.find((each) => each.id === id);
    if (listed !== undefined) expectAt(listed.attributes, value, list.id);
  }
}

function valueFor({ name }: ReadBack, { session }: Story, made: Readonly<Record<string, Json>>): Partial<Written> {
  const known = session.target.known[name];
  if (known !== undefined) return { value: known };
  const value = LEARNABLE[name]?.(made);
  return value === undefined ? {} : { value, learned: true };
}

/** How an answer names something that exists, and that an attribute can be set to. */
const LEARNABLE: Readonly<Record<string, (attributes: Readonly<Record<string, Json>>) => Json | undefined>> = {
  // Who created it: a JSON:API document, whose id is a string, or a flat user.
  assigned_to_user_id({ created_by: user }) {
    if (!isObject(user)) return undefined;
    const id = isObject(user["data"]) ? user["data"]["id"] : user["id"];
    return /^\d{1,15}$/.test(String(id)) ? Number(id) : undefined;
  },
};

function whatIsMissing(name: string): string {
  return `${name} must name something that exists there: ${REFERENCES[name] ?? "nothing tells the suite of one"}`;
}
