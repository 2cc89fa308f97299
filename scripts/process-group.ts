import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";

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
export async function runInGroup(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<number> {
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
  for (const each of SIGNALS) {
    process.on(each, () => {
      if (received === undefined) reportAndFinish();
      else finish();
      received ??= each;
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  // Its own children may outlive it.
  endGroup(child, "SIGKILL");
  // Whoever was ended while it drew has not shown the cursor again.
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
