import { setTimeout as sleep } from "node:timers/promises";
import { createRootlyClient } from "../../src/index.ts";
import { presentable } from "../reporting/presentable.ts";
import type { Target } from "../target.ts";
import { type CleanedUp, cleanUp } from "./clean-up.ts";
import { openWriteGuard } from "./write-guard.ts";
import { openJournal } from "./journal.ts";
import { openRateLimiter } from "./rate-limiter.ts";

/** What a server was in the middle of when its client was ended shows a little later. */
const SETTLES_MS = 1_000;

export interface CleanUpAfterOptions {
  target: Target;
  /** The run that has ended. */
  run: string;
  /** The file of its journal. */
  journal: string;
  /** Whether it was ended in the middle of something. */
  interrupted: boolean;
}

/** Cleans up after a run, and says what was removed and what could not be. Returns whether nothing is left. */
export async function cleanUpAfter({ target, run, journal: file, interrupted }: CleanUpAfterOptions): Promise<boolean> {
  const journal = openJournal(file);
  const { left } = journal;
  const rateLimiter = openRateLimiter(
    (milliseconds) => console.log(`waits ${Math.ceil(milliseconds / 1000)} s for the rate limit, to clean up`),
    journal,
  );
  const writeGuard = openWriteGuard({ journal, rateLimiter });
  const result = await endedBySignals(async (signal) => {
    if (interrupted) {
      console.log("\nInterrupted; cleaning up. Ctrl-C again leaves the rest.");
      await sleep(SETTLES_MS, undefined, { signal }).catch(() => {});
    }
    return await cleanUp({
      client: createRootlyClient({ ...rootlyAt(target), fetch: writeGuard.fetch }),
      pathValue: (name) => target.pathValue(name),
      run,
      made: left,
      signal,
    });
  });
  // No answer had told of them, so nobody had put their deletion aside.
  const surprises = result.removed.filter((one) => !left.some(({ of, id }) => of === one.of && id === one.id));
  const writes = journal.changes - surprises.length;
  console.log(
    `\nRun ${run} is cleaned up: ${result.removed.length} removed. It made ${writes} of at most ${target.maxWrites} writes.`,
  );
  if (surprises.length > 0) {
    console.log(`Of these, ${surprises.length} had been created without an answer that said so:`);
    for (const { of, id } of surprises) console.log(presentable(`  ${of} ${id}`, target.token));
  }
  printProblems(result, target);
  if (result.canBeTriedAgain) console.error(`Try again with: npm run contract:cleanup -- --run ${run}`);
  return result.problems.length === 0;
}

/** Says what is left. */
export function printProblems({ problems }: CleanedUp, { token }: Pick<Target, "token">): void {
  for (const problem of problems) console.error(presentable(`  not removed: ${problem}`, token));
}

/** Does something that ends early when somebody presses Ctrl-C. */
export async function endedBySignals<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const end = () => controller.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, end);
  }
}

/** A client for a target that waits for it with patience: there is no later. */
export function rootlyAt({ url, token }: Pick<Target, "url" | "token">) {
  return { baseUrl: url, token, maxRetries: 4, maxRetryDelay: 120_000, totalTimeout: 600_000 };
}
