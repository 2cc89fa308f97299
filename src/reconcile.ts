/**
 * Looks up an action item whose creation has an unknown outcome.
 *
 * @module rootly-action-items/reconcile
 */
import { ArgumentError } from "./errors/argument-error.ts";
import { isRootlyError } from "./errors/is-rootly-error.ts";
import { TimeoutError } from "./errors/no-response.ts";
import { knownOptions } from "./arguments.ts";
import type { ActionItem } from "./lists.ts";
import type { Creation, Recovery } from "./recovery.ts";
import type { Result } from "./call.ts";
import { reasonOf, sleep, stopwatch } from "./transport/limits.ts";
import type { ResponseMetadata } from "./transport/response.ts";

export type { Recovery } from "./recovery.ts";

/** What was created may take a moment to be in lists. */
const SECOND_LOOK_MS = 2_000;
/** How much the server's clocks may differ among each other. */
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
 * It lists the incident's action items, and returns the one with these attributes that was created since the call began, by the
 * server's clock. If there is none, it looks again after 2 s. If there is still none, the error's `outcome` is
 * `"not-applied"`, or the create is resent. If there are several, or one that may be older, or if the list fails, the outcome
 * stays as it was, nothing is resent, and the message says why.
 *
 * Looking it up is not atomic. An equal action item that somebody else files during the call, or up to a second before, is
 * taken for this one. One that appears after the second look is missed, so that resending can file it twice.
 *
 * Each create, and each look at the list with all of its pages, has a `totalTimeout` of its own.
 *
 * @throws {ArgumentError} for an unknown option.
 */
export function reconcile(options: ReconcileOptions = {}): Recovery {
  if ("send" in Object(options)) {
    const error = new ArgumentError("onUnknown", "must be reconcile(), with its parentheses");
    // Then it stands in the place of what it should have returned, and is called like that.
    return Promise.resolve({ ok: false, error, response: undefined }) as never;
  }
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
    const add = (message: string) => Object.assign(error, { message: `${error.message} ${message}` });
    try {
      let equal = await lookUp(creation, elapsed);
      if (!equal.length) {
        await sleep(SECOND_LOOK_MS, signal);
        equal = await lookUp(creation, elapsed);
      }
      const [first, ...others] = equal;
      if (first) {
        if (first.isNew && !others.length) return { ok: true, value: first.value, response: first.response };
        add(
          others.length
            ? `There are ${equal.length} equal action items, and it cannot be told which of them it created.`
            : "There is an equal action item, and it cannot be told whether it is older.",
        );
        return result;
      }
    } catch (failure) {
      if (signal?.aborted) throw reasonOf(signal);
      if (!isRootlyError(failure)) throw failure;
      // Who cannot look knows no more than before.
      add(`It could not be looked up: ${failure.message}`);
      return result;
    }
    if (error.outcome === "applied") return result;
    if (attempts > resends) {
      add("It was looked up twice, and is not there.");
      Object.assign(error, { outcome: "not-applied" });
      return result;
    }
  }
}

interface EqualItem {
  value: ActionItem;
  response: ResponseMetadata;
  /** Whether it was certainly not there before the call, as far as clocks can tell. */
  isNew: boolean;
}

/**
 * The items with the attributes sent, without those that are certainly older than the call.
 *
 * @throws {TimeoutError} when the list does not end in time.
 */
async function lookUp({ list, body, limits, now }: Creation, elapsed: () => number): Promise<EqualItem[]> {
  const sought = Object.entries(body().data.attributes ?? {});
  // What others file meanwhile moves an item to the next page, where it is listed once more.
  const equal = new Map<string, EqualItem>();
  const looked = stopwatch(now);
  for await (const { items, response } of list.pages()) {
    if (looked() > limits.totalTimeout) {
      throw new TimeoutError("The list did not end in time.", { phase: "body", outcome: "unknown", attempts: 0 });
    }
    // When the call began, or a little earlier, by the clock that `created_at` is of.
    const began = Date.parse(response.headers.get("date") ?? "") - elapsed();
    // Without that, only this machine's clock, which can be wrong, tells what is old.
    const old = Number.isNaN(began) ? now() - elapsed() - DAY_MS : began - TOLERANCE_MS;
    for (const value of items) {
      const created = Date.parse(comparable(value.created_at) ?? "");
      // One whose time cannot be read may be ours.
      if (created < old || !sought.every((attribute) => holds(value, ...attribute))) continue;
      equal.set(value.id, { value, response, isNew: created >= began });
    }
  }
  return [...equal.values()];
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
