/** `npm test`: everything that has to hold, with one summary at the end. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import pMap from "p-map";
import { noOptions } from "./command.ts";

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
  const tsc = await command("typescript-7", "tsc");
  const unit = path.join(folder, "unit.json");
  const contract = path.join(folder, "contract.json");
  const reference = path.join(folder, "reference.json");
  return [
    // What takes longest begins first.
    { name: "lint of the code", run: [await command("oxlint", "oxlint")] },
    {
      name: "imports between folders",
      run: [
        // It exports no manifest that would name this file.
        "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
        ...["--config", ".dependency-cruiser.js", "src", "contract-tests", "scripts", "bench", "examples", "generated"],
      ],
    },
    { name: "lint of the spec", run: [await command("@redocly/cli", "redocly"), "lint"] },
    { name: CURRENT, run: ["scripts/generate/launch.js", "--check"] },
    { name: "types, with the type tests", run: [tsc, "--project", "."], after: CURRENT },
    { name: "the client without Node's types", run: [tsc, "--project", "src"], after: CURRENT },
    { name: "format of the code", run: [await command("prettier", "prettier"), "--check", "--log-level", "warn", "."] },
    {
      name: "unit tests",
      run: [
        ...([await command("vitest", "vitest"), "run", "--project", "unit", "--project", "undici"] as const),
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

async function run({ name, run: args, results }: Step): Promise<Counts> {
  // Tests report as they go; the others have nothing to say unless they fail.
  const child = spawn(process.execPath, args, { stdio: ["ignore", ...(results ? inherited : piped)] });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => printed.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0 && results === undefined) process.stderr.write(`\n✗ ${name}\n${Buffer.concat(printed).toString()}\n`);
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

/** A step, and what came of it. */
interface Outcome extends Counts {
  name: string;
  seconds: string;
}

const outcomes = new Map<string, Promise<Outcome>>();

/** Runs a step once what it needs has passed. */
function outcomeOf(step: Step): Promise<Outcome> {
  const outcome = (async () => {
    const needed = step.after === undefined ? undefined : await outcomes.get(step.after);
    const begin = performance.now();
    const needless = needed !== undefined && needed.failed > 0;
    if (!needless) console.log(`── ${step.name}`);
    else console.error(`── ${step.name}: not run, because of: ${needed.name}`);
    const counts = needless ? { passed: 0, failed: 1, skipped: 0 } : await run(step);
    return { ...counts, name: step.name, seconds: ((performance.now() - begin) / 1000).toFixed(1) };
  })();
  outcomes.set(step.name, outcome);
  return outcome;
}

function line({ name, passed, failed, skipped, seconds }: Outcome): string {
  const message = failed > 0 ? `${failed} failed, ${passed} passed` : `${passed} passed`;
  const counts = skipped === 0 ? message : `${message}, ${skipped} skipped`;
  return `${failed > 0 ? "✗" : "✓"} ${name.padEnd(37)} ${counts.padEnd(32)} ${seconds} s`;
}

noOptions(`Usage: npm test

Runs everything that must pass. To run less:

  npm run test:quick    the unit tests that take little time
  npx vitest run FILE   one test file`);
const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-test-"));
try {
  const all = await steps(folder);
  // Those that say nothing go two at a time; the tests use all processors by themselves, and report as they go.
  const silent = await pMap(
    all.filter(({ results }) => results === undefined),
    outcomeOf,
    { concurrency: 2 },
  );
  const telling = await pMap(
    all.filter(({ results }) => results !== undefined),
    outcomeOf,
    { concurrency: 1 },
  );
  const ended = [...silent, ...telling];
  const total = (key: keyof Counts) => ended.reduce((sum, outcome) => sum + outcome[key], 0);
  console.log(`\n── summary\n${ended.map(line).join("\n")}\n`);
  console.log(`Node ${process.versions.node}; the other runtimes: npm run test:runtimes`);
  console.log(`${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
  process.exitCode = total("failed") > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true });
}
