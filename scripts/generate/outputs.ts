import { renameSync, rmSync } from "node:fs";
import { access, constants, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import lockfile from "proper-lockfile";

/** A file of a directory that isn't as it should be. */
export interface Difference {
  file: string;
  /** What it holds; undefined when it is missing. */
  before: Buffer | undefined;
  /** What it should hold; undefined when it should not be there. */
  after: string | undefined;
}

/** Says why a directory could not be written, and in which state it is. */
export class WriteError extends Error {
  override name = "WriteError";
}

/**
 * Compares a directory with the files that it should hold. Hidden files and folders don't count.
 *
 * @throws {WriteError} when the directory or a file of it cannot be read.
 */
export async function compareOutputs(directory: string, outputs: ReadonlyMap<string, string>): Promise<Difference[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(absentAt(directory));
  const present = (entries ?? []).flatMap((entry) => (entry.isFile() && !entry.name.startsWith(".") ? entry.name : []));
  const differences = await Promise.all(
    [...new Set([...outputs.keys(), ...present])].map(async (file) => ({
      file,
      before: await readFile(path.join(directory, file)).catch(absentAt(path.join(directory, file))),
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
  const changes = [
    ...(written.length > 0 ? [`wrote ${names(written)}`] : []),
    ...(removed.length > 0 ? [`removed ${names(removed)}`] : []),
  ];
  return changes.join(", ");
}

/**
 * Makes a directory hold what it should: all of it or, when one file cannot be written, none. One call at a time.
 *
 * @throws {WriteError} when a file cannot be written.
 */
export async function writeOutputs(directory: string, differences: Difference[]): Promise<void> {
  // Within the directory, because a file moves in one step only within a file system.
  const staging = path.join(directory, ".staging");
  const staged = (state: "before" | "after", file: string) => path.join(staging, state, file);
  try {
    // What a process left that was killed.
    await rm(staging, { recursive: true, force: true });
    for (const state of ["before", "after"] as const) {
      await mkdir(path.join(staging, state), { recursive: true });
      for (const difference of differences) {
        const content = difference[state];
        // Both first: once the disk has taken everything, files only have to be renamed, also to put them back.
        if (content !== undefined) await writeFile(staged(state, difference.file), content);
      }
    }
    replaceAll(directory, differences, staged);
  } catch (error) {
    if (error instanceof WriteError) throw error;
    throw new WriteError(`${path.basename(directory)}/ is as it was, because it cannot be written: ${reasonOf(error)}`);
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}

/** Without a pause, in which a signal could end the process. */
function replaceAll(
  directory: string,
  differences: Difference[],
  staged: (state: "before" | "after", file: string) => string,
): void {
  const done: Difference[] = [];
  const put = (state: "before" | "after", difference: Difference) => {
    const target = path.join(directory, difference.file);
    if (difference[state] === undefined) rmSync(target);
    else renameSync(staged(state, difference.file), target);
  };
  try {
    for (const difference of differences) {
      put("after", difference);
      done.push(difference);
    }
  } catch (error) {
    try {
      for (const difference of done) put("before", difference);
    } catch (second) {
      const reasons = `${reasonOf(error)}; ${reasonOf(second)}`;
      throw new WriteError(`${path.basename(directory)}/ is written in part, generate again: ${reasons}`);
    }
    throw error;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What is absent is written; what is in its place and cannot be read is somebody's. */
function absentAt(place: string): (error: NodeJS.ErrnoException) => undefined {
  return ({ code, message }) => {
    if (code === "ENOENT") return undefined;
    const expected: Record<string, string> = { EISDIR: "it is a folder", ENOTDIR: "it is not a folder" };
    const name = path.basename(place);
    throw new WriteError(`${name} cannot be read: ${expected[code ?? ""] ?? message}. Remove it, and generate again.`);
  };
}

const STALE_MS = 10_000;
/** Longer than the lock of a process that was killed is respected. */
const WAIT = { retries: 150, factor: 1, minTimeout: 100, maxTimeout: 100 };

/**
 * Does something to a directory, which is made when it isn't there, while no other process does.
 *
 * @throws {WriteError} when the directory cannot be written, or is not free within 15 s.
 */
export async function exclusively<T>(directory: string, use: () => Promise<T>): Promise<T> {
  const lockfilePath = path.join(directory, ".lock");
  const name = path.basename(directory);
  const release = await mkdir(directory, { recursive: true })
    // The lock would be tried in vain for as long as one that another process holds.
    .then(() => access(directory, constants.W_OK))
    .then(() => lockfile.lock(directory, { lockfilePath, stale: STALE_MS, retries: WAIT }))
    .catch((error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "ELOCKED"
          ? `another process writes it; if there is none, delete ${name}/.lock`
          : `it cannot be written: ${error.message}`;
      throw new WriteError(`${name}/ is as it was, because ${reason}`);
    });
  try {
    return await use();
  } finally {
    await release();
  }
}
