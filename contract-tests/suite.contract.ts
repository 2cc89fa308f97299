import { afterAll, describe, test } from "vitest";
import { isWrite } from "./cases/cases.ts";
import { announce, handOver } from "./reporting/hand-over.ts";
import { askUnlessLeftOut } from "./suite/left-out.ts";
import { planFor } from "./suite/plan.ts";
import type { Question } from "./suite/questions.ts";
import { progressOf } from "./suite/progress.ts";
import { runFrom } from "./suite/run.ts";
import { openSession } from "./suite/session.ts";
import { type Target, targetFrom } from "./target.ts";

/** Each request has a time of its own; what takes long is to wait for a rate limit. */
const PATIENT_MS = 10 * 60_000;

const target = targetFrom(process.env);
const progress = progressOf(target);
const run = runFrom(process.env, target, progress.waits);
const session = await openSession(target, run.id, run.gate);
afterAll(() => session.close());

const questions = planFor(target, { only: process.env["CONTRACT_ONLY"] });
for (const some of runsOf(questions))
  describe(some[0]?.group ?? "", () => {
    for (const question of some) {
      test(question.name, { timeout: PATIENT_MS, concurrent: disturbsNobody(question, target) }, async (context) => {
        const { skip, task } = context;
        announce(task, question.checks, question.ofWholeRun);
        if (question.skip !== undefined) skip(question.skip);
        await progress.during(context, run.journal, () =>
          askUnlessLeftOut(skip, () => handOver(task, target.token, () => question.ask(session))),
        );
      });
    }
  });

/** Those that follow one another and belong to one group. */
function runsOf(all: readonly Question[]): Question[][] {
  const runs: Question[][] = [];
  for (const question of all) {
    const run = runs.at(-1);
    if (run?.[0]?.group === question.group) run.push(question);
    else runs.push([question]);
  }
  return runs;
}

/** Whether a question can be asked beside others: it changes nothing, or there is nothing that it could change. */
function disturbsNobody({ case: each }: Question, { kind }: Target): boolean {
  return kind === "mock" || (each !== undefined && !isWrite(each));
}
