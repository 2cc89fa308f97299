import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Generator, startGenerator } from "./generator.ts";
import { compareOutputs, type Difference, exclusively, printChanges, WriteError, writeOutputs } from "./outputs.ts";
import { printProblem, type Problem } from "./problem.ts";

/** What was wrong with the spec or, when nothing was, with `generated/`. */
export type Outcome = { problems: Problem[] } | { differences: Difference[] };

/** Long enough for an editor or a checkout to write all that belongs together. */
const QUIET_MS = 40;
const ATTEMPTS = 10;

const NEVER_QUIET: Problem = {
  file: "openapi",
  line: 1,
  column: 1,
  reason: "The files change whenever they are read: generate again once nothing writes them.",
};

/**
 * Generates, and brings `generated/` up to date unless it is only to be checked. When the spec changes meanwhile, it
 * starts again: what was read may be parts of two states.
 *
 * @throws {WriteError} when `generated/` cannot be written.
 */
export async function update(generator: Generator, root: string, { check }: { check: boolean }): Promise<Outcome> {
  const directory = path.join(root, "generated");
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const state = stateOfSpec(root);
    const isCurrent = () => stateOfSpec(root) === state;
    try {
      const generation = await generator.generate(root);
      if ("problems" in generation) {
        if (isCurrent()) return generation;
      } else {
        const compare = async () => ({ differences: await compareOutputs(directory, generation.outputs) });
        const compared = await compare();
        if (check || compared.differences.length === 0) {
          if (isCurrent()) return compared;
        } else {
          const written = await exclusively(directory, async () => {
            if (!isCurrent()) return undefined;
            // Another process may have written the same meanwhile.
            const { differences } = await compare();
            if (differences.length > 0) await writeOutputs(directory, differences);
            return { differences };
          });
          if (written !== undefined) return written;
        }
      }
    } catch (error) {
      // A file that vanished while it was read, say.
      if (error instanceof WriteError || isCurrent()) throw error;
    }
    await sleep(QUIET_MS);
  }
  return { problems: [NEVER_QUIET] };
}

/**
 * A string that differs once a file that generation reads has been written, replaced, added or removed: a reader that sees the
 * same before and after has read one state of the spec, not parts of two.
 *
 * @param root The directory that holds `openapi/` and `redocly.yaml`.
 */
function stateOfSpec(root: string): string {
  const folder = path.join(root, "openapi");
  const names = unlessAbsent(() => readdirSync(folder, { recursive: true, encoding: "utf8" })) ?? [];
  const files = [path.join(root, "redocly.yaml"), ...names.sort().map((name) => path.join(folder, name))];
  const states = files.map((file) => {
    const stats = unlessAbsent(() => statSync(file, { bigint: true }));
    return stats === undefined ? file : `${file} ${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
  });
  return states.join("\n");
}

/** A file may vanish at any time, and one that cannot be read is reported by what reads it. */
function unlessAbsent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

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
      if (error instanceof WriteError) return ["failed", error.message];
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
