/** `npm test`: everything that has to hold, one step after the other, with one summary at the end. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

interface Step {
  name: string;
  /** What Node runs: a package's command or a script of ours, and its arguments. */
  run: [string, ...string[]];
  /** Where the step leaves Vitest's results as JSON; a step without is one check. */
  results?: string;
  /** A step without which this one would prove nothing; when that has failed, this one fails unasked. */
  after?: string;
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const inherited = ["inherit", "inherit"] as const;
const piped = ["pipe", "pipe"] as const;
const CURRENT = "generated files are current";
const require = createRequire(import.meta.url);

/** The file behind a package's command: run by this Node, so that no shell stands in between. */
async function command(packageName: string, name: string): Promise<string> {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { bin: string | Record<string, string> };
  const file = typeof bin === "string" ? bin : bin[name];
  if (file === undefined) throw new Error(`The package ${packageName} has no command ${name}.`);
  return path.join(path.dirname(manifest), file);
}

async function steps(folder: string): Promise<Step[]> {
  const tsc = await command("typescript", "tsc");
  const unit = path.join(folder, "unit.json");
  const contract = path.join(folder, "contract.json");
  const reference = path.join(folder, "reference.json");
  return [
    { name: "lint of the description", run: [await command("@redocly/cli", "redocly"), "lint"] },
    { name: CURRENT, run: ["--import", "tsx", "scripts/generate.ts", "--check"] },
    { name: "types, with the type tests", run: [tsc, "--project", "."], after: CURRENT },
    { name: "the client without Node's types", run: [tsc, "--project", "src"], after: CURRENT },
    { name: "lint of the code", run: [await command("eslint", "eslint"), "--max-warnings", "0", "."] },
    { name: "format of the code", run: [await command("prettier", "prettier"), "--check", "--log-level", "warn", "."] },
    {
      name: "unit tests",
      run: [
        ...([await command("vitest", "vitest"), "run", "--project", "unit"] as const),
        ...["--reporter=default", "--reporter=json", `--outputFile.json=${unit}`],
      ],
      results: unit,
    },
    {
      name: "contract tests on Prism",
      run: ["--import", "tsx", "scripts/contract.ts", "--json", contract],
      results: contract,
    },
    {
      name: "contract tests on a reference server",
      run: ["--import", "tsx", "scripts/contract.ts", "--target", "reference", "--json", reference],
      results: reference,
    },
  ];
}

async function run({ run: args, results }: Step): Promise<Counts> {
  // Tests report as they go; the others have nothing to say unless they fail.
  const child = spawn(process.execPath, args, { stdio: ["ignore", ...(results ? inherited : piped)] });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => printed.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) process.stderr.write(Buffer.concat(printed));
  const counts = results === undefined ? undefined : await countsIn(results);
  // A step can fail with every test passed: a Prism that did not start, an error outside of any test.
  if (code !== 0) return { passed: 0, skipped: 0, ...counts, failed: Math.max(counts?.failed ?? 0, 1) };
  return counts ?? { passed: 1, failed: 0, skipped: 0 };
}

async function countsIn(file: string): Promise<Counts | undefined> {
  try {
    const report = JSON.parse(await readFile(file, "utf8")) as Record<string, number>;
    const skipped = (report["numPendingTests"] ?? 0) + (report["numTodoTests"] ?? 0);
    return { passed: report["numPassedTests"] ?? 0, failed: report["numFailedTests"] ?? 0, skipped };
  } catch {
    return undefined;
  }
}

const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-test-"));
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
const failed = new Set<string>();
try {
  for (const step of await steps(folder)) {
    console.log(`\n── ${step.name}`);
    const begin = performance.now();
    const needless = step.after !== undefined && failed.has(step.after);
    if (needless) console.error(`not run, because of: ${step.after}`);
    const counts = needless ? { passed: 0, failed: 1, skipped: 0 } : await run(step);
    if (counts.failed > 0) failed.add(step.name);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const skipped = counts.skipped === 0 ? "" : `, ${counts.skipped} skipped`;
    const said = counts.failed > 0 ? `${counts.failed} failed, ${counts.passed} passed` : `${counts.passed} passed`;
    lines.push(
      `${counts.failed > 0 ? "✗" : "✓"} ${step.name.padEnd(37)} ${`${said}${skipped}`.padEnd(32)} ${seconds} s`,
    );
    for (const key of ["passed", "failed", "skipped"] as const) total[key] += counts[key];
  }
} finally {
  await rm(folder, { recursive: true });
}

console.log(`\n── summary\n${lines.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
