import { everyFault, variants } from "./catalogue.ts";
import { nameOf } from "./fault.ts";
import type { Job, Outcome } from "./processes.ts";
import { alarmOf, trialOf } from "./trial.ts";

// One of the processes that share the work: it is told a name, and answers with what came of it.

const faults = new Map((await everyFault()).map((fault) => [nameOf(fault), fault]));

async function carryOut(job: Job): Promise<Outcome> {
  const fault = faults.get(job.name);
  const variant = variants.find(({ name }) => name === job.name);
  if (job.kind === "fault" && fault) return { kind: "fault", trial: await trialOf(fault, job.as) };
  if (job.kind === "variant" && variant) return { kind: "variant", alarm: await alarmOf(variant, { as: job.as }) };
  throw new Error(`There is no ${job.kind} ${job.name}.`);
}

process.on("message", (job: Job) => {
  void carryOut(job).then((outcome) => process.send?.(outcome));
});
process.on("disconnect", () => process.exit());
process.send?.({ kind: "ready" } satisfies Outcome);
