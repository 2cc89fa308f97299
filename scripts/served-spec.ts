import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { watch } from "chokidar";

/** The origin of the links in the examples of `openapi/`: a name that leads nowhere (RFC 2606). */
const EXAMPLE_ORIGIN = "https://api.rootly.example";

export interface ServedSpec {
  /** The copy's path. */
  file: string;
  close(): Promise<void>;
}

/**
 * A copy of a bundled spec whose examples link to where it is served, so that a client which follows them stays there. It
 * is written anew whenever the original is.
 *
 * @param origin Without a trailing slash.
 */
export async function servedSpec(original: string, origin: string): Promise<ServedSpec> {
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-mock-"));
  const file = path.join(folder, path.basename(original));
  const copy = async () => {
    const spec = await readFile(original, "utf8");
    // Whole or not at all: it is read the moment that it changes.
    await writeFile(`${file}.new`, spec.replaceAll(EXAMPLE_ORIGIN, origin));
    await rename(`${file}.new`, file);
  };
  await copy();
  // An original that is gone for a moment, while it is being replaced, comes back with a change of its own.
  const watcher = watch(original, { ignoreInitial: true }).on("all", () => void copy().catch(() => {}));
  return {
    file,
    async close() {
      await watcher.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
