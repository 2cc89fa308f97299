import pMap from "p-map";
import type { ResourceObject } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import type { Operation } from "../spec/operations.ts";
import type { Json } from "../spec/schema.ts";
import { differences } from "../checks/kept.ts";
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
