import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runScript } from "./running-script.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-contract-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

const contract = (...args: string[]) =>
  runScript("contract", ["--target", "reference", "--report", path.join(folder, "report"), ...args], {});

test("what names no test is a mistake, and not a run without failures", async () => {
  const run = contract("--only", "createIncidentActionItm");
  expect(await run.ended, run.output()).toBe(2);
  expect(run.output()).toContain('no test has a name that holds "createIncidentActionItm"');
});

test("what names one test asks that one, also when others begin with its name", async () => {
  const run = contract("--only", "listIncidentActionItems invalid: no token");
  expect(await run.ended, run.output()).toBe(0);
  expect(run.output()).toContain("Checked  1 question with 1 exchange");
});

test("what is no option, or no number, is said before anything is started", async () => {
  const [unknown, number] = [contract("--stric"), contract("--runs", "many")];
  expect(await unknown.ended).toBe(2);
  expect(unknown.output()).toContain("--stric");
  expect(await number.ended).toBe(2);
  expect(number.output()).toBe('--runs is not a whole number: "many".\n');
});
