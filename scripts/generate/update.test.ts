import { spawnSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Generator } from "./generator.ts";
import { compareOutputs, printChanges, printDifference, WriteError, writeOutputs } from "./outputs.ts";
import { OUTPUTS, useGeneration } from "./repository-copy.ts";
import { type Outcome, update } from "./update.ts";

const here = useGeneration();

async function updated(options = { check: false }): Promise<string[]> {
  const outcome = await update(here.generator, here.copy.root, options);
  return "differences" in outcome ? outcome.differences.map(({ file }) => file) : expect.fail("there are problems");
}

test("only the files that a change reaches are written again", async () => {
  expect(await updated()).toEqual(OUTPUTS);
  const before = await here.copy.generated();
  const touched = await stat(here.copy.root);
  expect(await updated()).toEqual([]);
  expect(await here.copy.generated()).toEqual(before);
  expect((await stat(here.copy.root)).mtimeMs).toBe(touched.mtimeMs);
  // Prose is in the spec and in the comments of the types, not in the validators.
  await here.copy.change("openapi/schemas/values.yaml", /description: A point in time.*/, "description: A moment.");
  expect(await updated()).toEqual(["openapi.json", "schema.d.ts"]);
  const after = await here.copy.generated();
  expect(after.get("schema.d.ts")?.content).toContain("A moment.");
  for (const name of ["validators.d.ts", "validators.js"]) expect(after.get(name), name).toEqual(before.get(name));
});

test("a check tells the same and writes nothing, not even the directory", async () => {
  expect(await updated({ check: true })).toEqual(OUTPUTS);
  expect(await readdir(here.copy.root)).not.toContain("generated");
});

/** Where timestamps are described. */
const VALUES = "openapi/schemas/values.yaml";

const mounts = await canMount();

let directory: string;

beforeEach(() => {
  directory = path.join(here.copy.root, "generated");
});

function mount(...args: string[]): boolean {
  return spawnSync("mount", args).status === 0;
}

/** Whether this user may mount, which the full disk and the read-only folder need: modes mean nothing to root. */
async function canMount(): Promise<boolean> {
  const point = await mkdtemp(path.join(tmpdir(), "mount-"));
  try {
    return mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", point) && spawnSync("umount", [point]).status === 0;
  } finally {
    await rmdir(point);
  }
}

async function contents(): Promise<Map<string, string>> {
  return new Map([...(await here.copy.generated())].map(([name, { content }]) => [name, content]));
}

function describeTimestamp(description: string): Promise<void> {
  return here.copy.change(VALUES, /^( {2}format: date-time\n {2}description: ).*/m, `$1${description}`);
}

/** A generator whose spec something else changes after each of its runs. */
function disturbed(change: (run: number) => Promise<void>): Generator {
  let run = 0;
  return {
    ...here.generator,
    async generate(root) {
      const generation = await here.generator.generate(root);
      await change((run += 1));
      return generation;
    },
  };
}

function files(outcome: Outcome): string[] {
  return "differences" in outcome ? outcome.differences.map(({ file }) => file) : expect.fail("there are problems");
}

describe("the spec changes while it is read:", () => {
  test("a checkout that is half done at first is generated when it is whole", async () => {
    await describeTimestamp("The old one.");
    const outcome = await update(
      disturbed(async (run) => {
        if (run === 1) await describeTimestamp("The new one.");
      }),
      here.copy.root,
      { check: false },
    );
    expect(files(outcome)).toContain("schema.d.ts");
    expect((await contents()).get("schema.d.ts")).toContain("The new one.");
    expect(await update(here.generator, here.copy.root, { check: true })).toEqual({ differences: [] });
  });

  test("a file that an editor has moved away for a moment is no problem", async () => {
    const file = path.join(here.copy.root, VALUES);
    await rename(file, `${file}~`);
    const outcome = await update(
      disturbed(async (run) => {
        if (run === 1) await rename(`${file}~`, file);
      }),
      here.copy.root,
      { check: false },
    );
    expect(files(outcome)).toContain("schema.d.ts");
  });

  test("what never stands still is said, and nothing is written", async () => {
    const outcome = await update(
      disturbed((run) => describeTimestamp(`Run ${run}.`)),
      here.copy.root,
      { check: false },
    );
    expect(outcome).toEqual({
      problems: [expect.objectContaining({ file: "openapi", reason: expect.stringContaining("once nothing writes") })],
    });
    expect(await readdir(directory).catch(() => [])).toEqual([]);
  }, 600_000);
});

