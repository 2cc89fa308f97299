import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { compileTests } from "./compiler.ts";

const root = path.resolve(import.meta.dirname, "../..");
const types = readFileSync(path.join(root, "generated/schema.d.ts"), "utf8");

function changed(from: RegExp, to: string): string {
  const result = types.replaceAll(from, to);
  if (result === types) throw new Error(`The types do not hold ${from}.`);
  return result;
}

test("tests and examples compile with the types that they were written for", { timeout: 600_000 }, () => {
  expect(compileTests(root, root, types)).toEqual([]);
});

test("what does not compile any more is found, with its line", { timeout: 600_000 }, () => {
  const errors = compileTests(root, root, changed(/"high"/g, '"urgent"'));
  expect(errors.map(({ file }) => file)).toContain("examples/create.ts");
  expect(errors.map(({ message }) => message).join()).toContain('"high"');
  const [first] = errors.filter(({ file }) => file === "examples/create.ts");
  expect(readFileSync(path.join(root, "examples/create.ts"), "utf8").split("\n")[(first?.line ?? 0) - 1]).toContain(
    "high",
  );
});

test("what is only new is no error, although a test marks it as wrong", { timeout: 600_000 }, () => {
  expect(compileTests(root, root, changed(/"high" \|/g, '"high" | "urgent" |'))).toEqual([]);
});
