import { createRequire } from "node:module";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { runInGroup } from "./process-group.ts";

const JUNIT = "junit.xml";

export interface ContractRunOptions {
  /** Only the tests whose names hold this. */
  only?: string | undefined;
  /** Only the test whose name is that. */
  exact?: boolean;
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
 * Finds out before anything is sent whether a report can be written.
 *
 * @throws {Error} when it cannot.
 */
export async function demandWritable(report: string): Promise<void> {
  try {
    await mkdir(report, { recursive: true });
    await (await open(path.join(report, JUNIT), "a")).close();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`--report ${report} cannot be written: ${reason}. Name another folder.`, { cause: error });
  }
}

/**
 * Runs the contract tests against the target that the environment names.
 *
 * @returns The exit code of Vitest.
 */
export async function runContractTests(
  environment: NodeJS.ProcessEnv,
  { only, exact = false, report, json, project = "contract", signal }: ContractRunOptions,
): Promise<number> {
  const entry = path.join(path.dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const reporters = [
    ...(environment["CONTRACT_TARGET"] === "server" && project === "contract"
      ? ["--reporter=./contract-tests/progress-reporter.ts"]
      : []),
    "--reporter=./contract-tests/reporting/reporter.ts",
    ...["--reporter=junit", `--outputFile.junit=${path.join(report, JUNIT)}`],
    ...(json === undefined ? [] : ["--reporter=json", `--outputFile.json=${json}`]),
  ];
  const literal = only?.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const some = literal === undefined ? [] : ["--testNamePattern", exact ? `^${literal}$` : literal];
  const args = [entry, "run", "--project", project, ...reporters, ...some];
  return await runInGroup(args, { ...environment, CONTRACT_REPORT: report }, signal);
}
