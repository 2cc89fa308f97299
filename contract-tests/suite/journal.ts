import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** Something that a request has changed on the target, or may have; or when the target's rate limit allows the next one. */
export type Entry =
  | ({ event: "created" } & Made)
  | { event: "changed" }
  | { event: "deleted"; of: string; id: string }
  | { event: "limited"; until: number };

/** Something that was created. */
export interface Made {
  /** The name of the resource: identifiers are those of one resource. */
  of: string;
  /** Absent when the answer does not tell it. */
  id?: string;
}

/** What a run has changed on its target, and what its clean-up has to know beside that. */
export interface Journal {
  /** How many requests have changed something. */
  readonly changes: number;
  /** What was created and not deleted since; its deletion is a change to come. */
  readonly left: readonly Made[];
  /** When the rate limit allows the next request, in milliseconds since 1970; 0 where it has not stopped any. */
  readonly limitedUntil: number;
  add(entry: Entry): void;
}

/**
 * Opens the journal of a run.
 *
 * @param file Where it is kept, for the clean-up when the process has ended, or was ended. Default: in memory.
 */
export function openJournal(file?: string): Journal {
  const entries: Entry[] = [];
  if (file !== undefined && existsSync(file)) {
    // A line that was cut off when its writer was ended is none.
    const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
    // Nobody but `add` writes into it.
    entries.push(...lines.map((line) => JSON.parse(line) as Entry));
  }
  return {
    get changes() {
      return entries.filter(({ event }) => event !== "limited").length;
    },
    get limitedUntil() {
      return Math.max(0, ...entries.map((entry) => (entry.event === "limited" ? entry.until : 0)));
    },
    get left() {
      const deleted = new Set(entries.flatMap((entry) => (entry.event === "deleted" ? [keyOf(entry)] : [])));
      return entries.flatMap((entry) => {
        if (entry.event !== "created" || (entry.id !== undefined && deleted.has(keyOf(entry)))) return [];
        const { of, id } = entry;
        return [{ of, ...(id !== undefined && { id }) }];
      });
    },
    add(entry) {
      // Something can be deleted once only, however often that is tried.
      if (entry.event === "deleted" && entries.some((item) => item.event === "deleted" && keyOf(item) === keyOf(entry)))
        return;
      entries.push(entry);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
  };
}

function keyOf({ of, id }: Made): string {
  return JSON.stringify([of, id]);
}
