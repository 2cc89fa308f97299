import { readdir, stat } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Generator, startGenerator } from "./generator.ts";
import { copyRepository, type RepositoryCopy } from "./repository-copy.ts";
import { update } from "./update.ts";

let generator: Generator;
let copy: RepositoryCopy;

beforeAll(async () => {
  generator = await startGenerator();
});
afterAll(() => generator.stop());
beforeEach(async () => {
  copy = await copyRepository();
});
afterEach(() => copy.remove());

async function updated(options = { check: false }): Promise<string[]> {
  const outcome = await update(generator, copy.root, options);
  return "differences" in outcome ? outcome.differences.map(({ file }) => file) : expect.fail("there are problems");
}

test("only the files that a change reaches are written again", async () => {
  expect(await updated()).toEqual([
    "openapi.json",
    "operation-ids.d.ts",
    "operation-ids.js",
    "schema.d.ts",
    "validators.d.ts",
    "validators.js",
  ]);
  const before = await copy.generated();
  const touched = await stat(copy.root);
  expect(await updated()).toEqual([]);
  expect(await copy.generated()).toEqual(before);
  expect((await stat(copy.root)).mtimeMs).toBe(touched.mtimeMs);
  // Prose is in the spec and in the comments of the types, not in the validators.
  await copy.change("openapi/schemas/values.yaml", /description: A point in time.*/, "description: A moment.");
  expect(await updated()).toEqual(["openapi.json", "schema.d.ts"]);
  const after = await copy.generated();
  expect(after.get("schema.d.ts")?.content).toContain("A moment.");
  for (const name of ["validators.d.ts", "validators.js"]) expect(after.get(name), name).toEqual(before.get(name));
});

test("a check tells the same and writes nothing, not even the directory", async () => {
  expect(await updated({ check: true })).toEqual([
    "openapi.json",
    "operation-ids.d.ts",
    "operation-ids.js",
    "schema.d.ts",
    "validators.d.ts",
    "validators.js",
  ]);
  expect(await readdir(copy.root)).not.toContain("generated");
});
