import { createRootlyClient, type RootlyClientOptions } from "rootly-action-items";

/** Files two action items, one after the other on the same connection, and says what became of the second. */
export default async function twoCreates(options: RootlyClientOptions): Promise<object> {
  const { actionItems } = createRootlyClient({ token: "any-token", ...options });
  await actionItems.create("incident-1", { summary: "First" });
  // By then the runtime has put the connection back.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const result = await actionItems.safeCreate("incident-1", { summary: "Sëcond" });
  if (result.ok) return { id: result.value.id, attempts: result.response.attempts };
  return { outcome: result.error.outcome, attempts: result.error.attempts };
}
