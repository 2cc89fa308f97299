import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A script of this repository that a test has started. */
export interface RunningScript {
  child: ChildProcess;
  /** What it has printed so far. */
  output(): string;
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>;
}

/**
 * Starts a script as the leader of a process group, as a shell does.
 *
 * @param environment What it gets beside the environment of this process.
 */
export function runScript(name: string, args: readonly string[], environment: NodeJS.ProcessEnv): RunningScript {
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${name}.ts`, ...args], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "close").then(() => child.exitCode);
  return { child, output: () => output, ended };
}
