import { createRootlyClient, isRootlyError, type RootlyClientOptions } from "rootly-action-items";

/** A call that a server answers in some way, good or bad. */
export interface Call {
  options: RootlyClientOptions & { baseUrl: string };
  /** Default: `safeCreate`. */
  method?: "safeCreate" | "safeUpdate" | "safeDelete";
  /** Whether a call that succeeds comes first, so that the runtime has a connection to use again. */
  again?: boolean;
  /** What is requested between the two, if anything. */
  between?: string;
  /** After how many milliseconds the caller aborts it. Default: never. */
  abortAfter?: number;
}

/** What became of a call, for the caller. */
export interface Ending {
  /** `ok`, the error's code and its outcome, or what a caller's own error says. */
  ended: string;
  attempts?: number;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  location?: string | undefined;
}

export interface Input {
  /** Where a server is that answers as the spec says. Default: nowhere, and there is no life cycle. */
  baseUrl?: string;
  /** Calls by name. */
  calls: Record<string, Call>;
}

export interface Report {
  lifeCycle?: object | undefined;
  endings: Record<string, Ending>;
}

/** Takes an action item through its life, and makes calls that end in many ways. Runs in any runtime. */
export default async function program({ baseUrl, calls }: Input): Promise<Report> {
  const lifeCycle = baseUrl === undefined ? undefined : await lifeCycleOn(baseUrl);
  const endings: Record<string, Ending> = {};
  // At the same time, so that those that wait do so together. One that needs a used connection gets it to itself.
  const all = Object.entries(calls);
  const run = async ([name, call]: [string, Call]) => void (endings[name] = await endingOf(call));
  await Promise.all(all.filter(([, { again }]) => !again).map(run));
  for (const call of all.filter(([, { again }]) => again)) await run(call);
  return { lifeCycle, endings };
}

async function lifeCycleOn(baseUrl: string): Promise<object> {
  const { actionItems } = createRootlyClient({ token: "any-token", baseUrl });
  const { value, response } = await actionItems
    .create("incident-1", { summary: "Rötate the leaked key", priority: "high" })
    .withResponse();
  const { id, summary } = value;
  const { status } = await actionItems.update(id, { status: "done" });
  let listed = 0;
  for await (const item of actionItems.list("incident-1")) if (item.id === id) listed += 1;
  const deleted = await actionItems.delete(id);
  const gone = await actionItems.safeGet(id);
  return {
    ...{ created: summary, updated: status, listed, deleted: deleted?.id === id, gone: gone.error?.code },
    headers: { requestId: typeof response.requestId, limit: typeof response.rateLimit.limit },
    argument: (await actionItems.safeGet("..")).error?.outcome,
  };
}

async function endingOf({ options, method = "safeCreate", again = false, between, abortAfter }: Call): Promise<Ending> {
  const { actionItems } = createRootlyClient({ token: "any-token", maxRetries: 0, ...options });
  const caller = new AbortController();
  const { signal } = caller;
  const call = () => {
    if (method === "safeUpdate") return actionItems.safeUpdate("item-1", { status: "done" }, { signal });
    if (method === "safeDelete") return actionItems.safeDelete("item-1", { signal });
    return actionItems.safeCreate("incident-1", { summary: "Sëcond" }, { signal });
  };
  if (again) {
    const first = await call();
    if (!first.ok) throw first.error;
    if (between !== undefined) await (await fetch(between)).text();
    // By then the runtime has put the connection back.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (abortAfter !== undefined) setTimeout(() => caller.abort(new Error("The caller has gone.")), abortAfter);
  try {
    const { error, response } = await call();
    if (error === undefined) return { ended: "ok", attempts: response.attempts, requestId: response.requestId };
    const { code, outcome, attempts } = error;
    return {
      ...{ ended: `${code}, ${outcome}`, attempts: attempts ?? 0 },
      ...("requestId" in error && { requestId: error.requestId, retryAfter: error.retryAfter }),
      ...("location" in error && { location: error.location }),
    };
  } catch (error) {
    return { ended: isRootlyError(error) ? `thrown: ${error.code}` : String(error) };
  }
}
