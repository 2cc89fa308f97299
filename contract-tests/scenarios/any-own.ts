import pMap from "p-map";
import type { ResourceObject } from "../exchange/document.ts";
import type { Operation } from "../spec/operations.ts";
import { only, type ScenarioContext } from "./scenario.ts";

/** One that the run has created: any will do, and one that is there costs no write. */
export async function anyOwn(
  context: ScenarioContext,
  read: Operation,
): Promise<Pick<ResourceObject, "attributes"> & { id: string }> {
  const id = context.left.findLast((each) => each !== undefined);
  const found = id === undefined ? undefined : only(await context.request(read, { id }));
  return id !== undefined && found?.id === id ? { id, attributes: found.attributes } : await context.create();
}

/** As many as are asked for: those that the run has created last, in that order, and new ones behind them. */
export async function ownItems(
  context: ScenarioContext,
  read: Operation | undefined,
  count: number,
): Promise<(Pick<ResourceObject, "attributes"> & { id: string })[]> {
  const ids = read === undefined ? [] : context.left.filter((id) => id !== undefined).slice(-count);
  const found = await pMap(ids, async (id) => read && only(await context.request(read, { id })));
  const made = found.flatMap((each, at) => (each ? [{ id: ids[at] ?? "", attributes: each.attributes }] : []));
  while (made.length < count) made.push(await context.create());
  return made;
}
