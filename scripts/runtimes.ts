/** `npm run test:runtimes`: runs the packed package in every runtime and bundler, and keeps a table in `docs/guide/runtimes.md`. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { outliveClosedOutput } from "../contract-tests/reporting/closed-output.ts";
import { isRun } from "./command.ts";

const run = promisify(execFile);
const TABLE = "docs/guide/runtimes.md";
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

/** What Vitest's JSON reporter says of a file of tests. */
interface TestFile {
  assertionResults: {
    /** The place, and the part of the suite. */
    ancestorTitles: string[];
    status: "passed" | "failed" | "skipped" | "pending" | "todo" | "disabled";
  }[];
}

/** The parts of the suite, and their columns. */
const COLUMNS = { "life cycle": "Life cycle", failures: "Failures", "sent once": "Sent once" };

/** A table in Markdown: a row for each runtime or bundler, with how many tests of each kind have passed there. */
export function tableOf(files: readonly TestFile[]): string {
  const tests = files.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ ancestorTitles: [place, part = ""], status }) =>
      // What tests this table is of no place. Vitest puts what it fills into a title into quotes.
      place === undefined ? [] : [{ place: place.replaceAll("'", ""), part, status }],
    ),
  );
  const cell = (place: string, part: string) => {
    const own = tests.filter((test) => test.place === place && test.part === part);
    if (own.length === 0) return "";
    const ran = own.filter(({ status }) => status === "passed" || status === "failed");
    const passed = ran.filter(({ status }) => status === "passed");
    if (ran.length === 0) return "skipped";
    const count = `${passed.length} of ${ran.length}`;
    return passed.length === ran.length ? count : `**${count}**`;
  };
  const places = new Set(tests.map(({ place }) => place));
  const rows = [...places].map((place) => [place, ...Object.keys(COLUMNS).map((part) => cell(place, part))]);
  const lines = [["", ...Object.values(COLUMNS)], ["---", ...Object.keys(COLUMNS).map(() => "---")], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

if (isRun(import.meta.filename)) {
  outliveClosedOutput();
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
}
