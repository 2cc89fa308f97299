import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { copyRepository, type RepositoryCopy } from "./generate/repository-copy.ts";
import { addSecondResource } from "./second-resource.ts";

const OPERATIONS = ["listNotes", "createNote", "getNote", "updateNote", "deleteNote", "listAllNotes"];

const SERVER = {
  ROOTLY_API_URL: "https://rootly.invalid",
  ROOTLY_API_TOKEN: "nobodys-token",
  ROOTLY_INCIDENT_ID: "an-incident",
};

let copy: RepositoryCopy;

beforeAll(async () => {
  copy = await copyRepository({ whole: true });
  await addSecondResource(copy);
  const { code, output } = await copy.npmRun("generate");
  expect(code, output).toBe(0);
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await copy.remove();
});

test("a resource that no code knows is typed", async () => {
  const { code, output } = await copy.npmRun("typecheck");
  expect(code, output).toBe(0);
}, 300_000);

test("its operations are asked about on the mock", async () => {
  const { code, output } = await copy.npmRun("contract");
  expect(code, output).toBe(0);
  for (const id of OPERATIONS) expect(output, id).toContain(`what the client makes of ${id}`);
  const only = await copy.npmRun("contract", "--", "--only", "updateNote");
  expect(only.code, only.output).toBe(0);
  expect(only.output).toMatch(/: [1-9]\d passed, 0 failed/);
}, 300_000);

test("the reference server does not know them, which is skipped by name and put aside by the coverage", async () => {
  const reference = await copy.npmRun("contract:reference", "--", "--only", "Note");
  expect(reference.code, reference.output).toBe(0);
  for (const id of OPERATIONS) expect(reference.output).toContain(`the reference server does not know how to do ${id}`);
  const coverage = await copy.npmRun("contract:ledger");
  expect(coverage.code, coverage.output).toBe(0);
  for (const id of OPERATIONS) expect(coverage.output).toContain(`the reference server does not know ${id}`);
}, 300_000);

test("on a server it is not written, because nothing would clean it up", async () => {
  for (const [name, value] of Object.entries(SERVER)) vi.stubEnv(name, value);
  const { code, output } = await copy.npmRun("contract:staging", "--", "--plan", "--only", "createNote");
  expect(code, output).toBe(0);
  expect(output).toContain("clean-up knows how to delete action_items only, so nothing of notes is written there");
}, 300_000);
