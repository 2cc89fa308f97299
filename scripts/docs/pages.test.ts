import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checks } from "../../contract-tests/checks/checks.ts";
import { scenarios } from "../../contract-tests/scenarios/scenarios.ts";

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
