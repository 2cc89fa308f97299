import { createRootlyClient, isRootlyError, type RootlyClientOptions } from "rootly-action-items";

/** What a runtime says of an action item's life, and of the failures that any server can be asked for. */
export interface LifeCycleReport {
  created: string;
  updated: string;
  listed: number;
  deleted: string | undefined;
  /** The `code` and `outcome` of each failure. */
  failures: Record<string, string>;
}

/**
 * Takes an action item through its life, and calls fail.
 *
 * @param options A base URL of a server that answers, and one where nobody listens.
 */
export default async function lifeCycle({
  refusing,
  ...options
}: RootlyClientOptions & { refusing: string }): Promise<LifeCycleReport> {
  const { actionItems } = createRootlyClient({ token: "any-token", ...options });
  const { id, summary } = await actionItems.create("incident-1", {
    summary: "Rötate the leaked key",
    priority: "high",
  });
  const { status } = await actionItems.update(id, { status: "done" });
  let listed = 0;
  for await (const item of actionItems.list("incident-1")) if (item.id === id) listed += 1;
  const deleted = await actionItems.delete(id);

  const nowhere = createRootlyClient({ token: "any-token", baseUrl: refusing, maxRetries: 0 });
  const aborted = new AbortController();
  aborted.abort(new Error("The caller has gone."));
  const failures = {
    missing: await ended(actionItems.get(id)),
    blank: await ended(actionItems.create("incident-1", { summary: " " })),
    argument: await ended(actionItems.get("..")),
    refused: await ended(nowhere.actionItems.create("incident-1", { summary: "Nobody hears it" })),
    aborted: await ended(actionItems.get(id, { signal: aborted.signal })),
  };
  return { created: summary, updated: status, listed, deleted: deleted?.id === id ? "it" : undefined, failures };
}

async function ended(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "succeeded";
  } catch (error) {
    return isRootlyError(error) ? `${error.code}, ${error.outcome}` : String(error);
  }
}
