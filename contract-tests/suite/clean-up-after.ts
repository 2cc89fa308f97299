import { setTimeout as sleep } from "node:timers/promises";
import { createRootlyClient } from "../../src/index.ts";
import type { Target } from "../target.ts";
import { cleanUp } from "./clean-up.ts";
import { openGate } from "./gate.ts";
import { openJournal } from "./journal.ts";
import { keepPace } from "./pace.ts";

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
  const pace = keepPace((milliseconds) =>
    console.log(`waits ${Math.ceil(milliseconds / 1000)} s for the rate limit, to clean up`),
  );
  const gate = openGate({ journal, pace });
  if (interrupted) {
    console.log("\nInterrupted; cleaning up.");
    await sleep(SETTLES_MS);
  }
  const { removed, problems } = await cleanUp({
    client: createRootlyClient({ ...rootlyAt(target), fetch: gate.fetch }),
    incidentId: target.pathValue("incident_id") ?? "",
    run,
    ids: journal.left.filter((id) => id !== undefined),
  });
  console.log(
    `\nRun ${run} is cleaned up: ${removed} removed. It made ${journal.changes} writes, of at most ${target.maxWrites}.`,
  );
  for (const problem of problems) console.error(`  not removed: ${problem}`);
  if (problems.length > 0) console.error(`Try again with: npm run contract:cleanup -- --run ${run}`);
  return problems.length === 0;
}

/** A client for a target that waits for it with patience: there is no later. */
export function rootlyAt({ url, token }: Pick<Target, "url" | "token">) {
  return { baseUrl: url, token, maxRetries: 4, maxRetryDelay: 120_000, totalTimeout: 600_000 };
}
