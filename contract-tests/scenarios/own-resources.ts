import { setTimeout as sleep } from "node:timers/promises";
import pMap from "p-map";
import { type ResourceObject, timeOf } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import type { Operation } from "../spec/operations.ts";
import type { Json } from "../spec/schema.ts";
import { differences, isOfTouch } from "../checks/kept.ts";
import { LONGEST_LAG_MS, LOOKS_EVERY_MS } from "../suite/read-after-write.ts";
import type { Session } from "../suite/session.ts";
import { changesFor } from "./attributes.ts";
import { only, type ScenarioContext } from "./scenario.ts";

/** A resource that the run has created, as it was shown last. */
export type OwnResource = Pick<ResourceObject, "attributes"> & { id: string };

/** One that the run has created: any will do, and one that is there costs no write. */
export async function anyOwn(context: ScenarioContext, read: Operation): Promise<OwnResource> {
  const id = context.left.findLast((item) => item !== undefined);
  const resourceObject = id === undefined ? undefined : only(await context.request(read, { id }));
  return id !== undefined && resourceObject?.id === id
    ? { id, attributes: resourceObject.attributes }
    : await context.create();
}

/** Of those that the run has created, the one with the most attributes that are not empty: what is lost can be seen there. */
export async function fullestOwn(context: ScenarioContext, read: Operation): Promise<OwnResource> {
  const some = await ownItems(context, read, 1, MOST_READ);
  const fullness = ({ attributes }: OwnResource) =>
    Object.values(attributes).filter((value) => value !== null && JSON.stringify(value) !== "[]").length;
  return some.toSorted((one, other) => fullness(other) - fullness(one))[0] ?? (await context.create());
}

/** How many are read to find that. */
const MOST_READ = 8;

/** As many as are needed: those that the run has created last, in that order, and new ones behind them; `most` where more will do. */
export async function ownItems(
  context: ScenarioContext,
  read: Operation | undefined,
  count: number,
  most = count,
): Promise<OwnResource[]> {
  const ids = read === undefined ? [] : context.left.filter((id) => id !== undefined).slice(-most);
  const matches = await pMap(ids, async (id) => read && only(await context.request(read, { id })));
  const made = matches.flatMap((resourceObject, at) =>
    resourceObject ? [{ id: ids[at] ?? "", attributes: resourceObject.attributes }] : [],
  );
  while (made.length < count) made.push(await context.create());
  return made;
}

/**
 * Takes back what was held against a server because a time of update has moved, where a server's own work moves it a
 * moment after each write, as an integration or a job does: no document says that it must not. It is tried once, with an
 * update, and only where something else than that time has stayed.
 */
export async function withoutTouches(context: ScenarioContext): Promise<void> {
  const { problems, resource, session } = context;
  if (problems.length === 0 || !problems.every(({ problem }) => isOfTouch(problem))) return;
  const { read, update } = resource;
  if (read === undefined || update === undefined) return;
  const touches = touching.get(session) ?? (await isTouching(context, read, update).catch(() => false));
  touching.set(session, touches);
  if (!touches) return;
  const [{ problem } = { problem: "" }] = problems;
  context.observe({ habit: "the time of an update moves on by itself after a write", seen: problem });
  problems.length = 0;
}

/** Whether servers were seen to do so. */
const touching = new WeakMap<Session, boolean>();

/** Whether what was updated is shown with a later time for a while, and then with the same again and again. */
async function isTouching(context: ScenarioContext, read: Operation, update: Operation): Promise<boolean> {
  const id = context.left.findLast((item) => item !== undefined);
  const own = id === undefined ? undefined : only(await context.request(read, { id }));
  if (id === undefined || own === undefined) return false;
  const changes = Object.fromEntries(changesFor(update, own.attributes).slice(0, 1));
  const updated = only(await context.request(update, { id, attributes: changes }));
  const timeIn = async () => timeOf(only(await context.request(read, { id }))?.attributes["updated_at"]);
  const begin = Date.now();
  let time = timeOf(updated?.attributes["updated_at"]);
  const first = time;
  while (Date.now() - begin < LONGEST_LAG_MS) {
    await sleep(LOOKS_EVERY_MS);
    const now = await timeIn();
    // A read that moves it moves it each time.
    if (now > first && now === time) return true;
    time = now;
  }
  return false;
}

/**
 * Reads one again after what must have had no effect.
 *
 * @param what What was done, as the beginning of a sentence: "The token was not valid".
 * @param mayDiffer Whether something was accepted meanwhile, so that it only has to be there.
 */
export async function expectUntouched(
  context: ScenarioContext<"create" | "read">,
  { id, attributes }: OwnResource,
  what: string,
  mayDiffer = false,
): Promise<void> {
  const exchange = await context.request(context.resource.read, { id });
  context.expect(succeeded(exchange), `${what}, but ${id} is gone.`);
  if (mayDiffer) return;
  for (const difference of differences(context.resource, attributes, only(exchange)?.attributes ?? attributes))
    context.expect(false, `${what}, but ${difference}.`);
}

/** A body that calls the resource in it by an identifier, as JSON:API has it. */
export function calledBy(id: string, body: string): string {
  const { data } = JSON.parse(body) as { data: Readonly<Record<string, Json>> };
  return JSON.stringify({ data: { ...data, id } });
}
