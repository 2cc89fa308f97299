import { createRootlyClient, type RootlyClientOptions } from "rootly-action-items";

/** Writes to an action item twice, one after the other on the same connection, and says what became of the second. */
export default async function twoWrites({
  method,
  ...options
}: RootlyClientOptions & { method: "safeUpdate" | "safeDelete" }): Promise<object> {
  const { actionItems } = createRootlyClient({ token: "any-token", maxRetries: 0, ...options });
  const write = () =>
    method === "safeUpdate" ? actionItems.safeUpdate("item-1", { status: "done" }) : actionItems.safeDelete("item-1");
  const first = await write();
  // By then the runtime has put the connection back.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = await write();
  return { first: first.ok, second: second.ok, outcome: second.error?.outcome };
}
