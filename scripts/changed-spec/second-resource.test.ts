import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../contract-tests/reporting/report.ts";
import { scenarios } from "../../contract-tests/scenarios/scenarios.ts";
import { type Generator, startGenerator } from "../generate/generator.ts";
import { copyRepository, type RepositoryCopy } from "../generate/repository-copy.ts";
import { update } from "../generate/update.ts";
import { suiteOf } from "./suite-of-copy.ts";
import { addTo } from "./add-to.ts";
import { ALL_KINDS } from "./kinds.ts";
import type * as SendCases from "./send-cases.ts";
import { addSecondResource } from "./second-resource.ts";

/** As many as all scenarios of one resource need, and some cases. */
const MOST_WRITES = 100;
const OPERATIONS = ["listNotes", "createNote", "getNote", "updateNote", "deleteNote", "listAllNotes"];

const NEW_PATH = `parameters:
  - $ref: ../parameters.yaml#/incident_id
get:
  operationId: readSomethingNew
  tags:
    - Incident action items
  summary: Read something new
  description: A path that no code knows.
  x-evidence: { "201": inferred, "401": inferred }
  responses:
    "201":
      $ref: ../responses.yaml#/IncidentActionItemCreated
    "401":
      $ref: ../responses.yaml#/Unauthorized
`;

let copy: RepositoryCopy;

let generator: Generator;

beforeAll(async () => {
  [copy, generator] = await Promise.all([copyRepository({ whole: true }), startGenerator()]);
  await addSecondResource(copy);
  await generate();
}, 600_000);
afterAll(() => Promise.all([copy.remove(), generator.stop()]));

async function generate(): Promise<void> {
  expect(await update(generator, copy.root, { check: false })).not.toHaveProperty("problems");
}

test("the operations of a resource that no code knows, and of a path unlike all others, are tested on the mock", async () => {
  const before = await copy.read("openapi/openapi.yaml");
  await copy.write("openapi/paths/new.yaml", NEW_PATH);
  await copy.change(
    "openapi/openapi.yaml",
    "\ncomponents:",
    "\n  /v1/new/{incident_id}:\n    $ref: paths/new.yaml\ncomponents:",
  );
  await generate();
  const { code, output } = await copy.npmRun("contract");
  expect(code, output).toBe(0);
  // As the run has just written it.
  const { testCases } = JSON.parse(await copy.read("contract-tests/report/report.json")) as Report;
  const names = testCases.map(({ group, name }) => `${group} ${name}`);
  for (const id of OPERATIONS) expect(names).toContainEqual(expect.stringContaining(`what the client makes of ${id}`));
  const passed = testCases.filter(({ group, state }) => group === "updateNote" && state === "passed");
  expect(passed.length).toBeGreaterThan(50);
  // One that is allowed and two without a valid token; what the client makes of it is skipped, and so is the echo.
  expect(testCases.filter(({ group, state }) => group === "readSomethingNew" && state === "passed")).toHaveLength(3);
  await copy.write("openapi/openapi.yaml", before);
  await generate();
}, 300_000);

test("the reference server does not know them, which is skipped by name and put aside by the coverage", async () => {
  const reference = await copy.npmRun("contract:reference", "--only", "Note");
  expect(reference.code, reference.output).toBe(0);
  for (const id of OPERATIONS) expect(reference.output).toContain(`the reference server does not know how to do ${id}`);
  const coverage = await copy.npmRun("contract:coverage");
  expect(coverage.code, coverage.output).toBe(0);
  for (const id of OPERATIONS) expect(coverage.output).toContain(`the reference server does not know ${id}`);
}, 300_000);

describe("a server that keeps notes", () => {
  // Another organization is not known there.
  const ofNotes = scenarios.flatMap(({ name }) => (name === "organizations" ? [] : [`${name} of notes`]));
  const send = async (kind: "reference" | "server") => {
    const { sendToNotes } = await suiteOf<typeof SendCases>(copy, "scripts/changed-spec/send-cases.ts");
    return sendToNotes(kind, MOST_WRITES);
  };

  test("passes all scenarios and cases", async () => {
    const { failed, scenarios: run, cases, leftOut } = await send("reference");
    expect(failed).toEqual([]);
    expect([...new Set(Object.values(leftOut))]).toEqual([
      "set ROOTLY_OTHER_TOKEN to the token of another organization, and ROOTLY_OTHER_INCIDENT_ID",
      "the vendor does not publish how a query that the spec does not allow is answered",
      "random cases are asked for with --runs N",
    ]);
    expect(run).toEqual(ofNotes);
    expect(cases).toBeGreaterThan(100);
  }, 600_000);

  test("that others use too passes them within the allowed writes, and nothing is left there", async () => {
    const { failed, scenarios: run, left, leftAfterCleanUp, problems, writes } = await send("server");
    expect(failed).toEqual([]);
    expect(run).toEqual(ofNotes);
    expect(left).toBeGreaterThan(5);
    expect([leftAfterCleanUp, problems]).toEqual([0, []]);
    expect(writes).toBeLessThanOrEqual(MOST_WRITES);
  }, 600_000);
});

test("two targets are compared about it, and what the reference server does not know is named", async () => {
  const { code, output } = await copy.npmRun("contract:compare", "--only", "Note valid");
  expect(code, output).toBe(0);
  expect(output).toContain("the reference server does not know how to do createNote");
}, 300_000);

// Last, because more attributes mean more cases.
test("with attributes of all kinds, everything compiles", async () => {
  const kinds = ALL_KINDS.filter(({ refused, uncompilable }) => refused === undefined && uncompilable === undefined);
  const add = await addTo(copy);
  await add(kinds.map((kind, at) => ({ name: `added_${at}`, kind })));
  await generate();
  for (const project of [".", "src"]) {
    const args = ["node_modules/typescript-7/bin/tsc", "--project", project];
    await promisify(execFile)(process.execPath, args, { cwd: copy.root }).catch(({ stdout }) => expect.fail(stdout));
  }
}, 600_000);
