import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { nameOf } from "./fault.ts";
import type { Alarm, TestedAs, Trial } from "./trial.ts";

// Both ends: the process that hands out jobs, and those that carry them out, which begin with this file too.
const FILE = fileURLToPath(import.meta.url);

/** What a process is told to do. */
export interface Job {
  kind: "fault" | "variant";
  name: string;
  as: TestedAs;
}

/** What a process says. */
export type Outcome = { kind: "ready" } | { kind: "fault"; trial: Trial } | { kind: "variant"; alarm: Alarm };

/** More of them are no faster: each has a server, a client and the suite in it. */
const MOST = 4;
/** While one server is waited for, another one answers. */
const AT_A_TIME = 2;

/**
 * Does jobs in as many processes as there are processors.
 *
 * @throws {Error} when a process ends before its work is done; the message says with which exit code.
 */
export async function inProcesses(jobs: readonly Job[], onOutcome: (outcome: Outcome) => void): Promise<void> {
  const waiting = [...jobs];
  const count = Math.min(MOST, availableParallelism(), jobs.length);
  const children: ChildProcess[] = [];
  const share = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(FILE, [], { execArgv: ["--import", "tsx"] });
      children.push(child);
      let underWay = 0;
      const next = () => {
        const job = waiting.shift();
        if (job !== undefined) child.send(job);
        underWay += job === undefined ? 0 : 1;
        if (underWay === 0) {
          child.disconnect();
          resolve();
        }
      };
      child.on("message", (outcome: Outcome) => {
        if (outcome.kind !== "ready") {
          underWay -= 1;
          onOutcome(outcome);
          next();
        } else for (let begun = 0; begun < AT_A_TIME && child.connected; begun++) next();
      });
      child.on("exit", (code) => reject(new Error(`A process of the run ended too early, with exit code ${code}.`)));
    });
  try {
    await Promise.all(Array.from({ length: count }, share));
  } finally {
    for (const child of children) child.kill();
  }
}

/** Carries out what it is told by name, and answers with what came of it. */
async function serve(): Promise<void> {
  const [{ everyFault, variants }, { alarmOf, trialOf }] = await Promise.all([
    import("./catalogue.ts"),
    import("./trial.ts"),
  ]);
  const faults = new Map((await everyFault()).map((fault) => [nameOf(fault), fault]));
  const carryOut = async (job: Job): Promise<Outcome> => {
    const fault = faults.get(job.name);
    const variant = variants.find(({ name }) => name === job.name);
    if (job.kind === "fault" && fault) return { kind: "fault", trial: await trialOf(fault, job.as) };
    if (job.kind === "variant" && variant) return { kind: "variant", alarm: await alarmOf(variant, { as: job.as }) };
    throw new Error(`There is no ${job.kind} ${job.name}.`);
  };
  process.on("message", (job: Job) => {
    void carryOut(job).then((outcome) => process.send?.(outcome));
  });
  process.on("disconnect", () => process.exit());
  process.send?.({ kind: "ready" } satisfies Outcome);
}

if (process.argv[1] === FILE) await serve();
