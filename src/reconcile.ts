/**
 * Looks up an action item whose creation has an unknown outcome.
 *
 * @module rootly-action-items/reconcile
 */
import { isRootlyError } from "./errors/is-rootly-error.ts";
import { TimeoutError } from "./errors/no-response.ts";
import { knownOptions } from "./arguments.ts";
import type { ActionItem } from "./lists.ts";
import type { Creation, Recovery } from "./recovery.ts";
import type { Result } from "./call.ts";
import { sleep, stopwatch } from "./transport/limits.ts";

/** What was created may take a moment to be in lists. */
const SECOND_LOOK_MS = 2_000;
/** How much the server's clocks may differ among each other; a `Date` header also leaves out the fraction of a second. */
const TOLERANCE_MS = 2_000;
const DAY_MS = 86_400_000;

export interface ReconcileOptions {
  /** Whether to send the create again, up to `maxRetries` times, when its action item is not there. Default: false. */
  resend?: boolean | undefined;
}

/**
 * Looks an action item up when it is not known whether it was created, after a time-out for example.
 *
 * @example
 * await rootly.actionItems.create(incidentId, attributes, { onUnknown: reconcile() });
 *
 * It lists the incident's action items, twice with 2 s between, and returns the one with these attributes that was
 * created since the call began. When there is none, the error's `outcome` is `"not-applied"`, or the create is sent
 * again. When the list fails, the outcome stays as it was, and the message says why.
 *
 * Looking it up is not atomic: an equal action item that somebody else files at the same moment is taken for this one,
 * and one that shows up later than that is missed, so that sending it again can still file it twice.
 *
 * Each create, and each look at the list with all of its pages, has a `totalTimeout` of its own.
 *
 * @throws {ArgumentError} for an option that it does not have.
 */
export function reconcile(options: ReconcileOptions = {}): Recovery {
  const { resend } = knownOptions(options, { resend: false });
  return (creation) => createAndReconcile(creation, resend ? creation.limits.maxRetries : 0);
}

/** Creates an action item and, when it is not known what became of that, looks it up among the incident's. */
async function createAndReconcile(creation: Creation, resends: number): Promise<Result<ActionItem>> {
  const { send, signal, now } = creation;
  const elapsed = stopwatch(now);
  for (let attempts = 0; ;) {
    const result = await send();
    if (result.ok) return result;
    const { error } = result;
    attempts += error.attempts;
    // All of them belong to one call.
    Object.assign(error, { attempts });
    if (!/unknown|applied/.test(error.outcome)) return result;
    try {
      const result =
        (await lookUp(creation, elapsed)) ?? (await sleep(SECOND_LOOK_MS, signal), await lookUp(creation, elapsed));
      if (result) return result;
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
  { list, body, limits, now }: Creation,
  elapsed: () => number,
): Promise<Result<ActionItem> | undefined> {
  const sought = Object.entries(body().data.attributes ?? {});
  const looked = stopwatch(now);
  for await (const { items, response } of list.pages()) {
    if (looked() > limits.totalTimeout) {
      throw new TimeoutError("The list did not end in time.", { phase: "body", outcome: "unknown", attempts: 0 });
    }
    // When the call began, by the clock that `created_at` is of.
    const since = (Date.parse(response.headers.get("date") ?? "") || now()) - elapsed() - TOLERANCE_MS;
    for (const value of items) {
      // One whose time cannot be read may be ours: better that than a second one.
      const old = Date.parse(comparable(value.created_at) ?? "") < since;
      if (!old && sought.every((attribute) => holds(value, ...attribute))) return { ok: true, value, response };
    }
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
