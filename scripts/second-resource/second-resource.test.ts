import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../contract-tests/reporting/report.ts";
import { scenarios } from "../../contract-tests/scenarios/scenarios.ts";
import { copyRepository, type RepositoryCopy } from "../generate/repository-copy.ts";
import { suiteOf } from "../suite-of-copy.ts";
import type * as AskAll from "./ask-all.ts";
import { MOST_WRITES } from "./most-writes.ts";
import { addSecondResource } from "./spec.ts";

const OPERATIONS = ["listNotes", "createNote", "getNote", "updateNote", "deleteNote", "listAllNotes"];

let copy: RepositoryCopy;

beforeAll(async () => {
  copy = await copyRepository({ whole: true });
  await addSecondResource(copy);
  const { code, output } = await copy.npmRun("generate");
  expect(code, output).toBe(0);
}, 600_000);
afterAll(() => copy.remove());

test("a resource that no code knows is typed", async () => {
  const { code, output } = await copy.npmRun("typecheck");
  expect(code, output).toBe(0);
}, 300_000);

test("its operations are asked about on the mock", async () => {
  const { code, output } = await copy.npmRun("contract");
  expect(code, output).toBe(0);
  for (const id of OPERATIONS) expect(output, id).toContain(`what the client makes of ${id}`);
  // As the run has just written it.
  const { testCases } = JSON.parse(await copy.read("contract-tests/report/report.json")) as Report;
  const passed = testCases.filter(({ group, state }) => group === "updateNote" && state === "passed");
  expect(passed.length).toBeGreaterThan(50);
}, 300_000);

test("the reference server does not know them, which is skipped by name and put aside by the coverage", async () => {
  const reference = await copy.npmRun("contract:reference", "--", "--only", "Note");
  expect(reference.code, reference.output).toBe(0);
  for (const id of OPERATIONS) expect(reference.output).toContain(`the reference server does not know how to do ${id}`);
  const coverage = await copy.npmRun("contract:coverage");
  expect(coverage.code, coverage.output).toBe(0);
  for (const id of OPERATIONS) expect(coverage.output).toContain(`the reference server does not know ${id}`);
}, 300_000);

describe("a server that keeps notes", () => {
  // Another organization is not known there.
  const askedOfNotes = scenarios.flatMap(({ name }) => (name === "organizations" ? [] : [`${name} of notes`]));
  const ask = async (kind: "reference" | "server") => {
    const { askAll } = await suiteOf<typeof AskAll>(copy, "scripts/second-resource/ask-all.ts");
    return askAll(kind);
  };

  test("passes all scenarios and cases", async () => {
    const { failed, scenarios: run, cases, leftOut } = await ask("reference");
    expect(failed).toEqual([]);
    expect([...new Set(Object.values(leftOut))]).toEqual([
      "set ROOTLY_OTHER_TOKEN to the token of another organization, and ROOTLY_OTHER_INCIDENT_ID",
      "the vendor does not publish how a query that the spec does not allow is answered",
      "random cases are asked for with --runs N",
    ]);
    expect(run).toEqual(askedOfNotes);
    expect(cases).toBeGreaterThan(100);
  }, 600_000);

  test("that others use too passes them within the allowed writes, and nothing is left there", async () => {
    const { failed, scenarios: run, left, leftAfterCleanUp, problems, writes } = await ask("server");
    expect(failed).toEqual([]);
    expect(run).toEqual(askedOfNotes);
    expect(left).toBeGreaterThan(5);
    expect([leftAfterCleanUp, problems]).toEqual([0, []]);
    expect(writes).toBeLessThanOrEqual(MOST_WRITES);
  }, 600_000);
});

test("two targets are compared about it, and what the reference server does not know is named", async () => {
  const { code, output } = await copy.npmRun("contract:compare", "--", "--only", "Note valid");
  expect(code, output).toBe(0);
  expect(output).toContain("the reference server does not know how to do createNote");
}, 300_000);
