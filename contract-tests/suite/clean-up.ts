import { setTimeout as sleep } from "node:timers/promises";
import pMap from "p-map";
import { type ActionItem, isRootlyError, NotFoundError, type RootlyClient } from "../../src/index.ts";
import { AT_ONCE } from "../exchange/at-once.ts";
import { runOf } from "./mark.ts";

/** What appears late, or is still listed after its deletion, shows in a later list. */
const MOST_PASSES = 3;
const BETWEEN_PASSES_MS = 1_000;
const PAGE = 50;
/** A list that goes on beyond this does not end. */
const MOST_ITEMS = 10_000;
/** Nor does one that takes longer. */
const MOST_MS = 10 * 60_000;
/** A run whose newest action item is younger may be under way. */
const UNDER_WAY_MS = 30 * 60_000;

export interface CleanUpOptions {
  client: RootlyClient;
  incidentId: string;
  /** Whose action items to remove. Default: those of every run. */
  run?: string | undefined;
  /** What is known to have been created, in case that a list does not show it. */
  ids?: readonly string[];
  /** Whether to leave runs alone that may be under way. Default: false. */
  sparesRunsUnderWay?: boolean;
  /** Only says what it would remove. */
  dryRun?: boolean;
  /** How many listed action items to look at. Default: 10,000. */
  mostItems?: number;
  /** Ends the clean-up before its time; what is left is named. */
  signal?: AbortSignal | undefined;
  /** Called with a line for each action item that is removed, and each run that is left alone. */
  say?: (line: string) => void;
}

export interface CleanedUp {
  /** The action items that were removed, or would have been. */
  removed: string[];
  /** What could not be removed, and why, a sentence each. */
  problems: string[];
  /** Whether another try could remove more. */
  canBeTriedAgain: boolean;
}

/** Why something is left. */
interface Left {
  reason: string;
  /** Whether that can be otherwise next time. */
  forNow: boolean;
}

/** Removes what runs of this suite have left in an incident: what carries their mark, and nothing else. */
export async function cleanUp(options: CleanUpOptions): Promise<CleanedUp> {
  const { client, run, ids = [], dryRun = false, signal, say = () => {} } = options;
  const removed = new Set<string>();
  const left = new Map<string, Left>();
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    // What is wrong now is what the last pass has found wrong.
    left.clear();
    const { listed, incomplete } = await markedIn(options, say);
    if (incomplete !== undefined) left.set("the list", incomplete);
    const all = new Set([...listed, ...ids.filter((id) => !removed.has(id))]);
    await pMap(all, async (id) => note(id, await remove(id, listed.has(id))), { concurrency: AT_ONCE });
    if (dryRun || signal?.aborted || (listed.size === 0 && left.size === 0)) break;
    if (pass < MOST_PASSES && left.size > 0) await sleep(BETWEEN_PASSES_MS, undefined, { signal }).catch(() => {});
  }
  return {
    removed: [...removed].filter((id) => !left.has(id)),
    problems: [...left.values()].map(({ reason }) => reason),
    canBeTriedAgain: [...left.values()].some(({ forNow }) => forNow),
  };

  function note(id: string, why: Left | undefined): void {
    if (why !== undefined) left.set(id, why);
  }

  /** Returns why it is left, if it is. */
  async function remove(id: string, isListed: boolean): Promise<Left | undefined> {
    if (signal?.aborted) return { reason: `${id} was not looked at: the clean-up was ended.`, forNow: true };
    // As it is now: whatever named it, only its own mark makes it a thing to remove.
    const found = await client.actionItems.safeGet(id);
    if (!found.ok) {
      if (!(found.error instanceof NotFoundError))
        return { reason: `${id} could not be read: ${found.error.message}.`, forNow: true };
      // 404 also means that the token may not see it, so a list that shows it is believed.
      if (!isListed) return undefined;
      const what = removed.has(id)
        ? "was deleted, but is still listed"
        : "is listed, but reading it is answered with 404";
      return { reason: `${id} ${what}.`, forNow: true };
    }
    const { value: item } = found;
    const owner = runOf(item);
    if (item.id !== id || owner === undefined || (run !== undefined && owner !== run))
      return { reason: `${id} was left alone, because it does not carry the mark (any more).`, forNow: false };
    if (removed.has(id)) return { reason: `${id} was deleted, but is still there.`, forNow: true };
    if (!dryRun) {
      const gone = await client.actionItems.safeDelete(id);
      if (!gone.ok && !(gone.error instanceof NotFoundError))
        return { reason: `${id} could not be deleted: ${gone.error.message}.`, forNow: true };
    }
    removed.add(id);
    say(`${dryRun ? "would remove" : "removed"} ${id} of run ${owner}`);
    return undefined;
  }
}

/** What the incident's list shows with a mark, and why that may not be all. */
async function markedIn(options: CleanUpOptions, say: (line: string) => void) {
  const { client, incidentId, run, sparesRunsUnderWay = false, mostItems = MOST_ITEMS, signal } = options;
  const byRun = new Map<string, ActionItem[]>();
  let incomplete: Left | undefined;
  let seen = 0;
  try {
    const limit = AbortSignal.any([AbortSignal.timeout(MOST_MS), ...(signal ? [signal] : [])]);
    // All pages first: what is deleted meanwhile would move the others.
    for await (const item of client.actionItems.list(incidentId, { page: { size: PAGE }, signal: limit })) {
      seen += 1;
      if (seen > mostItems) {
        const reason = `The incident's list does not end within ${mostItems} action items; what is beyond was not looked at.`;
        incomplete = { reason, forNow: false };
        break;
      }
      const owner = runOf(item);
      if (owner !== undefined && (run === undefined || owner === run))
        byRun.set(owner, [...(byRun.get(owner) ?? []), item]);
    }
  } catch (error) {
    const isTooLong = error instanceof DOMException && error.name === "TimeoutError";
    if (!isRootlyError(error) && !isTooLong && !signal?.aborted) throw error;
    const ended = isTooLong ? `that takes longer than ${minutes(MOST_MS)}` : "the clean-up was ended";
    const message = isRootlyError(error) ? error.message : ended;
    incomplete = { reason: `The incident's action items could not all be listed: ${message}`, forNow: true };
  }
  const listed = new Set<string>();
  for (const [owner, items] of byRun) {
    const age = Date.now() - Math.max(...items.map(({ created_at }) => Date.parse(created_at)));
    if (sparesRunsUnderWay && age < UNDER_WAY_MS) {
      say(
        `run ${owner} may be under way: its newest action item is ${minutes(age)} old, so its ${items.length} are left alone`,
      );
      continue;
    }
    for (const { id } of items) listed.add(id);
  }
  return { listed, incomplete };
}

/** A clock that is ahead of this one makes an action item of the future: as young as can be. */
function minutes(milliseconds: number): string {
  return `${Math.max(0, Math.floor(milliseconds / 60_000))} min`;
}
