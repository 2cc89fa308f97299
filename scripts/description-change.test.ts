import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const repository = path.resolve(import.meta.dirname, "..");
const GENERATED = [
  "openapi.json",
  "operation-ids.d.ts",
  "operation-ids.js",
  "schema.d.ts",
  "validators.js",
  "validators.d.ts",
];
let copy: string;

/** Runs a command of package.json in the copy. */
function run(...args: string[]): Promise<{ code: number; output: string }> {
  // What Vitest sets for this run is not meant for another.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")));
  return new Promise((resolve) => {
    execFile("npm", ["run", "--silent", ...args], { cwd: copy, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(path.join(copy, file), "utf8");
  expect(text).toContain(from);
  await writeFile(path.join(copy, file), text.replace(from, to));
}

/** Changes the description wherever it holds a text: its schemas and its examples. */
async function changeEverywhere(from: string, to: string): Promise<void> {
  for (const entry of await readdir(path.join(copy, "openapi"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    await writeFile(file, (await readFile(file, "utf8")).replaceAll(from, to));
  }
}

const generated = () => Promise.all(GENERATED.map((file) => readFile(path.join(copy, "generated", file), "utf8")));

beforeEach(async () => {
  copy = await mkdtemp(path.join(tmpdir(), "rootly-action-items-stale-"));
  const parts = ["openapi", "scripts", "contract-tests", "generated", "src"];
  const files = ["package.json", "redocly.yaml", "tsconfig.json", "vitest.config.ts"];
  for (const part of [...parts, ...files]) {
    await cp(path.join(repository, part), path.join(copy, part), { recursive: true });
  }
  await symlink(path.join(repository, "node_modules"), path.join(copy, "node_modules"));
});
afterEach(() => rm(copy, { recursive: true, force: true }));

test("one changed enum value fails staleness, type check and contract, until it is regenerated", async () => {
  const before = await generated();
  await changeEverywhere("follow_up", "follow_on");

  const check = await run("generate", "--", "--check");
  expect(check.code, check.output).toBe(1);
  expect(check.output).toContain("generated/schema.d.ts is stale");
  const types = await run("typecheck");
  expect(types.code).toBe(1);
  expect(types.output).toContain("generated/schema.d.ts is stale");
  const contract = await run("contract", "--", "--only", '/data/attributes/kind is "follow_up"');
  expect(contract.code, contract.output).toBe(1);
  expect(contract.output).toContain("Prism finds fault with a valid request");

  expect((await run("generate")).code).toBe(0);
  expect((await run("generate", "--", "--check")).code).toBe(0);
  expect((await run("contract", "--", "--only", '/data/attributes/kind is "follow_on"')).code).toBe(0);
  // Now the types are today's, and say where somebody still relies on the old value.
  const typesAfter = await run("typecheck");
  expect(typesAfter.code).not.toBe(0);
  expect(typesAfter.output).toContain(`Type '"follow_up"' is not assignable to type '"task" | "follow_on"'`);
  const after = await generated();
  expect(GENERATED.filter((_, at) => before[at] !== after[at])).toEqual([
    "openapi.json",
    "schema.d.ts",
    "validators.js",
  ]);
}, 120_000);

const NEW_PATH = `parameters:
  - $ref: ../parameters/incident_id.yaml
get:
  operationId: readSomethingNew
  tags:
    - Incident action items
  summary: Read something new
  description: A path that no code knows.
  responses:
    "201":
      $ref: ../responses/IncidentActionItemCreated.yaml
    "401":
      $ref: ../responses/Unauthorized.yaml
`;

test("a new path is typed, mocked and judged with no code changed", async () => {
  await writeFile(path.join(copy, "openapi/paths/new.yaml"), NEW_PATH);
  await change(
    "openapi/openapi.yaml",
    "\ncomponents:",
    "\n  /v1/new/{incident_id}:\n    $ref: paths/new.yaml\ncomponents:",
  );

  const generation = await run("generate");
  expect(generation.code, generation.output).toBe(0);
  const types = await run("typecheck");
  expect(types.code, types.output).toBe(0);
  const contract = await run("contract", "--", "--only", "readSomethingNew");
  expect(contract.code, contract.output).toBe(0);
  // One that is allowed and two without a valid token; what the client makes of it is skipped, and so is the echo.
  expect(contract.output).toMatch(/(?<!\d)3 passed/);
}, 120_000);
