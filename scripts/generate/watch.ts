import { once } from "node:events";
import path from "node:path";
import { startGenerator } from "./generator.ts";
import { printChanges } from "./outputs.ts";
import { printProblem } from "./problem.ts";
import { type Outcome, update } from "./update.ts";

/** Long enough for an editor or a checkout to write all that belongs together. */
const QUIET_MS = 40;

/**
 * Generates now, and again whenever the spec or its rules change. What fails is printed, and tried again at the
 * next change.
 *
 * @returns A function that ends it.
 */
export async function watchSpec(root: string, print: (line: string) => void): Promise<() => Promise<void>> {
  const rules = path.join(root, "scripts/redocly");
  const read = [path.join(root, "openapi"), path.join(root, "redocly.yaml"), rules];
  const within = (file: string, folder: string) => file === folder || file.startsWith(folder + path.sep);
  // Loaded here, because what only generates once doesn't need it.
  const { watch } = await import("chokidar");
  // The root itself, because a folder that is watched and replaced as a whole is lost.
  const watcher = watch(root, {
    ignored: (file) => !read.some((it) => within(file, it) || within(it, file)),
    ignoreInitial: true,
  });
  let [generator] = await Promise.all([startGenerator(), once(watcher, "ready")]);
  // Rules that changed are loaded by a new thread only, and one that failed may not answer any more.
  let needsRestart = false;

  async function regenerate(): Promise<Outcome> {
    if (needsRestart) {
      await generator.stop();
      generator = await startGenerator();
      needsRestart = false;
    }
    return update(generator, root, { check: false });
  }

  async function report(): Promise<void> {
    const start = performance.now();
    const [message, ...details] = await regenerate().then(summary, (error: unknown) => {
      needsRestart = true;
      return ["failed", error instanceof Error ? (error.stack ?? error.message) : String(error)];
    });
    const duration = Math.round(performance.now() - start);
    print([`${new Date().toTimeString().slice(0, 8)} ${message} in ${duration} ms`, ...details].join("\n"));
  }

  let latest = report();
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", (_event, file) => {
    needsRestart ||= within(file, rules);
    clearTimeout(timer);
    timer = setTimeout(() => {
      latest = latest.then(report);
    }, QUIET_MS);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await latest;
    await generator.stop();
  };
}

/** What happened, and the problems when there are some. */
function summary(outcome: Outcome): string[] {
  if ("differences" in outcome) return [printChanges(outcome.differences) || "nothing changed"];
  const { problems } = outcome;
  return [problems.length === 1 ? "1 problem" : `${problems.length} problems`, ...problems.map(printProblem)];
}
