import { afterAll, describe, test } from "vitest";
import { isWrite } from "./cases/cases.ts";
import { announce, handOver } from "./reporting/hand-over.ts";
import { runUnlessLeftOut } from "./suite/left-out.ts";
import { writesIn } from "./suite/budget.ts";
import { markOf } from "./suite/mark.ts";
import { namedBy, planFor } from "./suite/plan.ts";
import type { TestCase } from "./suite/test-cases.ts";
import { progressOf } from "./progress-reporter.ts";
import { runFrom } from "./suite/run.ts";
import { openSession } from "./suite/session.ts";
import { type Target, targetFrom } from "./target.ts";

/** Each request has a time of its own; what takes long is to wait for a rate limit. */
const PATIENT_MS = 10 * 60_000;

const target = targetFrom(process.env);
const progress = progressOf(target);
const run = runFrom(process.env, target, progress.waits);
const session = await openSession(target, run.id, run.writeGuard);
afterAll(() => session.close());

const only = process.env["CONTRACT_ONLY"] ?? "";
const plan = planFor(target, { only });
// Vitest, which is told the same, takes those whose names begin with it for meant, too.
const named = namedBy(only, plan);
const testCases = named.length > 0 ? named : plan;
if (target.kind === "server" && !target.readOnly)
  console.log(
    `Run ${run.id}: ${writesIn(plan)} writes are planned, at most ${target.maxWrites} are made. What it creates has ${markOf(run.id)} in its string.`,
  );
for (const some of runsOf(testCases))
  describe(some[0]?.group ?? "", () => {
    for (const testCase of some) {
      test(testCase.name, { timeout: PATIENT_MS, concurrent: disturbsNobody(testCase, target) }, async (context) => {
        const { skip, task } = context;
        announce(task, testCase.checks, testCase.ofWholeRun);
        if (testCase.skip !== undefined) skip(testCase.skip);
        await progress.during(context, run.journal, () =>
          runUnlessLeftOut(skip, () => handOver(task, target.token, () => testCase.run(session))),
        );
      });
    }
  });

/** Those that follow one another and belong to one group. */
function runsOf(all: readonly TestCase[]): TestCase[][] {
  const runs: TestCase[][] = [];
  for (const testCase of all) {
    const run = runs.at(-1);
    if (run?.[0]?.group === testCase.group) run.push(testCase);
    else runs.push([testCase]);
  }
  return runs;
}

/** Whether a test case can run beside others: it changes nothing, or there is nothing that it could change. */
function disturbsNobody({ case: testCase }: TestCase, { kind }: Target): boolean {
  return kind === "mock" || (testCase !== undefined && !isWrite(testCase));
}
