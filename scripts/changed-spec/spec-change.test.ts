import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyRepository, type RepositoryCopy } from "../generate/repository-copy.ts";
import type * as SendCases from "./send-cases.ts";

let copy: RepositoryCopy;

/** Changes the spec wherever it holds a string: its schemas and its examples. */
async function changeEverywhere(from: string, to: string): Promise<void> {
  for (const entry of await readdir(path.join(copy.root, "openapi"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    await writeFile(file, (await readFile(file, "utf8")).replaceAll(from, to));
  }
}

const contents = async () => new Map([...(await copy.generated())].map(([name, { content }]) => [name, content]));

beforeEach(async () => {
  copy = await copyRepository({ whole: true });
});
afterEach(() => copy.remove());

test("one changed enum value fails staleness, type check and contract, until it is regenerated", async () => {
  const before = await contents();
  await changeEverywhere("follow_up", "follow_on");

  const check = await copy.npmRun("generate", "--check");
  expect(check.code, check.output).toBe(1);
  expect(check.output).toContain("generated/schema.d.ts is stale");
  const types = await copy.npmRun("typecheck");
  expect(types.code).toBe(1);
  expect(types.output).toContain("generated/schema.d.ts is stale");
  const contract = await copy.npmRun("contract", "--only", '/data/attributes/kind is "follow_up"');
  expect(contract.code, contract.output).toBe(1);
  expect(contract.output).toContain("Prism finds fault with a valid request");

  expect((await copy.npmRun("generate")).code).toBe(0);
  expect((await copy.npmRun("contract", "--only", '/data/attributes/kind is "follow_on"')).code).toBe(0);
  // Now generated/ passes the check that comes before the compiler, and the types say where somebody still relies on the old value.
  const typesAfter = await copy.npmRun("typecheck");
  expect(typesAfter.code).not.toBe(0);
  expect(typesAfter.output).toMatch(/Type '"follow_up"' is not assignable to type '[^']*"follow_on"/);
  const after = await contents();
  expect(
    [...after]
      .filter(([name, content]) => before.get(name) !== content)
      .map(([name]) => name)
      .sort(),
  ).toEqual(["openapi.json", "schema.d.ts", "validators.js"]);
}, 600_000);

test("where a string has a maximum, the suite stays within it and finds what it found before", async () => {
  for (const request of ["Create", "Update"])
    await copy.change(
      `openapi/schemas/${request}IncidentActionItemAttributes.yaml`,
      /^( {2}summary:\n {4}type: string\n(?: {4}minLength: .*\n)?)(?: {4}maxLength: .*\n)?/m,
      "$1    maxLength: 200\n",
    );
  const generation = await copy.npmRun("generate");
  expect(generation.code, generation.output).toBe(0);

  const { sendWithinLimits } = await copy.load<typeof SendCases>("scripts/changed-spec/send-cases.ts");
  const { texts, leftOut, lengths, complaints, survived, tried } = await sendWithinLimits("summary");
  expect(texts).toContain("summary");
  expect(leftOut).toEqual([]);
  expect(lengths.filter(({ sent }) => sent > 200)).toEqual([]);
  expect(lengths).toContainEqual({ sent: 200, isMarked: true });
  expect(complaints).toEqual([]);
  expect(survived).toEqual([]);
  expect(tried).toBeGreaterThan(8);
}, 600_000);

// `Song` of drf-spectacular's tests, whose `id` only the server knows.
test("the reference server is not sent what it would have to complete, by name", async () => {
  const member = (more: string) => `{ type: string, ${more}x-evidence: documented, description: A part. }`;
  const properties = `properties: { id: ${member("readOnly: true, ")}, title: ${member("")} }, required: [id, title]`;
  const song = `song: { x-evidence: documented, description: A song., type: object, additionalProperties: false, ${properties} }`;
  for (const schema of ["CreateIncidentActionItemAttributes", "IncidentActionItemAttributes"])
    await copy.change(`openapi/schemas/${schema}.yaml`, /^properties:\n/m, `properties:\n  ${song}\n`);
  const generation = await copy.npmRun("generate");
  expect(generation.code, generation.output).toBe(0);
  const contract = await copy.npmRun("contract:reference", "--only", "/data/attributes/song");
  expect(contract.output).toContain("the reference server does not fill in what responses must have");
  expect(contract.code, contract.output).toBe(0);
}, 600_000);

// Stripe takes `Idempotency-Key` with every POST, and GitHub `per_page` and `q` with its lists.
test("parameters that the client has no option for are sent without it", async () => {
  const parameter = (where: string, name: string) =>
    `    - { in: ${where}, name: ${name}, x-evidence: documented, description: A part., schema: { type: string, minLength: 3 } }\n`;
  await copy.change(
    "openapi/paths/v1_incidents_{incident_id}_action_items.yaml",
    /^post:\n/m,
    `post:\n  parameters:\n${parameter("header", "Idempotency-Key")}${parameter("query", "dry_run")}`,
  );
  await copy.change(
    "openapi/paths/v1_action_items.yaml",
    /^ {2}parameters:\n/m,
    `  parameters:\n${parameter("query", "q")}`,
  );
  const generation = await copy.npmRun("generate");
  expect(generation.code, generation.output).toBe(0);
  for (const [only, sent] of [
    ["header Idempotency-Key", /"name":\s*"idempotency-key"/i],
    ["?dry_run", /[?&]dry_run=/],
    ["?q is", /[?&]q=/],
  ] as const) {
    const contract = await copy.npmRun("contract", "--only", only);
    expect(contract.code, contract.output).toBe(0);
    expect(contract.output).toMatch(/[1-9]\d* passed, 0 failed/);
    expect(await copy.read("contract-tests/report/exchanges.har")).toMatch(sent);
  }
}, 600_000);
