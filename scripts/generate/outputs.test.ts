import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compareOutputs, printChanges, printDifference, writeOutputs } from "./outputs.ts";

let parent: string;
let directory: string;

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "outputs-"));
  directory = path.join(parent, "generated");
});
afterEach(() => rm(parent, { recursive: true }));

async function contents(): Promise<Record<string, string>> {
  const names = await readdir(directory);
  const files = names.map(async (name) => [name, await readFile(path.join(directory, name), "utf8")] as const);
  return Object.fromEntries(await Promise.all(files));
}

async function write(name: string, text: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, name), text);
}

test("what is missing, stale and surplus is told apart and put right, and nothing else is touched", async () => {
  await write("same", "1");
  await write("stale", "2");
  await write("surplus", "3");
  await write(".hidden", "4");
  const differences = await compareOutputs(
    directory,
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
  await writeOutputs(directory, differences);
  expect(await contents()).toEqual({ ".hidden": "4", missing: "0", same: "1", stale: "two" });
  expect(await readdir(parent)).toEqual(["generated"]);
});

test("a directory that isn't there is made", async () => {
  const differences = await compareOutputs(directory, new Map([["a", "1"]]));
  expect(differences.map(printDifference)).toEqual(["generated/a is missing"]);
  await writeOutputs(directory, differences);
  expect(await contents()).toEqual({ a: "1" });
});

test("when one file cannot be written, none is", async () => {
  await write("stale", "2");
  await write("surplus", "3");
  // A file cannot replace a directory.
  await mkdir(path.join(directory, "blocked"));
  await expect(
    writeOutputs(directory, [
      { file: "missing", before: undefined, after: "0" },
      { file: "stale", before: Buffer.from("2"), after: "two" },
      { file: "surplus", before: Buffer.from("3"), after: undefined },
      { file: "blocked", before: undefined, after: "4" },
    ]),
  ).rejects.toThrow("blocked");
  await rm(path.join(directory, "blocked"), { recursive: true });
  expect(await contents()).toEqual({ stale: "2", surplus: "3" });
  expect(await readdir(parent)).toEqual(["generated"]);
});

test("when one file cannot be staged, none is written", async () => {
  await write("stale", "2");
  await expect(
    writeOutputs(directory, [
      { file: "stale", before: Buffer.from("2"), after: "two" },
      { file: "no/such/folder", before: undefined, after: "1" },
    ]),
  ).rejects.toThrow("ENOENT");
  expect(await contents()).toEqual({ stale: "2" });
  expect(await readdir(parent)).toEqual(["generated"]);
});
