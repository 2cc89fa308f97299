import { access, constants, mkdir } from "node:fs/promises";
import path from "node:path";
import lockfile from "proper-lockfile";
import { WriteError } from "./outputs.ts";

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
