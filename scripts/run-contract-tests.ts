import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { constants } from "node:os";
import path from "node:path";

const JUNIT = "junit.xml";
const REPORT_FILES = [JUNIT, "index.html", "report.json", "exchanges.har", "drift.patch"];

interface ContractRunOptions {
  /** Only the tests whose names hold this. */
  only?: string | undefined;
  /** The folder that gets the report. */
  report: string;
  /** A file that gets Vitest's results as JSON. */
  json?: string | undefined;
  /** The project of Vitest with the tests. Default: those that send requests. */
  project?: "contract" | "recorded";
  /** Ends the run before its time. */
  signal?: AbortSignal;
}

/**
 * Finds out before anything is sent whether the report and the results can be written.
 *
 * @throws {Error} when they cannot.
 */
export async function demandWritable({
  report,
  json,
}: Partial<Pick<ContractRunOptions, "report" | "json">>): Promise<void> {
  if (report !== undefined)
    await withRemedy(`--report ${report}`, "folder", async () => {
      await mkdir(report, { recursive: true });
      const earlier = await readdir(report);
      const files = REPORT_FILES.filter((name) => name === JUNIT || earlier.includes(name));
      for (const name of files) await openToWrite(path.join(report, name));
    });
  if (json !== undefined)
    await withRemedy(`--json ${json}`, "file", async () => {
      await mkdir(path.dirname(json), { recursive: true });
      await openToWrite(json);
    });
}

async function openToWrite(file: string): Promise<void> {
  await (await open(file, "a")).close();
}

async function withRemedy(option: string, kind: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${option} cannot be written: ${reason}. Name another ${kind}.`, { cause: error });
  }
}

/**
 * Runs the contract tests against the target that the environment names.
 *
 * @returns The exit code of Vitest.
 */
export async function runContractTests(
  environment: NodeJS.ProcessEnv,
  { only, report, json, project = "contract", signal }: ContractRunOptions,
): Promise<number> {
  const entry = path.join(path.dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const reporters = [
    // What is recorded is read in no time.
    ...(project === "contract" ? ["--reporter=./contract-tests/progress-reporter.ts"] : []),
    "--reporter=./contract-tests/reporting/reporter.ts",
    ...["--reporter=junit", `--outputFile.junit=${path.join(report, JUNIT)}`],
    ...(json === undefined ? [] : ["--reporter=json", `--outputFile.json=${json}`]),
  ];
  const literal = only?.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const some = literal === undefined ? [] : ["--testNamePattern", literal];
  const args = [entry, "run", "--project", project, ...reporters, ...some];
  return await runInGroup(args, { ...environment, CONTRACT_REPORT: report }, signal);
}

const REPORTS_WITHIN_MS = 3_000;
const ENDS_WITHIN_MS = 5_000;
/** Asks the first process of a group to say what it has come to, and to end. */
const REPORT = "SIGUSR2";
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs Node with arguments in a process group of its own, and lets this process live on to clean up: a signal ends the
 * group first, and nothing of it is left when this settles. From then on, signals do nothing. The first process of the
 * group gets SIGUSR2 before, and three seconds to report.
 *
 * @param signal Ends the group too.
 * @returns Its exit code; after a signal 128 and the number of that, as a shell has it.
 */
async function runInGroup(args: readonly string[], env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"], env, detached: true });
  let received: (typeof SIGNALS)[number] | undefined;
  const finish = () => {
    endGroup(child, "SIGTERM");
    setTimeout(() => endGroup(child, "SIGKILL"), ENDS_WITHIN_MS).unref();
  };
  const reportAndFinish = () => {
    if (!child.kill(REPORT)) return finish();
    setTimeout(finish, REPORTS_WITHIN_MS).unref();
  };
  signal?.addEventListener("abort", finish);
  for (const item of SIGNALS) {
    process.on(item, () => {
      if (received === undefined) reportAndFinish();
      else finish();
      received ??= item;
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  // Its own children may outlive it.
  endGroup(child, "SIGKILL");
  // A process that was ended while it drew has not shown the cursor again.
  if (process.stdout.isTTY) process.stdout.write("\u001b[?25h");
  return received === undefined ? (code ?? 1) : 128 + constants.signals[received];
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in it.
  }
}
