import type { Reporter, TestCase, TestModule } from "vitest/node";
import type { TestContext } from "vitest";
import type { Target } from "./target.ts";
import type { Journal } from "./suite/journal.ts";
import type { OnWait } from "./suite/rate-limiter.ts";

/** Where nobody watches, a line now and then says that the run goes on. */
const EVERY_MS = 15_000;

/** One line on the terminal: how far the run is, how much of its budget is used up, and what it waits for. */
export default class ProgressReporter implements Reporter {
  #done = 0;
  #all = 0;
  #writes: Writes | undefined;
  #printed = Date.now();
  readonly #watched = process.stdout.isTTY;

  onTestModuleCollected({ children }: TestModule): void {
    this.#all += [...children.allTests()].length;
  }

  onTestCaseAnnotate(_test: TestCase, { message, type }: { message: string; type: string }): void {
    if (type === WAIT) this.#print(message, true);
  }

  onTestCaseResult(test: TestCase): void {
    this.#done += 1;
    this.#writes = test.meta().writes ?? this.#writes;
    this.#print();
  }

  onTestRunEnd(): void {
    if (this.#watched) process.stdout.write("\r\u001b[K");
  }

  #print(more?: string, now = false): void {
    const line = [`${this.#done} of ${this.#all} done`, writesText(this.#writes), more].filter(Boolean).join(" · ");
    if (this.#watched) {
      process.stdout.write(`\r\u001b[K${line}`);
    } else if (now || Date.now() - this.#printed >= EVERY_MS) {
      this.#printed = Date.now();
      console.log(line);
    }
  }
}

function writesText(writes: Writes | undefined): string | undefined {
  if (writes === undefined) return undefined;
  const { made, owed, most } = writes;
  return `${made} ${most === undefined ? "" : `of at most ${most} `}writes, ${owed} more to clean up`;
}

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
const WAIT = "wait";

/** Tells the reporters what goes on while tests run. */
export interface Progress {
  waits: OnWait;
  during(context: Pick<TestContext, "annotate" | "task">, journal: Journal, run: () => Promise<void>): Promise<void>;
}

export function progressOf({ kind, maxWrites }: Target): Progress {
  const running = new Set<TestContext["annotate"]>();
  return {
    waits(milliseconds, why) {
      // One of those that wait tells for all of them.
      const [annotate] = running;
      void annotate?.(`waits ${Math.ceil(milliseconds / 1000)} s ${why}`, WAIT);
    },
    async during({ annotate, task }, journal, run) {
      running.add(annotate);
      try {
        await run();
      } finally {
        running.delete(annotate);
        const most = maxWrites === Infinity ? {} : { most: maxWrites };
        // What a local server keeps is gone with it.
        if (kind === "server") task.meta.writes = { made: journal.changes, owed: journal.left.length, ...most };
      }
    },
  };
}
