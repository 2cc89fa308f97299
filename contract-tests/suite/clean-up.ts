import pMap from "p-map";
import { isRootlyError, NotFoundError, type RootlyClient } from "../../src/index.ts";
import { AT_ONCE } from "../exchange/at-once.ts";
import { runOf } from "./mark.ts";

/** What appears late, or is still there after its deletion, shows in a later list. */
const MOST_PASSES = 3;
const PAGE = 50;

export interface CleanUpOptions {
  client: RootlyClient;
  incidentId: string;
  /** Whose things to remove. Default: those of every run. */
  run?: string | undefined;
  /** What is known to have been created, in case that a list does not show it. */
  ids?: readonly string[];
  /** Only says what it would remove. */
  dryRun?: boolean;
  /** Called with a line for each thing that is removed. */
  say?: (line: string) => void;
}

export interface CleanedUp {
  /** How many were removed, or would have been. */
  removed: number;
  /** What could not be removed, and why, a sentence each. */
  problems: string[];
}

/** Removes what runs of this suite have left in an incident: what carries their mark, and nothing else. */
export async function cleanUp(options: CleanUpOptions): Promise<CleanedUp> {
  const { client, run, ids = [], dryRun = false, say = () => {} } = options;
  const removed = new Set<string>();
  let problems: string[] = [];
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    // What is wrong now is what the last pass has found wrong.
    problems = [];
    const listed = await markedIn(options, problems);
    const found = new Set([...listed, ...ids.filter((id) => !removed.has(id))]);
    const said = await pMap(found, remove, { concurrency: AT_ONCE });
    problems.push(...said.filter((problem) => problem !== undefined));
    if (dryRun || (listed.length === 0 && problems.length === 0)) break;
  }
  return { removed: removed.size, problems };

  /** Returns what is wrong, as a sentence. */
  async function remove(id: string): Promise<string | undefined> {
    // As it is now: whatever named it, only its own mark makes it a thing to remove.
    const found = await client.actionItems.safeGet(id);
    if (!found.ok)
      return found.error instanceof NotFoundError ? undefined : `${id} could not be read: ${found.error.message}.`;
    const { value: item } = found;
    const owner = runOf(item);
    if (item.id !== id || owner === undefined || (run !== undefined && owner !== run))
      return `${id} was left alone, because it does not carry the mark (any more).`;
    if (removed.has(id)) return `${id} was deleted, but is still there.`;
    if (!dryRun) {
      const gone = await client.actionItems.safeDelete(id);
      if (!gone.ok && !(gone.error instanceof NotFoundError))
        return `${id} could not be deleted: ${gone.error.message}.`;
    }
    removed.add(id);
    say(`${dryRun ? "would remove" : "removed"} ${id} of run ${owner}`);
    return undefined;
  }
}

/** What the incident's list shows with a mark. */
async function markedIn({ client, incidentId, run }: CleanUpOptions, problems: string[]): Promise<string[]> {
  const ids: string[] = [];
  try {
    // All pages first: what is deleted meanwhile would move the others.
    for await (const item of client.actionItems.list(incidentId, { page: { size: PAGE } })) {
      const owner = runOf(item);
      if (owner !== undefined && (run === undefined || owner === run)) ids.push(item.id);
    }
  } catch (error) {
    if (!isRootlyError(error)) throw error;
    problems.push(`The incident's action items could not all be listed: ${error.message}`);
  }
  return ids;
}
