import type { ResourceObject } from "../exchange/document.ts";
import { only, type ScenarioContext } from "./scenario.ts";

/** One that the run has created: nothing is changed there, so any will do, and one that is there costs no write. */
export async function anyOwn(
  context: ScenarioContext<"create" | "read">,
): Promise<Pick<ResourceObject, "attributes"> & { id: string }> {
  const id = context.left.findLast((each) => each !== undefined);
  const found = id === undefined ? undefined : only(await context.request(context.resource.read, { id }));
  return id !== undefined && found?.id === id ? { id, attributes: found.attributes } : await context.create();
}
