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