describe("another process:", () => {
  test("two that generate at once, while the spec changes, leave what the newest spec says", async () => {
    const first = here.copy.run();
    await describeTimestamp("The new one.");
    const second = here.copy.run();
    for (const ended of await Promise.all([first, second])) expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect((await readdir(directory)).sort()).toEqual([...(await contents()).keys()].sort());
    expect(await update(here.generator, here.copy.root, { check: true })).toEqual({ differences: [] });
  }, 600_000);

  test("one that was killed leaves a lock and files that are in nobody's way", async () => {
    await mkdir(path.join(directory, ".lock"), { recursive: true });
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(path.join(directory, ".lock"), longAgo, longAgo);
    await mkdir(path.join(directory, ".staging/after"), { recursive: true });
    await writeFile(path.join(directory, ".staging/after/schema.d.ts"), "half");
    expect(files(await update(here.generator, here.copy.root, { check: false }))).toContain("schema.d.ts");
    expect((await readdir(directory)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("one that is still writing is waited for", async () => {
    const lock = path.join(directory, ".lock");
    await mkdir(lock, { recursive: true });
    const events = new EventEmitter();
    const generated = once(events, "generated");
    const updated = update(
      disturbed(async () => void events.emit("generated")),
      here.copy.root,
      { check: false },
    );
    await generated;
    // Long enough to try in vain; on a slow machine it has not tried yet.
    await setTimeout(500);
    expect(await readdir(directory)).toEqual([".lock"]);
    await rmdir(lock);
    expect(files(await updated)).toContain("schema.d.ts");
  });
});

describe.skipIf(!mounts)("a file system of its own, which this user may mount:", () => {
  beforeEach(async () => {
    await mkdir(directory);
    if (!mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", directory)) throw new Error("It could not be mounted.");
    await update(here.generator, here.copy.root, { check: false });
  });
  afterEach(() => {
    if (spawnSync("umount", [directory]).status !== 0) throw new Error("It could not be unmounted.");
  });

  test("when the disk is full, generated/ is as it was, until there is space", async () => {
    const before = await contents();
    const filler = path.join(directory, ".filler");
    await writeFile(filler, Buffer.alloc(8_000_000)).catch(({ code }) => expect(code).toBe("ENOSPC"));
    await describeTimestamp("The new one.");
    await expect(update(here.generator, here.copy.root, { check: false })).rejects.toThrow(
      /^generated\/ is as it was, because it cannot be written: ENOSPC/,
    );
    expect((await readdir(directory)).filter((name) => name.startsWith("."))).toEqual([".filler"]);
    await rm(filler);
    expect(await contents()).toEqual(before);
    expect(files(await update(here.generator, here.copy.root, { check: false }))).toEqual([
      "openapi.json",
      "schema.d.ts",
    ]);
  });

  test("when generated/ is read-only, it is as it was, and one that is current is no problem", async () => {
    const before = await contents();
    expect(mount("-o", "remount,ro", directory)).toBe(true);
    expect(await update(here.generator, here.copy.root, { check: false })).toEqual({ differences: [] });
    await describeTimestamp("The new one.");
    await expect(update(here.generator, here.copy.root, { check: false })).rejects.toThrow(WriteError);
    const { code, stdout, stderr } = await here.copy.run();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^generated\/ is as it was, because it cannot be written: EROFS: [^\n]*\n$/);
    expect(await contents()).toEqual(before);
  });
});

describe("a directory of files:", () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), "outputs-"));
    folder = path.join(parent, "generated");
  });
  afterEach(() => rm(parent, { recursive: true }));

  async function contentsOfFolder(): Promise<Record<string, string>> {
    const names = await readdir(folder);
    const files = names.map(async (name) => [name, await readFile(path.join(folder, name), "utf8")] as const);
    return Object.fromEntries(await Promise.all(files));
  }

  async function write(name: string, text: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, name), text);
  }

  test("what is missing, stale and surplus is told apart and put right, and nothing else is touched", async () => {
    await write("same", "1");
    await write("stale", "2");
    await write("surplus", "3");
    await write(".hidden", "4");
    const differences = await compareOutputs(
      folder,
      new Map([
        ["missing", "0"],
        ["same", "1"],
        ["stale", "two"],
      ]),
    );
    expect(differences.map(printDifference)).toEqual([
      "generated/missing is missing",
      "generated/stale is stale",
      "generated/surplus is surplus",
    ]);
    expect(printChanges(differences)).toBe("wrote missing, stale, removed surplus");
    await writeOutputs(folder, differences);
    expect(await contentsOfFolder()).toEqual({ ".hidden": "4", missing: "0", same: "1", stale: "two" });
    expect(await readdir(parent)).toEqual(["generated"]);
  });

  test("a folder that isn't there is made", async () => {
    const differences = await compareOutputs(folder, new Map([["a", "1"]]));
    expect(differences.map(printDifference)).toEqual(["generated/a is missing"]);
    await writeOutputs(folder, differences);
    expect(await contentsOfFolder()).toEqual({ a: "1" });
  });

  test("when one file cannot be written, none is", async () => {
    await write("stale", "2");
    await write("surplus", "3");
    // A file cannot replace a folder.
    await mkdir(path.join(folder, "blocked"));
    await expect(
      writeOutputs(folder, [
        { file: "missing", before: undefined, after: "0" },
        { file: "stale", before: Buffer.from("2"), after: "two" },
        { file: "surplus", before: Buffer.from("3"), after: undefined },
        { file: "blocked", before: undefined, after: "4" },
      ]),
    ).rejects.toThrow("blocked");
    await rm(path.join(folder, "blocked"), { recursive: true });
    expect(await contentsOfFolder()).toEqual({ stale: "2", surplus: "3" });
    expect(await readdir(parent)).toEqual(["generated"]);
  });

  test("when one file cannot be staged, none is written", async () => {
    await write("stale", "2");
    await expect(
      writeOutputs(folder, [
        { file: "stale", before: Buffer.from("2"), after: "two" },
        { file: "no/such/folder", before: undefined, after: "1" },
      ]),
    ).rejects.toThrow("ENOENT");
    expect(await contentsOfFolder()).toEqual({ stale: "2" });
    expect(await readdir(parent)).toEqual(["generated"]);
  });
});
