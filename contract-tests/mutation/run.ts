import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { nameOf, type Area, areas } from "./fault.ts";
import type { Alarm, TestedAs, Trial } from "./trial.ts";

// Both ends of a run: the process that hands out jobs and scores what comes of them, and those that carry them out, which
// begin with this file too.
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

/** What was caught in an area, or in all areas of some faults. */
interface Score {
  area: Area | typeof OWN | typeof PUBLISHED;
  /** Mutation operators that were tried, and those of which every one was caught. */
  kinds: number;
  kindsCaught: number;
  faults: number;
  caught: number;
  /** The checks that caught them, most often first. */
  checks: string[];
}

const OWN = "faults of our own";
const PUBLISHED = "faults that others have published";

/** The score of each area that was tried, and then those of all: of our own faults and of published ones, apart. */
export function scoresOf(trials: readonly Trial[]): Score[] {
  const [own, published] = [false, true].map((is) => trials.filter(({ source }) => (source !== undefined) === is));
  const tried = areas.filter((area) => trials.some((trial) => trial.area === area));
  return [
    ...tried.map((area) =>
      scoreOf(
        area,
        trials.filter((trial) => trial.area === area),
      ),
    ),
    ...(own?.length ? [scoreOf(OWN, own)] : []),
    ...(published?.length ? [scoreOf(PUBLISHED, published)] : []),
  ];
}

function scoreOf(area: Score["area"], trials: readonly Trial[]): Score {
  const kindOf = (trial: Trial) => `${trial.area}: ${trial.operator}`;
  const survived = new Set(trials.filter(({ complaint }) => complaint === undefined).map(kindOf));
  const kinds = new Set(trials.map(kindOf)).size;
  const checks = new Map<string, number>();
  for (const { complaint } of trials)
    if (complaint) checks.set(complaint.check, (checks.get(complaint.check) ?? 0) + 1);
  return {
    area,
    kinds,
    kindsCaught: kinds - survived.size,
    faults: trials.length,
    caught: trials.filter(({ complaint }) => complaint !== undefined).length,
    checks: [...checks].sort(([, one], [, other]) => other - one).map(([check]) => check),
  };
}

/** A table for a terminal. */
export function tableOf(scores: readonly Score[]): string {
  const rows = [
    ["area", "kinds", "faults", "caught by"],
    ...scores.map(({ area, kinds, kindsCaught, faults, caught, checks }) => [
      area,
      `${kindsCaught} of ${kinds}`,
      `${caught} of ${faults}`,
      area === OWN || area === PUBLISHED ? "" : checks.slice(0, 3).join(", "),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

if (process.argv[1] === FILE) await serve();
