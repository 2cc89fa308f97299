import pMap from "p-map";
import type { ResourceObject } from "../exchange/document.ts";
import type { Operation } from "../spec/operations.ts";
import { only, type ScenarioContext } from "./scenario.ts";

/** One that the run has created: any will do, and one that is there costs no write. */
export async function anyOwn(
  context: ScenarioContext,
  read: Operation,
): Promise<Pick<ResourceObject, "attributes"> & { id: string }> {
  const id = context.left.findLast((item) => item !== undefined);
  const resourceObject = id === undefined ? undefined : only(await context.request(read, { id }));
  return id !== undefined && resourceObject?.id === id
    ? { id, attributes: resourceObject.attributes }
    : await context.create();
}

/** As many as are asked for: those that the run has created last, in that order, and new ones behind them. */
export async function ownItems(
  context: ScenarioContext,
  read: Operation | undefined,
  count: number,
): Promise<(Pick<ResourceObject, "attributes"> & { id: string })[]> {
  const ids = read === undefined ? [] : context.left.filter((id) => id !== undefined).slice(-count);
  const matches = await pMap(ids, async (id) => read && only(await context.request(read, { id })));
  const made = matches.flatMap((resourceObject, at) =>
    resourceObject ? [{ id: ids[at] ?? "", attributes: resourceObject.attributes }] : [],
  );
  while (made.length < count) made.push(await context.create());
  return made;
}
