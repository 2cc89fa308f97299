import { setTimeout as wait } from "node:timers/promises";
import { isDay, meansDay, timeOf } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import { attributesRequiredBy, attributesTakenBy, isWriteOnly } from "../spec/attributes.ts";
import { pathTo } from "../spec/resource.ts";
import { lastOfYear } from "../cases/today.ts";
import { resolve } from "../spec/spec.ts";
import { type Json, typesOf } from "../spec/schema.ts";
import { differences } from "../checks/kept.ts";
import { changesFor, filled } from "./attributes.ts";
import type { OwnResource } from "./own-resources.ts";
import { probe } from "./probe.ts";
import { only, type Scenario, type ScenarioContext } from "./scenario.ts";

/** How many updates share the attributes: what one changes the other leaves as it was. */
const SHARES = 2;
/** A clock of a server can be this coarse, in milliseconds. */
const TICK = 1_100;
/** One that shows milliseconds is finer than this. */
const FINE_TICK = 50;

export const partialUpdate: Scenario<"read" | "update"> = {
  name: "partial-update",
  definition:
    "An update changes the attributes that were sent, null included, and `updated_at`. It leaves every other attribute and every other resource as it was. An `ETag` changes with the attributes (RFC 9110, sections 8.8.1 and 13.1.2); a weak one that does not is noted.",
  needs: ["read", "update"],
  lacks({ name, update }) {
    const [required] = attributesRequiredBy(update);
    return required && `${name} have no partial update: ${update.id} requires \`${required}\``;
  },
  writes: 5,
  leaves: 1,
  async run(context) {
    const neighbour = await anyLeft(context);
    const { id, attributes: first } = await createFull(context);
    let current = first;
    for (let share = 0; share < SHARES; share++) {
      const changes = changesFor(context.resource.update, current, "last").filter((_, at) => at % SHARES === share);
      if (changes.length > 0) current = await checkChanges(context, { id, attributes: current }, changes);
    }
    current = await checkAlone(context, { id, attributes: current }, first);
    await checkEmptying(context, { id, attributes: current });
    await checkTags(context, id);
    if (neighbour !== undefined) await checkNeighbour(context, neighbour);
  },
};

type Context = ScenarioContext<"create" | "read" | "update">;
type Attributes = Readonly<Record<string, Json>>;

/** Creates one with a value in each attribute, and gives it as reading shows it. */
async function createFull(context: Context): Promise<OwnResource> {
  const { create, texts } = context.resource;
  const input = filled(create, context.session.target.known);
  const attributes = { ...input, [texts.at(-1) ?? ""]: "As it was before the update." };
  const { id } = (await createWithMoments(context, attributes)) ?? (await context.create(attributes));
  return { id, attributes: await shownBy(context, id) };
}

/** Of the last day of a year, a moment with an offset that is on it in nearly every time zone. */
const MOMENT = { time: "T12:30:00", offset: "+02:00" };

/**
 * Creates one with a moment for each day, and gives it; undefined where only days are taken. It comes back as its day, or
 * as a moment of that, which is another one when its offset was dropped.
 */
async function createWithMoments(
  context: Context,
  attributes: Attributes,
): Promise<Pick<OwnResource, "id"> | undefined> {
  const days = Object.entries(attributes).flatMap(([name, value]) => (isDay(value) ? [{ name }] : []));
  if (days.length === 0) return undefined;
  const day = lastOfYear();
  const moments = days.map(({ name }) => [name, `${day}${MOMENT.time}${MOMENT.offset}`] as const);
  const exchange = await context.request(context.resource.create, {
    attributes: { ...attributes, ...Object.fromEntries(moments) },
  });
  const { id, attributes: made = {} } = only(exchange) ?? {};
  if (!succeeded(exchange) || id === undefined) return undefined;
  for (const [name, moment] of moments) {
    const shown = made[name];
    const isSame = typeof shown === "string" && meansDay(shown, day);
    const isMoved = typeof shown === "string" && shown.includes(MOMENT.time) && timeOf(shown) !== timeOf(moment);
    context.expect(isSame && !isMoved, `\`${name}\` was set to ${moment}, but is ${JSON.stringify(shown)}.`);
  }
  return { id };
}

async function shownBy(context: Context, id: string): Promise<OwnResource["attributes"]> {
  return only(await context.request(context.resource.read, { id }))?.attributes ?? {};
}

/** Updates, and gives what reading shows then; whenever the rate limit refuses that, nothing may have changed. */
async function change(
  context: Context,
  { id, attributes: before }: OwnResource,
  attributes: Attributes,
): Promise<OwnResource["attributes"]> {
  const whenLimited = async () => {
    for (const difference of differences(context.resource, before, await shownBy(context, id)))
      context.expect(false, `An update was refused with 429, but ${difference}.`);
  };
  await context.request(context.resource.update, { id, attributes, whenLimited });
  return await shownBy(context, id);
}

