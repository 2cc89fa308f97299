import { samples } from "../cases/samples.ts";
import { attributesTakenBy, type ReadBack, renamedBy, valueAt } from "../spec/attributes.ts";
import { type Json, ownMember } from "../spec/schema.ts";
import { resourcesOf } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import { REFERENCES } from "../limits.ts";
import { LeftOut } from "../suite/left-out.ts";
import { userIn } from "../checks/kept.ts";
import { everythingIn, shortened } from "./pages.ts";
import { only, type Scenario, type ScenarioContext } from "./scenario.ts";

export const readBack: Scenario<"read" | "update"> = {
  name: "read-back",
  definition:
    "If responses show an attribute under another name, the response to a write, a read and a list show what was written there, until it is emptied.",
  needs: ["read", "update"],
  lacks: ({ name, update }) =>
    renamedBy(update).length === 0 ? `${name} have no attribute that responses show under another name` : undefined,
  writes: 4,
  leaves: 2,
  reuses: { count: 1, leaves: "as it was" },
  async run(context) {
    // What the run has created before tells as much, and costs nothing.
    const made = context.lastCreated ?? (await context.create());
    const renamed = renamedBy(context.resource.update).map((place) => ({
      ...place,
      ...valueFor(place, context, made.attributes),
    }));
    const written = renamed.filter(({ value }) => value !== undefined);
    if (written.length === 0) throw new LeftOut(renamed.map(({ name }) => whatIsMissing(name)).join("; "));
    for (const place of written) await follow(context, place);
  },
};

interface Written extends ReadBack {
  value?: Json;
  /** Whether the run has readAttributes the value out by itself: no document says that it can be written. */
  learned?: boolean;
}

type Context = ScenarioContext<"create" | "read" | "update">;

async function follow(context: Context, { name, pointer, value = null, learned = false }: Written): Promise<void> {
  const { create, update, read, lists } = context.resource;
  const expectAt = (attributes: Readonly<Record<string, Json>> | undefined, expected: Json, where: string) => {
    const shown = (attributes && valueAt(attributes, pointer)) ?? null;
    context.expect(
      JSON.stringify(shown) === JSON.stringify(expected),
      `\`${name}\` was set to ${JSON.stringify(expected)}, but ${where} has ${JSON.stringify(shown)} at \`${pointer.slice(1)}\`.`,
    );
  };

  const creation = await context.request(create, { attributes: { [name]: value } });
  const [made] = resourcesOf(creation.response.body);
  if (!succeeded(creation) || typeof made?.id !== "string") {
    if (learned) throw new LeftOut(`the server refuses ${JSON.stringify(value)} as ${name}; ${whatIsMissing(name)}`);
    context.expect(
      false,
      `\`${name}\` was set to ${JSON.stringify(value)}, which was answered with ${creation.response.status}.`,
    );
    return;
  }
  const { id, attributes } = made;
  const readAttributes = async () => only(await context.request(read, { id }))?.attributes;
  expectAt(attributes, value, "the response to its creation");
  expectAt(await readAttributes(), value, "reading it");
  await context.request(update, { id, attributes: { [name]: null } });
  expectAt(await readAttributes(), null, "reading it");
  expectAt(
    only(await context.request(update, { id, attributes: { [name]: value } }))?.attributes,
    value,
    "the response to its update",
  );
  expectAt(await readAttributes(), value, "reading it");
  for (const list of lists) {
    const { resources } = await everythingIn(context, list, await shortened(context, list, { attributes }));
    const listed = resources.find((resource) => resource.id === id);
    if (listed !== undefined) expectAt(listed.attributes, value, list.id);
  }
}

/** What an attribute is written with: something known, something that an answer names, or anything. */
export function valueFor(
  { name }: ReadBack,
  context: Pick<Context, "session" | "resource">,
  made: Readonly<Record<string, Json>>,
): Partial<Written> {
  const known = ownMember(context.session.target.known, name);
  if (known !== undefined) return { value: known };
  const value = ownMember(LEARNABLE, name)?.(made);
  if (value !== undefined) return { value, learned: true };
  // What need not exist can be anything that the spec allows.
  const any = Object.hasOwn(REFERENCES, name)
    ? undefined
    : samples(attributesTakenBy(context.resource.create)[name] ?? {}, {})[0];
  return any === undefined ? {} : { value: any.value };
}

/** How an answer names something that exists, and that an attribute can be set to. */
const LEARNABLE: Readonly<Record<string, (attributes: Readonly<Record<string, Json>>) => Json | undefined>> = {
  // Who created it: a JSON:API document, whose id is a string, or a flat user.
  assigned_to_user_id({ created_by: user }) {
    const id = userIn(user) ?? "";
    return /^\d{1,15}$/.test(id) ? Number(id) : undefined;
  },
};

function whatIsMissing(name: string): string {
  return `${name} must name something that exists there: ${ownMember(REFERENCES, name) ?? "nothing tells the suite of one"}`;
}
