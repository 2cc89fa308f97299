/**
 * `npm run bench:generate`: how long generation takes, beside the command lines that do the same one after another.
 * Rounds are interleaved, so that a slow moment of the machine meets all of them.
 */
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { outliveClosedOutput } from "../contract-tests/reporting/closed-output.ts";
import { startGenerator } from "../scripts/generate/generator.ts";
import { update } from "../scripts/generate/update.ts";

const repository = path.resolve(import.meta.dirname, "..");
const packages = path.join(repository, "node_modules");
const redocly = path.join(packages, "@redocly/cli/bin/cli.js");

const OWN = [path.join(repository, "scripts/generate/launch.js")];
// The last two run in a folder of their own: openapi-typescript's would read redocly.yaml instead of its arguments.
const CLIS = {
  "redocly lint": { command: [redocly, "lint", "openapi/openapi.yaml"], folder: "." },
  "redocly bundle": {
    command: [redocly, "bundle", "openapi/openapi.yaml", "--output=cli/openapi.json"],
    folder: ".",
  },
  "openapi-typescript": {
    command: [path.join(packages, "openapi-typescript/bin/cli.js"), "openapi.json", "--output=schema.d.ts"],
    folder: "cli",
  },
  "Ajv standalone *": {
    command: [path.join(import.meta.dirname, "ajv-standalone.js"), "openapi.json", "validators.js"],
    folder: "cli",
  },
};

outliveClosedOutput();
const { values } = parseArgs({ options: { rounds: { type: "string", default: "9" } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number from 1.");

const copy = await mkdtemp(path.join(tmpdir(), "bench-generate-"));
const generator = await startGenerator();
try {
  for (const part of ["openapi", "redocly.yaml", "scripts/redocly"]) {
    await cp(path.join(repository, part), path.join(copy, part), { recursive: true });
  }
  const whole: number[] = [];
  const watched: number[] = [];
  const clis = new Map(Object.keys(CLIS).map((name) => [name, [] as number[]]));
  await update(generator, copy, { check: false });
  for (let round = 1; round <= rounds; round++) {
    await setVersion(`0.0.${round}`);
    watched.push(await timed(() => update(generator, copy, { check: false })));
    whole.push(await timed(() => run(OWN, ".")));
    for (const [name, { command, folder }] of Object.entries(CLIS)) {
      clis.get(name)?.push(await timed(() => run(command, folder)));
    }
  }
  const all = whole.map((_, round) => [...clis.values()].reduce((sum, times) => sum + (times[round] ?? 0), 0));

  console.log(`${rounds} interleaved rounds, Node ${process.version}\n`);
  console.log("                                    median   fastest to slowest   of the four CLIs");
  const print = (name: string, times: number[]) => {
    const range = `${seconds(Math.min(...times))} to ${seconds(Math.max(...times))}`;
    const ratio = (median(times) / median(all)).toFixed(2);
    console.log(`${name.padEnd(32)}${seconds(median(times)).padStart(10)}   ${range.padEnd(21)}${ratio.padStart(5)}`);
  };
  print("npm run generate, whole process", whole);
  print("one regeneration in watch mode", watched);
  print("four CLIs, one after another", all);
  for (const [name, times] of clis) print(`  ${name}`, times);
  console.log(
    "\n* Ajv has no command line here: bench/ajv-standalone.js compiles the same schemas in a process of its own.",
  );
} finally {
  await generator.stop();
  await rm(copy, { recursive: true });
}

/** A change that all of the outputs but the types and the validators show. */
async function setVersion(version: string): Promise<void> {
  const entry = path.join(copy, "openapi/openapi.yaml");
  const text = await readFile(entry, "utf8");
  await writeFile(entry, text.replace(/^ {2}version: .*$/m, `  version: ${version}`));
}

async function timed(measured: () => unknown): Promise<number> {
  const start = performance.now();
  await measured();
  return performance.now() - start;
}

function run(command: string[], folder: string): void {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const cwd = path.join(copy, folder);
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command.join(" ")} failed:\n${stdout}${stderr}`);
}

function median(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
