import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Prism, startPrism } from "./prism.ts";

const run = promisify(execFile);
const repository = path.resolve(import.meta.dirname, "..");
const consumers = path.join(import.meta.dirname, "consumers");

let folder: string;
let tarball: string;
let prism: Prism;

// Everything happens outside of the repository: within it, what is missing from the package would be found all the same.
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-package-"));
  const [{ stdout }, started] = await Promise.all([
    run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: repository }),
    startPrism({ description: path.join(repository, "generated/openapi.json") }),
  ]);
  prism = started;
  // What the build prints comes first.
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf("[\n"))) as { filename: string }[];
  tarball = path.join(folder, packed?.filename ?? "");
  await writeFile(path.join(folder, "package.json"), '{ "private": true }\n');
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], { cwd: folder });
  await cp(consumers, folder, { recursive: true });
}, 120_000);

afterAll(async () => {
  await prism?.stop();
  await rm(folder, { recursive: true, force: true });
});

test.each(["esm.mjs", "cjs.cjs"])("%s runs against the mock", async (file) => {
  const env = { ...process.env, ROOTLY_API_URL: prism.url, ROOTLY_API_TOKEN: "any-token" };
  const { stdout, stderr } = await run(process.execPath, ["--no-warnings=ExperimentalWarning", file], {
    cwd: folder,
    env,
  });
  expect(stdout.trim()).toMatch(/^[0-9a-f-]{36}$/);
  expect(stderr).toBe("");
});

describe("types", () => {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

  test.each([
    { module: "node16", moduleResolution: "node16", type: "module" },
    { module: "node16", moduleResolution: "node16", type: "commonjs" },
    { module: "nodenext", moduleResolution: "nodenext", type: "module" },
    { module: "nodenext", moduleResolution: "nodenext", type: "commonjs" },
    { module: "esnext", moduleResolution: "bundler", type: "module" },
  ])(
    "resolve under $moduleResolution, $type",
    async ({ type, ...options }) => {
      const project = path.join(folder, `${options.moduleResolution}-${type}`);
      await mkdir(project);
      await cp(path.join(consumers, "consumer.ts"), path.join(project, "consumer.ts"));
      await writeFile(path.join(project, "package.json"), JSON.stringify({ type }));
      const compilerOptions = {
        ...options,
        ...{
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
          skipLibCheck: false,
          skipDefaultLibCheck: true,
        },
        ...{ target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [] },
      };
      await writeFile(path.join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
      const { stdout } = await run(process.execPath, [tsc, "--project", project]).catch((error) => error);
      expect(stdout).toBe("");
    },
    60_000,
  );
});

test("publint finds nothing", async () => {
  const pack = { tarball: await tarballData() };
  const { messages, pkg } = await publint({ pack, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("attw finds nothing", async () => {
  const result = await checkPackage(createPackageFromTarballData(new Uint8Array(await tarballData())));
  expect(result.types && "problems" in result ? result.problems : result).toEqual([]);
});

test("the package holds what it should, and no tests", async () => {
  const { stdout } = await run("tar", ["-tzf", tarball]);
  const files = stdout.trim().split("\n");
  expect(files).toContain("package/README.md");
  expect(files).toContain("package/LICENSE");
  expect(files.filter((file) => /\.test|test-support|\.contract\./.test(file))).toEqual([]);
});

async function tarballData(): Promise<ArrayBuffer> {
  const data = await readFile(tarball);
  return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
}
