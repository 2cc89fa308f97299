import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** A file of a directory that isn't as it should be. */
export interface Difference {
  file: string;
  /** What it holds; undefined when it is missing. */
  before: Buffer | undefined;
  /** What it should hold; undefined when it should not be there. */
  after: string | undefined;
}

/** Compares a directory with the files that it should hold. Hidden files and folders don't count. */
export async function compareOutputs(directory: string, outputs: ReadonlyMap<string, string>): Promise<Difference[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(absent);
  const present = (entries ?? []).flatMap((entry) => (entry.isFile() && !entry.name.startsWith(".") ? entry.name : []));
  const differences = await Promise.all(
    [...new Set([...outputs.keys(), ...present])].map(async (file) => ({
      file,
      before: await readFile(path.join(directory, file)).catch(absent),
      after: outputs.get(file),
    })),
  );
  return differences.filter(({ before, after }) => before?.toString() !== after);
}

/** `generated/schema.d.ts is stale`, or missing, or surplus. */
export function printDifference({ before, after, file }: Difference): string {
  const state = before === undefined ? "missing" : after === undefined ? "surplus" : "stale";
  return `generated/${file} is ${state}`;
}

/** `wrote openapi.json, schema.d.ts`, and what was removed; empty when nothing was changed. */
export function printChanges(differences: Difference[]): string {
  const names = (changes: Difference[]) => changes.map(({ file }) => file).join(", ");
  const written = differences.filter(({ after }) => after !== undefined);
  const removed = differences.filter(({ after }) => after === undefined);
  const said = [
    ...(written.length > 0 ? [`wrote ${names(written)}`] : []),
    ...(removed.length > 0 ? [`removed ${names(removed)}`] : []),
  ];
  return said.join(", ");
}

/**
 * Makes a directory hold what it should: all of it or, when one file cannot be written, none.
 *
 * @throws {Error} when a file cannot be written.
 */
export async function writeOutputs(directory: string, differences: Difference[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  // Beside the directory, because a file moves in one step only within a file system.
  const staging = await mkdtemp(`${directory}-`);
  const done: Difference[] = [];
  try {
    for (const { file, after } of differences) {
      if (after !== undefined) await writeFile(path.join(staging, file), after);
    }
    for (const difference of differences) {
      const target = path.join(directory, difference.file);
      if (difference.after === undefined) await rm(target);
      else await rename(path.join(staging, difference.file), target);
      done.push(difference);
    }
  } catch (error) {
    for (const { file, before } of done) {
      if (before === undefined) await rm(path.join(directory, file));
      else await writeFile(path.join(directory, file), before);
    }
    throw error;
  } finally {
    await rm(staging, { recursive: true });
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
