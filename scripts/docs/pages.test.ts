import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checks } from "../../contract-tests/checks/checks.ts";
import { readDeviations } from "../../contract-tests/deviations/deviations.ts";
import { scenarios } from "../../contract-tests/scenarios/scenarios.ts";
import { blocksOf } from "./code-blocks.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => readFile(path.join(root, name), "utf8");

test("the README has at most 1,000 words", async () => {
  const words = (await read("README.md")).split(/\s+/).filter((word) => word !== "");
  expect(words.length).toBeLessThanOrEqual(1000);
});

test("the documentation names every check and every scenario", async () => {
  const page = await read("docs/contract-tests/verdicts.md");
  const names = [...checks, ...scenarios].map(({ name }) => name);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test("the known deviation of the documentation can be read", async () => {
  const [block] = await blocksOf(root, "docs/contract-tests/known-deviations.md");
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-docs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "known.yaml");
  await writeFile(file, block?.code ?? "");
  expect(readDeviations(file)).toMatchObject([{ check: "body-valid", expires: "2027-03-31" }]);
});
