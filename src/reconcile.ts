import { isRootlyError } from "./errors/is-rootly-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import type { ActionItem, Listing } from "./lists.ts";
import type { ResponseMetadata, Result } from "./result.ts";
import { sleep } from "./transport/bounded.ts";
import type { Limits } from "./transport/limits.ts";
import { stopwatch } from "./transport/stopwatch.ts";

/** What was created may take a moment to be in lists. */
const SECOND_LOOK_MS = 2_000;
/** How much the server's clocks may differ among each other; a `Date` header also leaves out the fraction of a second. */
const TOLERANCE_MS = 2_000;
const DAY_MS = 86_400_000;

/** A create, and what it takes to look for what it created. */
export interface Reconciliation {
  /** Sends it once. */
  create: () => Promise<Result<ActionItem>>;
  /** The incident's action items. */
  list: Listing;
  /** What was sent. */
  body: () => { data: { attributes?: object } };
  /** How often it may be sent again when it was looked up twice and is not there. */
  resends: number;
  /** Its `totalTimeout` is how long each look may take. */
  limits: Limits;
  signal: AbortSignal | undefined;
  now: () => number;
}

/**
 * Creates an action item and, when it is not known what became of that, looks it up among the incident's.
 *
 * @throws what is no error of this client, and the reason of an abort, whatever that is.
 */
export async function createAndReconcile(reconciliation: Reconciliation): Promise<Result<ActionItem>> {
  const { create, resends, signal, now } = reconciliation;
  const elapsed = stopwatch(now);
  for (let attempts = 0; ;) {
    const result = await create();
    if (result.ok) return result;
    const { error } = result;
    attempts += error.attempts;
    // All of them belong to one call.
    Object.assign(error, { attempts });
    if (!/unknown|applied/.test(error.outcome)) return result;
    try {
      const found =
        (await lookUp(reconciliation, elapsed)) ??
        (await sleep(SECOND_LOOK_MS, signal), await lookUp(reconciliation, elapsed));
      if (found) return found;
    } catch (failure) {
      if (signal?.aborted) throw signal.reason;
      if (!isRootlyError(failure)) throw failure;
      // Who cannot look knows no more than before.
      Object.assign(error, { message: `${error.message} It could not be looked up: ${failure.message}` });
      return result;
    }
    if (error.outcome === "applied") return result;
    if (attempts > resends) {
      const message = `${error.message} It was looked up twice, and is not there.`;
      Object.assign(error, { message, outcome: "not-applied" });
      return result;
    }
  }
}

/**
 * The first item with the attributes sent that was created since the call began.
 *
 * @throws {TimeoutError} when the list does not end in time.
 */
async function lookUp(
  { list, body, limits, now }: Reconciliation,
  elapsed: () => number,
): Promise<Result<ActionItem> | undefined> {
  const sought = Object.entries(body().data.attributes ?? {});
  const looked = stopwatch(now);
  let since = 0;
  let response: ResponseMetadata | undefined;
  const items = list.each((page) => {
    response = page;
    if (looked() > limits.totalTimeout) {
      throw new TimeoutError("The list did not end in time.", { phase: "body", outcome: "unknown", attempts: 0 });
    }
    // When the call began, by the clock that `created_at` is of.
    since = (Date.parse(page.headers.get("date") ?? "") || now()) - elapsed() - TOLERANCE_MS;
  });
  for await (const value of items) {
    // One whose time cannot be read may be ours: better that than a second one.
    const old = Date.parse(comparable(value.created_at) ?? "") < since;
    if (response && !old && sought.every((attribute) => holds(value, ...attribute)))
      return { ok: true, value, response };
  }
  return undefined;
}

/** Whether an item has an attribute that was sent, as far as can be told. */
function holds(item: object, name: string, sent: unknown): boolean {
  const { [name]: held }: Record<string, unknown> = { ...item };
  const a = comparable(sent);
  const b = comparable(held);
  // What answers make of objects is not known.
  if (held === undefined || a === undefined) return true;
  return a === b || (name === "due_date" && b !== undefined && sameDay(a, b));
}

/**
 * A value as a string to compare: without the order of a list, the spaces around a string, and the difference between
 * none and empty. Undefined for what holds objects or lists, which can be nested without end.
 */
function comparable(value: unknown): string | undefined {
  const members: unknown[] = Array.isArray(value) ? value : [value ?? ""];
  if (members.some((member) => typeof member === "object")) return undefined;
  return String([...new Set(members)].sort()).trim();
}

/** Whether two dates may be the same: the format that the server gives them is not known, nor its time zone. */
function sameDay(sent: string, held: string): boolean {
  return sent.slice(0, 10) === held.slice(0, 10) || Math.abs(Date.parse(sent) - Date.parse(held)) < DAY_MS;
}
