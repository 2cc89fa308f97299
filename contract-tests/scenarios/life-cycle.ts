import { setTimeout as sleep } from "node:timers/promises";
import type { Query } from "../cases/parameters.ts";
import { type ResourceObject, stringOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { showsResource } from "../spec/attributes.ts";
import type { Operation } from "../spec/operations.ts";
import { pathTo } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";
import { LONGEST_LAG_MS, LOOKS_EVERY_MS } from "../suite/read-after-write.ts";
import { anyOwn, calledBy, type OwnResource } from "./own-resources.ts";
import { differences } from "../checks/kept.ts";
import { changesFor, filled, shows } from "./attributes.ts";
import { everythingIn, type ListedResource, shortened, sinceCreationOf } from "./pages.ts";
import { LeftOut } from "../suite/left-out.ts";
import { probe } from "./probe.ts";
import { only, type Scenario, type ScenarioContext } from "./scenario.ts";

export const lifeCycle: Scenario<"read" | "update" | "remove"> = {
  name: "life-cycle",
  definition:
    "A resource that was created is there once, can be read, listed, updated and deleted, and is gone afterwards. Others stay as they are.",
  needs: ["read", "update", "remove"],
  writes: 4,
  leaves: 1,
  reuses: { count: 1, leaves: "as it was" },
  // The update and the deletion of what is gone.
  ifAccepted: 2,
  async run(context) {
    const neighbour = await anyOwn(context, context.resource.read);
    const created = await create(context, neighbour);
    try {
      await checkLife(context, created, neighbour);
    } catch (error) {
      // A run that cannot delete has to know it before it creates more.
      if (error instanceof LeftOut) await context.request(context.resource.remove, { id: created.id });
      throw error;
    }
  },
};

async function checkLife(context: Context, created: Created, neighbour: OwnResource): Promise<void> {
  const readBack = await checkReading(context, created);
  const lists = await checkLists(context, { created, readBack, neighbour });
  const { change, current } = await checkUpdate(context, created, {
    ...(readBack ?? created),
    neighbour,
  });
  await checkStillListed(context, { ...created, attributes: current }, lists);
  await checkDeletion(context, created, current);
  await checkNeighbour(context, neighbour);
  await checkGone(context, created, change);
  await checkNotListed(context, created, lists);
}

type Context = ScenarioContext<"create" | "read" | "update" | "remove">;
type Attributes = Readonly<Record<string, Json>>;

interface Created extends OwnResource {
  /** A string that nothing else has, so that it can be counted in a list that others use as well. */
  unique: string;
}

/** Creates one that is as little like another one as can be, so that neither is taken for the other. */
async function create(context: Context, neighbour: OwnResource): Promise<Created> {
  const { create, texts } = context.resource;
  const [named = ""] = texts;
  const unique = `Rotate the leaked key ${crypto.randomUUID()}`;
  const unlike = filled(create, context.session.target.known, neighbour.attributes);
  return { ...(await context.create({ ...unlike, [named]: unique })), unique };
}

/** Gives it as reading shows it. */
async function checkReading(context: Context, { id, attributes }: Created): Promise<ResourceObject | undefined> {
  const reading = await context.request(context.resource.read, { id });
  const resourceObject = only(reading);
  context.expect(
    resourceObject?.id === id,
    `It was created as ${id}, but reading that gives ${reading.response.status} and ${resourceObject?.id ?? "no id"}.`,
  );
  // Of what is not there, nothing more is to be said.
  if (resourceObject !== undefined)
    expectSame(context, attributes, resourceObject.attributes, (difference) => [
      `After its creation, ${difference} when it is read.`,
    ]);
  return resourceObject;
}

interface Listing {
  created: Created;
  /** As reading shows it. */
  readBack: ResourceObject | undefined;
  neighbour: OwnResource;
}

/** A list, and the query that keeps it short. */
interface ShortList {
  list: Operation;
  query: Query;
}

/** Gives the lists that hold it, or should. */
async function checkLists(context: Context, listing: Listing): Promise<ShortList[]> {
  const lists: ShortList[] = [];
  for (const list of context.resource.lists) {
    const query = await shortened(context, list, listing.created);
    const { resources, complete } = await everythingIn(context, list, query);
    const listed = resources.find(({ id }) => id === listing.created.id);
    context.expect(listed !== undefined || !complete, `It was created, but ${list.id} does not hold it.`);
    checkCopies(context, list, resources, listing.created);
    if (listed !== undefined) checkListed(context, list, listed, listing.readBack);
    checkListedNeighbour(context, list, resources, listing.neighbour);
    if (listed !== undefined || complete) lists.push({ list, query });
  }
  return lists;
}

function checkCopies(
  context: Context,
  list: Operation,
  resources: readonly ListedResource[],
  { unique }: Created,
): void {
  const [named = ""] = context.resource.texts;
  const copies = resources.filter(({ attributes }) => stringOf(attributes[named]).endsWith(unique));
  context.expect(
    copies.length <= 1,
    `It was created once, but ${list.id} holds ${copies.length} of it.`,
    copies.at(-1)?.page,
  );
}

function checkListed(context: Context, list: Operation, listed: ListedResource, readBack: Listing["readBack"]): void {
  expectSame(context, readBack?.attributes ?? {}, listed.attributes, (difference) => [
    `In ${list.id}, ${difference}.`,
    listed.page,
  ]);
}

function checkListedNeighbour(
  context: Context,
  list: Operation,
  resources: readonly ListedResource[],
  neighbour: OwnResource,
): void {
  const listed = resources.find(({ id }) => id === neighbour.id);
  if (listed === undefined) return;
  expectSame(context, neighbour.attributes, listed.attributes, (difference) => [
    `Of another one in ${list.id}, ${difference}.`,
    listed.page,
  ]);
}

/** Gives the attributes that were changed, and those that it has afterwards. */
async function checkUpdate(
  context: Context,
  { id }: Created,
  { attributes: before, neighbour }: Pick<ResourceObject, "attributes"> & { neighbour: OwnResource },
): Promise<{ change: Attributes | undefined; current: Attributes }> {
  const { read, update, texts } = context.resource;
  // Strings that carry the mark are the last choice.
  const changes = changesFor(update, before);
  const [changed] = [...changes.filter(([name]) => !texts.includes(name)), ...changes];
  const change = changed && Object.fromEntries([changed]);
  // Its body calls it by the identifier of another one, which can be refused (JSON:API 1.1, "Updating Resources").
  const body = calledBy(neighbour.id, context.session.bodyOf(update, change));
  const miscalled = await probe(context, { operation: update, path: pathTo(update, id), body });
  const answer = succeeded(miscalled) ? miscalled : await updateCalled(context, id, change);
  const updated = showsResource(update) ? only(answer) : only(await context.request(read, { id }));
  if (changed !== undefined) {
    const [name, value] = changed;
    context.expect(
      shows(value, updated?.attributes[name]),
      `Its \`${name}\` was set to ${JSON.stringify(value)}, but the answer does not say so.`,
    );
  }
  const current = only(await context.request(read, { id }))?.attributes;
  context.expect(current !== undefined, "It was updated, and is not there when it is read.");
  if (updated !== undefined && current !== undefined)
    expectSame(context, updated.attributes, current, (difference) => [
      `After its update, ${difference} when it is read.`,
    ]);
  return { change, current: current ?? {} };
}

/** Calls it by its own identifier, which an update has to take, as JSON:API demands that; without one where it does not. */
async function updateCalled(context: Context, id: string, change: Attributes | undefined): Promise<Exchange> {
  const { update } = context.resource;
  const body = calledBy(id, context.session.bodyOf(update, change));
  const called = await probe(context, { operation: update, path: pathTo(update, id), body });
  if (succeeded(called)) return called;
  const plain = await context.request(update, { id, ...(change && { attributes: change }) });
  context.expect(
    !succeeded(plain) || context.session.gateway.refusalIn(called, false) !== undefined,
    `${update.id} is answered with ${called.response.status} where the body calls it by its identifier (JSON:API 1.1, "Updating Resources"), and with ${plain.response.status} where it does not.`,
    called,
  );
  return plain;
}

/** A list that lags behind shows what was before the update for a while; no document says that it must not. */
async function checkStillListed(context: Context, updated: OwnResource, lists: readonly ShortList[]): Promise<void> {
  for (const { list, query } of lists) {
    const { resources, complete } = await everythingIn(context, list, query);
    let listed = resources.find(({ id }) => id === updated.id);
    context.expect(listed !== undefined || !complete, `It was updated, and ${list.id} does not hold it any more.`);
    const differencesIn = ({ attributes }: ListedResource) =>
      differences(context.resource, updated.attributes, attributes);
    const begin = Date.now();
    while (listed !== undefined && differencesIn(listed).length > 0 && Date.now() - begin < LONGEST_LAG_MS) {
      await sleep(LOOKS_EVERY_MS);
      const again = (await everythingIn(context, list, query)).resources.find(({ id }) => id === updated.id);
      if (again !== undefined && differencesIn(again).length === 0)
        context.observe({ habit: "lists lag behind what was written", seen: `${list.id} after an update` });
      listed = again;
    }
    for (const difference of listed === undefined ? [] : differencesIn(listed))
      context.expect(false, `After its update, ${difference} in ${list.id}.`, listed?.page);
  }
}

async function checkDeletion(context: Context, { id }: Created, current: Attributes): Promise<void> {
  const { remove } = context.resource;
  const removed = only(await context.request(remove, { id }));
  if (!showsResource(remove)) return;
  context.expect(removed?.id === id, "The answer to its deletion does not hold it.");
  expectSame(
    context,
    current,
    removed?.attributes ?? {},
    (difference) => [`In the answer to its deletion, ${difference}.`],
    ["updated_at"],
  );
}

async function checkNeighbour(context: Context, { id, attributes }: OwnResource): Promise<void> {
  const reading = await context.request(context.resource.read, { id });
  const stayed = only(reading);
  context.expect(
    stayed?.id === id,
    `Another one, ${id}, was created beside it; reading that gives ${reading.response.status} now.`,
  );
  expectSame(context, attributes, stayed?.attributes ?? attributes, (difference) => [
    `Of another one that nobody changed, ${difference}.`,
  ]);
}

async function checkGone(context: Context, { id }: Created, change: Attributes | undefined): Promise<void> {
  const { read, update, remove } = context.resource;
  for (const operation of [read, update, remove]) {
    const isUpdate = operation === update && change !== undefined;
    const { response } = await context.request(operation, { id, ...(isUpdate && { attributes: change }) });
    context.expect(response.status === 404, `It was deleted, but ${operation.id} answers ${response.status}.`);
  }
}

/** Neither in a list nor in a filtered one, which can come from somewhere else: a search index. */
async function checkNotListed(context: Context, created: Created, lists: readonly ShortList[]): Promise<void> {
  for (const { list, query } of lists) {
    const filter = sinceCreationOf(created, list);
    for (const some of filter.length === 0 ? [query] : [query, filter]) {
      const { resources } = await everythingIn(context, list, some);
      const left = resources.find(({ id }) => id === created.id);
      context.expect(left === undefined, `It was deleted, but ${list.id} still holds it.`, left?.page);
    }
  }
}

/** Notes each difference between two views of one resource, in the words of a step, with the exchange that failed. */
function expectSame(
  context: Context,
  before: Attributes,
  after: Attributes,
  say: (difference: string) => [problem: string, about?: Exchange],
  mayDiffer?: readonly string[],
): void {
  for (const difference of differences(context.resource, before, after, mayDiffer))
    context.expect(false, ...say(difference));
}
