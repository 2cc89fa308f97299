import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

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
