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

/** A path that every comparison removes, so that it shows whether rules are on. */
const CANARY = "/removed-to-see-that-rules-are-on";
const CANARY_POINTER = `#/paths/${CANARY.replaceAll("/", "~1")}`;

/**
 * Compares two bundled specs by `redocly diff`.
 *
 * @param ruleset The repository's redocly.yaml is for lint, and turns no diff rule on.
 * @throws {Error} when it fails, or when the ruleset turns no rule on: then nothing would ever be breaking.
 */
export async function redoclyDiff(base: Spec, revision: Spec, ruleset = "diff-recommended"): Promise<RedoclyChange[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-diff-"));
  const canary = {
    ...base,
    paths: { ...base.paths, [CANARY]: { get: { responses: { "200": { description: "" } } } } },
  };
  try {
    await writeFile(path.join(folder, "base.json"), JSON.stringify(canary));
    await writeFile(path.join(folder, "revision.json"), JSON.stringify(revision));
    await writeFile(path.join(folder, "redocly.yaml"), JSON.stringify({ extends: [ruleset], telemetry: "off" }));
    const options = ["--config=redocly.yaml", "--format=json", "--fail-on=none"];
    const { stdout } = await execute(process.execPath, [cli, "diff", "base.json", "revision.json", ...options], {
      cwd: folder,
      maxBuffer: 1 << 30,
    });
    // The format of the exact version that package.json names.
    const { changes } = JSON.parse(stdout) as Report;
    const others = changes.filter((change) => change.path !== CANARY_POINTER);
    const isFound = changes.some((change) => change.path === CANARY_POINTER && change.verdicts.length > 0);
    if (!isFound) throw new Error(`The ruleset ${ruleset} turns no diff rule on.`);
    return others;
  } finally {
    await rm(folder, { recursive: true });
  }
}
