/** `npm run test:runtimes`: runs the packed package in every runtime and bundler, and keeps a table in `docs/guide/tested-runtimes.md`. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { tableOf, type TestFile } from "./runtimes/table.ts";

const run = promisify(execFile);
const TABLE = "docs/guide/tested-runtimes.md";
const SUITE = "scripts/runtimes/runtimes.test.ts";

/** Packs the package and installs it, as its users do. */
async function install(folder: string): Promise<void> {
  const { stdout } = await run("npm", ["pack", "--silent", "--pack-destination", folder]);
  const tarball = path.join(folder, stdout.trim().split("\n").at(-1) ?? "");
  await writeFile(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], { cwd: folder });
}

async function runSuite(folder: string): Promise<{ files: TestFile[]; passed: boolean }> {
  const results = path.join(folder, "results.json");
  const vitest = path.join(path.dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
  const child = spawn(process.execPath, [vitest, "run", "--project", "unit", ...reporters, SUITE], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, RUNTIMES: "all", RUNTIMES_PACKAGE: folder },
  });
  const [code] = (await once(child, "close")) as [number | null];
  const { testResults } = JSON.parse(await readFile(results, "utf8")) as { testResults: TestFile[] };
  return { files: testResults, passed: code === 0 };
}

const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-runtimes-"));
try {
  await install(folder);
  const { files, passed } = await runSuite(folder);
  const table = tableOf(files);
  console.log(`\n${table}`);
  const page = await readFile(TABLE, "utf8");
  await writeFile(
    TABLE,
    page.replace(/(<!-- table -->\n).*(?=<!-- end -->)/s, (_, begin: string) => `${begin}\n${table}\n`),
  );
  process.exitCode = passed ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
