import type { TestContext } from "vitest";
import type { Target } from "../target.ts";
import type { Journal } from "./journal.ts";

/** How far a run has come with its writes, as each test tells the reporters when it ends. */
export interface Writes {
  /** Requests that have changed something. */
  made: number;
  /** Deletions still to come. */
  owed: number;
  /** How many there may be; absent where any number may. */
  most?: number;
}

declare module "vitest" {
  interface TaskMeta {
    writes?: Writes;
  }
}

/** The type of the annotation with which a test tells the reporters that it waits, before it does. */
export const WAIT = "wait";

/** Tells the reporters what goes on while tests run. */
export interface Progress {
  waits(milliseconds: number): void;
  during(context: Pick<TestContext, "annotate" | "task">, journal: Journal, ask: () => Promise<void>): Promise<void>;
}

export function progressOf({ maxWrites }: Target): Progress {
  const running = new Set<TestContext["annotate"]>();
  return {
    waits(milliseconds) {
      // One of those that wait tells for all of them.
      const [annotate] = running;
      void annotate?.(`waits ${Math.ceil(milliseconds / 1000)} s for the rate limit`, WAIT);
    },
    async during({ annotate, task }, journal, ask) {
      running.add(annotate);
      try {
        await ask();
      } finally {
        running.delete(annotate);
        const most = maxWrites === Infinity ? {} : { most: maxWrites };
        task.meta.writes = { made: journal.changes, owed: journal.left.length, ...most };
      }
    },
  };
}
