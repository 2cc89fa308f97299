import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** A change as Redocly reports it; we read nothing else of its report. */
export interface RedoclyChange {
  /** The pointer at which an operation first meets it. */
  path: string;
  kind: "added" | "removed" | "modified";
  /** What was modified of the node: a keyword, or `key` when it was renamed. */
  property?: string;
  verdicts: Array<{ ruleId: string; message: string }>;
  base?: Side;
  revision?: Side;
}

interface Side {
  /** In the bundle. */
  pointer: string;
  value?: unknown;
}

interface Report {
  changes: RedoclyChange[];
}

interface Spec {
  paths?: object | undefined;
}

const execute = promisify(execFile);
const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const config = path.join(import.meta.dirname, "redocly.yaml");

/** A path that every comparison removes, so that it shows whether rules are on. */
const CANARY = "/removed-to-see-that-rules-are-on";
const CANARY_POINTER = `#/paths/${CANARY.replaceAll("/", "~1")}`;

/**
 * Compares two bundled specs by `redocly diff`.
 *
 * @param settings The configuration that turns the rules on.
 * @throws {Error} when it fails, or when the configuration turns no rule on: then nothing would ever be breaking.
 */
export async function redoclyDiff(base: Spec, revision: Spec, settings = config): Promise<RedoclyChange[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-diff-"));
  const canary = {
    ...base,
    paths: { ...base.paths, [CANARY]: { get: { responses: { "200": { description: "" } } } } },
  };
  try {
    await writeFile(path.join(folder, "base.json"), JSON.stringify(canary));
    await writeFile(path.join(folder, "revision.json"), JSON.stringify(revision));
    const options = [`--config=${settings}`, "--format=json", "--fail-on=none"];
    const { stdout } = await execute(process.execPath, [cli, "diff", "base.json", "revision.json", ...options], {
      cwd: folder,
      maxBuffer: 1 << 30,
    });
    // The format of the exact version that package.json names.
    const { changes } = JSON.parse(stdout) as Report;
    const others = changes.filter((change) => change.path !== CANARY_POINTER);
    const isFound = changes.some((change) => change.path === CANARY_POINTER && change.verdicts.length > 0);
    if (!isFound) throw new Error(`${settings} turns no diff rule on: it has to extend diff-recommended.`);
    return others;
  } finally {
    await rm(folder, { recursive: true });
  }
}
