import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { example } from "../contract-tests/spec/spec.ts";
import { runScript } from "./running-script.ts";

// A safety net only.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-judge-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

const TOKEN = "a-token-in-a-recording";
const ITEM = "https://api.rootly.com/v1/action_items/2f7ba0f6-0a4a-4d1b-8f5e-cd63a4e3a37b";
const headers = (values: Record<string, string>) => Object.entries(values).map(([name, value]) => ({ name, value }));

/** As Chrome's developer tools record it over HTTP/2. */
function entry(url: string, status: number, text: string | undefined, more: object = {}): object {
  const request = { method: "GET", url, headers: headers({ ":method": "GET", authorization: `Bearer ${TOKEN}` }) };
  const content = {
    size: text?.length ?? 9,
    mimeType: "application/vnd.api+json",
    ...(text !== undefined && { text }),
  };
  const response = { status, headers: headers({ "content-type": "application/vnd.api+json" }), content };
  return { startedDateTime: "2026-11-01T10:00:00.000Z", time: 5, request, response, ...more };
}

async function check(har: unknown, ...args: string[]) {
  const file = path.join(folder, "traffic.har");
  await writeFile(file, typeof har === "string" ? har : JSON.stringify(har));
  const run = runScript("judge", [file, "--report", path.join(folder, "report"), ...args], { ROOTLY_API_TOKEN: "" });
  return { code: await run.ended, printed: run.output() };
}

test("recorded exchanges are checked, what is about no operation is counted and named, and nobody is told the token", async () => {
  const broken = example("ActionItemFound") as { data: { attributes: Record<string, unknown> } };
  const bad = { data: { ...broken.data, attributes: { ...broken.data.attributes, summary: 7, echo: TOKEN } } };
  const { code, printed } = await check({
    log: {
      version: "1.2",
      entries: [
        entry(ITEM, 200, JSON.stringify(bad)),
        entry(ITEM, 200, undefined),
        entry(ITEM, 0, undefined, { _error: "net::ERR_FAILED" }),
        ...["a", "b", "b"].map((name) => entry(`https://api.rootly.com/v1/${name}?secret=1`, 200, "{}")),
        { request: { method: "GET", url: "not a URL" } },
      ],
    },
  });
  expect(code, printed).toBe(1);
  expect(printed).toContain("Checks 3 of 7 exchanges");
  expect(printed).toMatch(/── getIncidentActionItem GET .* at \/log\/entries\/0\n/);
  expect(printed).toMatch(/\/data\/attributes\/summary must be string \(type, openapi\/schemas\/.*:\d+\)/);
  expect(printed).toMatch(/ {2}again {5}npm run contract:judge -- .*traffic\.har\n/);
  expect(printed).toMatch(
    /the spec does not know their paths \(2\)\n {4}recording GET https:\/\/api\.rootly\.com\/v1\/a\n {4}recording GET .*\/v1\/b \(2 times\)\n/,
  );
  expect(printed).toContain("no response was recorded");
  expect(printed).toContain("it cannot be read: /log/entries/6 has a URL that is none");
  expect(printed).toMatch(/Checked {2}2 test cases with 2 exchanges in .*: 1 passed, 1 failed, 4 skipped/);
  const files = ["index.html", "junit.xml", "report.json", "exchanges.har", "drift.patch"];
  const written = await Promise.all(files.map((name) => readFile(path.join(folder, "report", name), "utf8")));
  for (const text of [printed, ...written]) expect(text).not.toContain(TOKEN);
});

test.each<[string, unknown, string[], RegExp]>([
  ["is cut off", '{"log": {"entries": [\n  {"a"', [], /traffic\.har:2:\d+ is not JSON, or was cut off: /],
  [
    "is something else",
    { openapi: "3.1.0" },
    [],
    /is no HTTP archive \(HAR 1\.2\): it has no list at \/log\/entries\./,
  ],
  ["is about something else", { log: { entries: [] } }, [], /none of 0 exchanges is about an operation/],
  [
    "is below another address",
    { log: { entries: [entry(ITEM, 200, "{}")] } },
    ["--base-url", "https://other.example"],
    /none of 1 exchanges/,
  ],
  [
    "has no such option",
    {},
    ["--base-url", "staging"],
    /--base-url is not an http:\/\/ or https:\/\/ address: "staging"\./,
  ],
])("a recording that %s is said before anything begins", async (_, har, args, message) => {
  const { code, printed } = await check(har, ...args);
  expect(code).toBe(2);
  expect(printed).toMatch(message);
});