/** Changes some attributes, which may change nothing else. */
async function checkChanges(
  context: Context,
  own: OwnResource,
  changes: readonly (readonly [name: string, value: Json])[],
): Promise<OwnResource["attributes"]> {
  const before = own.attributes;
  const after = await change(context, own, Object.fromEntries(changes));
  for (const [name, value] of changes)
    context.expect(
      JSON.stringify(after[name]) !== JSON.stringify(before[name]),
      `\`${name}\` was to become ${JSON.stringify(value)}, but is still ${JSON.stringify(before[name])}.`,
    );
  const names = changes.map(([name]) => name);
  const listed = names.map((name) => `\`${name}\``).join(", ");
  for (const difference of differences(context.resource, before, after, [...names, "updated_at"]))
    context.expect(false, `Only ${listed} was to change, but ${difference}.`);
  context.expect(
    !("updated_at" in before) || updatedAt(after) >= updatedAt(before),
    `After a change of ${listed}, \`updated_at\` went from ${JSON.stringify(before["updated_at"])} to ${JSON.stringify(after["updated_at"])}.`,
  );
  return after;
}

/**
 * Changes one attribute alone, that with the most values: what is done for its sake must be seen, and `updated_at` must
 * have advanced, where responses have one. A coarse clock gets the time to do so.
 */
async function checkAlone(context: Context, own: OwnResource, first: Attributes): Promise<OwnResource["attributes"]> {
  const { update } = context.resource;
  const valuesOf = ([name]: readonly [string, Json]) =>
    resolve(attributesTakenBy(update)[name] ?? {}).enum?.length ?? 1;
  const [change] = changesFor(update, own.attributes, "middle").sort((one, other) => valuesOf(other) - valuesOf(one));
  if (change === undefined) return own.attributes;
  const isCoarse = [first, own.attributes].every((attributes) => !isFine(attributes));
  await wait(isCoarse && own.attributes["updated_at"] === first["updated_at"] ? TICK : FINE_TICK);
  const after = await checkChanges(context, own, [change]);
  if (!("updated_at" in first)) return after;
  const since = isCoarse ? first : own.attributes;
  context.expect(
    updatedAt(after) > updatedAt(since),
    `After a change of \`${change[0]}\`, \`updated_at\` is still ${JSON.stringify(after["updated_at"])}.`,
  );
  return after;
}

/** Whether `updated_at` shows that the clock is finer than a second. */
function isFine(attributes: Attributes): boolean {
  return updatedAt(attributes) % 1_000 !== 0;
}

/** Sets what can be null to null. */
async function checkEmptying(context: Context, own: OwnResource): Promise<void> {
  const names = emptiedOf(context, own);
  if (names.length === 0) return;
  const after = await change(context, own, Object.fromEntries(names.map((name) => [name, null])));
  for (const name of names) {
    // No list can be said as an empty one, and no string as well.
    const isNone = ["null", '""', "[]"].includes(JSON.stringify(after[name] ?? null));
    context.expect(isNone, `\`${name}\` was to become null, but is ${JSON.stringify(after[name])}.`);
  }
}

/** The attributes that are set to null: all that take it, but for one string where none would be left for the mark. */
function emptiedOf({ resource }: Context, { attributes }: OwnResource): string[] {
  const { update, texts } = resource;
  const emptied = Object.entries(attributesTakenBy(update))
    .filter(([, schema]) => typesOf(resolve(schema)).includes("null") && !isWriteOnly(schema))
    .map(([name]) => name);
  const [stored] = texts.every((text) => emptied.includes(text)) ? texts : [];
  return emptied.filter((name) => Object.hasOwn(attributes, name) && name !== stored);
}

/** One that is there already, as it is shown now; undefined where the run has none. */
async function anyLeft(context: Context): Promise<OwnResource | undefined> {
  const id = context.left.findLast((item) => item !== undefined);
  const shown = id === undefined ? undefined : only(await context.request(context.resource.read, { id }));
  return id !== undefined && shown?.id === id ? { id, attributes: shown.attributes } : undefined;
}

/** What an update is not about stays as it was. */
async function checkNeighbour(context: Context, { id, attributes }: OwnResource): Promise<void> {
  const after = await shownBy(context, id);
  for (const difference of differences(context.resource, attributes, after, ["updated_at"]))
    context.expect(false, `Only another one was updated, but of ${id}, ${difference}.`);
}

/** Checks that what was read before an update has another tag than what is read after it, where it has one. */
async function checkTags(context: Context, id: string): Promise<void> {
  const { read } = context.resource;
  const reads = context.exchanges.filter((exchange) => exchange.operation === read && only(exchange)?.id === id);
  const [first, last] = [reads[0], reads.at(-1)];
  const [old, current] = [first?.response.headers["etag"], last?.response.headers["etag"]];
  if (first === undefined || last === undefined || old === undefined || current === undefined) return;
  if (differences(context.resource, only(first)?.attributes ?? {}, only(last)?.attributes ?? {}).length === 0) return;
  if (old === current) {
    // It says only that one can stand for the other (RFC 9110, section 8.8.1).
    if (old.startsWith("W/")) context.observe({ habit: "a weak ETag stays the same after an update", seen: old });
    else
      context.expect(false, `The ETag ${old} is that of what was read before an update, and of what is read after it.`);
    return;
  }
  const conditional = await probe(context, {
    operation: read,
    path: pathTo(read, id),
    headers: { "if-none-match": old },
  });
  if (conditional.response.status !== NOT_MODIFIED) return;
  // A replica that lags behind may still have what was there before.
  const again = await context.request(read, { id });
  context.expect(
    again.response.headers["etag"] !== current,
    `It has the ETag ${current}, but a request for what is not ${old} is answered with 304.`,
    conditional,
  );
}

const NOT_MODIFIED = 304;

function updatedAt(attributes: Attributes): number {
  return timeOf(attributes["updated_at"]);
}
