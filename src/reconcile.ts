import { isRootlyError } from "./errors/is-rootly-error.ts";
import type { ActionItem, Listing } from "./lists.ts";
import type { ResponseMetadata, Result } from "./result.ts";
import { sleep } from "./transport/bounded.ts";

/** What was created may take a moment to be in lists. */
const SECOND_LOOK_MS = 2_000;
/** How much the server's clocks may differ among each other; a `Date` header also leaves out the fraction of a second. */
const TOLERANCE_MS = 2_000;
const DAY_MS = 86_400_000;

/**
 * Creates an action item and, when it is not known what became of that, looks it up among the incident's.
 *
 * @param create Sends it once.
 * @param list The incident's action items.
 * @param resends How often it may be sent again when it was looked up twice and is not there.
 * @throws what is no error of this client: the reason of an abort.
 */
export async function createAndReconcile(
  create: () => Promise<Result<ActionItem>>,
  list: Listing,
  attributes: object,
  resends: number,
  signal: AbortSignal | undefined,
): Promise<Result<ActionItem>> {
  const begin = performance.now();
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
        (await lookUp(list, attributes, begin)) ??
        (await sleep(SECOND_LOOK_MS, signal), await lookUp(list, attributes, begin));
      if (found) return found;
    } catch (failure) {
      if (!isRootlyError(failure)) throw failure;
      // Who cannot look knows no more than before.
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

/** The first item with these attributes that was created since the call began. */
async function lookUp(list: Listing, attributes: object, begin: number): Promise<Result<ActionItem> | undefined> {
  let since = 0;
  let response: ResponseMetadata | undefined;
  const items = list.each((page) => {
    response = page;
    // When the call began, by the clock that `created_at` is of.
    const now = Date.parse(page.headers.get("date") ?? "") || Date.now();
    since = now - (performance.now() - begin) - TOLERANCE_MS;
  });
  for await (const value of items) {
    // One whose time cannot be read may be ours: better that than a second one.
    const old = Date.parse(value.created_at) < since;
    if (response && !old && holds(value, attributes)) return { ok: true, value, response };
  }
  return undefined;
}

/** Whether an item is what was asked for, as far as its attributes tell. */
function holds(item: object, attributes: object): boolean {
  const held: Record<string, unknown> = { ...item };
  return Object.entries(attributes).every(
    ([name, asked]) =>
      asked === undefined ||
      !(name in held) ||
      text(asked) === text(held[name]) ||
      (name === "due_date" && sameDay(text(asked), text(held[name]))),
  );
}

/** A value to compare: without the order of a list, the spaces around a text, and the difference between none and empty. */
function text(value: unknown): string {
  return String(Array.isArray(value) ? [...new Set(value)].sort() : (value ?? "")).trim();
}

/** Whether two dates may be the same: the format that the server gives them is not known, nor its time zone. */
function sameDay(asked: string, held: string): boolean {
  return asked.slice(0, 10) === held.slice(0, 10) || Math.abs(Date.parse(asked) - Date.parse(held)) < DAY_MS;
}
