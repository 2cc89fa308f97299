import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalServer, localServer } from "../contract-tests/exchange/local-server.ts";
import { loadVendor } from "./spec-vendor/load-vendor.ts";

const repository = path.resolve(import.meta.dirname, "..");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-vendor-"));
});

afterAll(() => rm(folder, { recursive: true }));

function specVendor(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ["--import", "tsx", path.join(repository, "scripts/spec-vendor.ts"), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: repository, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const own = path.join(repository, "generated/openapi.json");

async function changedSpec(): Promise<string> {
  const text = await readFile(own, "utf8");
  const changed = text.replace('"in_progress",', '"in_progress",\n"blocked",');
  expect(changed).not.toBe(text);
  const file = path.join(folder, "vendor.json");
  await writeFile(file, changed);
  return file;
}

test("our own spec is what the vendor says", { timeout: 600_000 }, async () => {
  const { code, stdout, stderr } = await specVendor(own);
  expect(stdout).toBe("0 differences, of which 0 accepted and 0 to look at.\n");
  expect(stderr).toContain("Compares ");
  expect(code).toBe(0);
});

test(
  "what the vendor has and we lack ends with 1, as JSON and since another spec, too",
  { timeout: 600_000 },
  async () => {
    const vendor = await changedSpec();
    const text = await specVendor(vendor);
    expect(text.stdout).toMatch(/^The vendor has, and openapi\/ lacks \(/);
    expect(text.stdout).toContain("openapi/schemas/values.yaml:23  ");
    const json = await specVendor(vendor, "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      differences: [
        {
          kind: "missing",
          facet: "enum value",
          file: "openapi/schemas/values.yaml",
          line: 23,
          accepted: null,
        },
      ],
    });
    const since = await specVendor(vendor, "--since", own);
    expect(since.stdout).toContain('has the value "blocked": no before and yes now');
    expect([text.code, json.code, since.code]).toEqual([1, 1, 1]);
  },
);

test("what cannot be compared ends with 2", { timeout: 600_000 }, async () => {
  const none = await specVendor(path.join(folder, "none.json"));
  const usage = await specVendor();
  expect([none.code, usage.code]).toEqual([2, 2]);
  expect(none.stderr).toContain("There is no file");
  expect(usage.stderr).toContain("Usage: npm run spec:vendor");
});

const SPEC = { openapi: "3.0.1", info: { title: "Notes", version: "1" }, paths: {} };
const json = (response: ServerResponse) => response.end(JSON.stringify(SPEC));
const to = (location: string) => (response: ServerResponse) => response.writeHead(302, { location }).end();

const answers: Record<string, (response: ServerResponse) => void> = {
  "/spec.json": json,
  "/spec.yaml": (response) => response.end("openapi: 3.0.1\npaths: {}\n"),
  "/moved": to("/spec.json"),
  "/elsewhere": to("http://example.com/spec.json"),
  "/round": to("/round"),
  "/page": (response) => response.end("<!doctype html><title>Docs</title>"),
  "/list": (response) => response.end("[]"),
  "/broken": (response) => response.end('{"openapi": '),
  "/endless": (response) => {
    const spaces = function* () {
      for (;;) yield " ".repeat(65_536);
    };
    // It ends when the connection does.
    void pipeline(spaces, response).catch(() => {});
  },
  "/silent": (response) => void response.write("{"),
};

let server: LocalServer;
let origin: string;

beforeAll(async () => {
  server = await localServer((request, response) => {
    const answer = answers[request.url ?? ""];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  origin = server.url;
});

afterAll(() => server.close());

test.each(["/spec.json", "/spec.yaml", "/moved"])("a spec is read from %s", async (place) => {
  expect(await loadVendor(origin + place)).toMatchObject({ openapi: "3.0.1", paths: {} });
});

test("a spec is read from a file", async () => {
  const file = path.join(folder, "spec.json");
  await writeFile(file, JSON.stringify(SPEC));
  expect(await loadVendor(file)).toEqual(SPEC);
  await expect(loadVendor(file, { maxBytes: 10 })).rejects.toThrow("is larger than 10 bytes.");
  await expect(loadVendor(path.join(folder, "none.json"))).rejects.toThrow("There is no file");
});

test.each([
  ["/none", /answers with status 404\.$/],
  ["/round", /redirects more than 5 times\.$/],
  ["/elsewhere", /^http:\/\/example\.com\/spec\.json is not read: only https is, or http on this machine\.$/],
  ["/page", /is no OpenAPI 3 spec|is neither JSON nor YAML/],
  ["/list", /is no OpenAPI 3 spec: it needs `openapi` and `paths`\.$/],
  ["/broken", /is neither JSON nor YAML: /],
] as const)("%s is an error that names the fault", async (place, message) => {
  await expect(loadVendor(origin + place)).rejects.toThrow(message);
});

test("only so many bytes and so much time are taken", { timeout: 600_000 }, async () => {
  await expect(loadVendor(`${origin}/endless`, { maxBytes: 1_000_000 })).rejects.toThrow(
    "sends more than 1000000 bytes.",
  );
  await expect(loadVendor(`${origin}/silent`, { timeout: 200 })).rejects.toThrow("takes longer than 0.2 s.");
});

test("what cannot be reached is named", async () => {
  await expect(loadVendor("http://example.com/spec.json")).rejects.toThrow("only https is");
  await expect(loadVendor("http://127.0.0.1:1/spec.json")).rejects.toThrow(
    /^http:\/\/127\.0\.0\.1:1\/spec\.json cannot be read: /,
  );
});
