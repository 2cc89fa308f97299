import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startReferenceServer } from "../contract-tests/reference/server.ts";
import { runScript } from "./running-script.ts";

// A safety net only.
vi.setConfig({ testTimeout: 300_000 });

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

test("what names one test runs that one, also when others begin with its name", async () => {
  const run = contract("--only", "listIncidentActionItems invalid: no token");
  expect(await run.ended, run.output()).toBe(0);
  expect(run.output()).toMatch(/Checked {2}1 test case with 1 exchange in .*: 1 passed, 0 failed, 0 skipped/);
});

test("what is no option, no number, or no day, is said before anything is started", async () => {
  const [unknown, number, day] = [contract("--stric"), contract("--runs", "many"), contract("--today", "2027-02-29")];
  expect(await unknown.ended).toBe(2);
  expect(unknown.output()).toContain("--stric");
  expect(await number.ended).toBe(2);
  expect(number.output()).toBe('--runs is not a whole number: "many".\n');
  expect(await day.ended).toBe(2);
  expect(day.output()).toBe('--today is not a day such as 2027-03-31: "2027-02-29".\n');
});

test("a folder that cannot be written is said before anything is sent", async () => {
  const file = path.join(folder, "file");
  await writeFile(file, "");
  const run = contract("--report", path.join(file, "report"));
  expect(await run.ended, run.output()).toBe(2);
  expect(run.output()).toMatch(/^--report .*report cannot be written: ENOTDIR.*\. Name another folder\.\n$/);
});

test("a file that cannot be written is said before anything is sent, and left as it was", async () => {
  const report = path.join(folder, "report");
  await mkdir(path.join(report, "index.html"), { recursive: true });
  const [asJson, asPage] = [contract("--report", folder, "--json", report), contract()];
  expect(await asJson.ended, asJson.output()).toBe(2);
  expect(asJson.output()).toMatch(/^--json .*report cannot be written: EISDIR.*\. Name another file\.\n$/);
  expect(await asPage.ended, asPage.output()).toBe(2);
  expect(asPage.output()).toMatch(
    /^--report .*report cannot be written: EISDIR.*index\.html.*\. Name another folder\.\n$/,
  );
});

test("a full disk takes the report, and not the summary; what is skipped alone is no run without failures", async () => {
  const report = path.join(folder, "report");
  await mkdir(report);
  if (existsSync("/dev/full"))
    for (const name of ["index.html", "junit.xml", "report.json", "exchanges.har"])
      await symlink("/dev/full", path.join(report, name));
  const run = contract("--only", "scenarios accounted-for");
  expect(await run.ended, run.output()).not.toBe(0);
  expect(run.output()).toContain('Nothing was run: skipped is each test whose name holds "scenarios accounted-for".');
  expect(run.output()).toContain("Checked  0 test cases with 0 exchanges");
  if (existsSync("/dev/full")) expect(run.output()).toMatch(/✗ The report is not complete: ENOSPC/);
});

test("a server that lets nothing be created is said first, with its words; nothing fails for it", async () => {
  const token = "a-token-that-nobody-may-read";
  const incident = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
  const errors = [{ title: `May not\n\u001b[31m create: ${"x".repeat(300)}`, status: "403" }];
  const server = await startReferenceServer({
    ...{ token, incidents: [incident] },
    wrap: (fetch) => async (input, init) => {
      const isKnown = new Headers(init?.headers).get("authorization") === `Bearer ${token}`;
      if (init?.method !== "POST" || !isKnown) return await fetch(input, init);
      const headers = { "content-type": "application/vnd.api+json" };
      return new Response(JSON.stringify({ errors }), { status: 403, headers });
    },
  });
  const environment = { ROOTLY_API_URL: server.url, ROOTLY_API_TOKEN: token, ROOTLY_INCIDENT_ID: incident };
  const run = runScript("contract", ["--target", "server", "--report", path.join(folder, "report")], environment);
  const code = await run.ended;
  await server.close();
  expect(code, run.output()).toBe(2);
  expect(run.output()).toMatch(
    /^✗ Most was left out, as nothing can be created there: a plain create is refused with 403, "May not [^\n]*create: [^\n]{150,250}…"\. Name a token that /m,
  );
  expect(run.output()).toMatch(/: \d+ passed, 0 failed, \d+ unproven, \d+ skipped/);
  expect(run.output()).not.toContain("\u001b[31m create");
});

test("Vitest runs other tests without a target, and says what contract tests need", async () => {
  const files = ["contract-tests/spec/pointer.test.ts", "contract-tests/client.contract.ts"];
  const vitest = (...args: string[]) =>
    promisify(execFile)(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], {
      env: { ...process.env, CONTRACT_TARGET: undefined },
    });
  const listed = await vitest("list", "--filesOnly", "--json");
  expect(listed.stdout).toContain(files[0]);
  expect(listed.stdout).not.toMatch(/\.contract\.ts|tests\/recorded\./);
  const failure = await vitest("run", ...files).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 1, stderr: expect.stringContaining("The contract tests need a target: run") });
  expect(failure).toMatchObject({ stdout: expect.stringMatching(/1 failed.*1 passed/) });
});

test("known deviations that cannot be read are said with their line, before anything is started", async () => {
  const file = path.join(folder, "known.yaml");
  await writeFile(file, "- check: echo\n  reason: Rounded.\n");
  const run = contract("--known", file);
  expect(await run.ended).toBe(2);
  expect(run.output()).toContain(`${file}:1: expires is missing.`);
});
