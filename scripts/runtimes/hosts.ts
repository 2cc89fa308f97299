import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { chromium } from "playwright-core";
import { build as buildWithVite, preview } from "vite-8";
import webpack from "webpack";
import { findChromium, HOW_TO_INSTALL } from "../../contract-tests/reporting/chromium.ts";

const execute = promisify(execFile);

/** Something that programs are bundled by, or run in, beside the runtimes. */
interface Host {
  /** As the table of runtimes shows it. */
  name: string;
  /** What it needs of this machine, or why it is not there. */
  find: () => Promise<{ tool: string } | { missing: string }>;
  /** Runs the program of life cycles, and returns its report. */
  run: (tool: string, input: object) => Promise<unknown>;
  /** What is known there of a request to a port that is refused. */
  refused: "not-sent" | "unknown";
}

const always = async () => ({ tool: "" });

/** The folder where the packed package is installed. */
function installed(): string {
  const folder = process.env["RUNTIMES_PACKAGE"];
  if (folder === undefined) throw new Error("RUNTIMES_PACKAGE must name the folder where the package is installed.");
  return folder;
}

/** Writes the program beside the installed package, as JavaScript, and a module that exports what it says. */
async function project(name: string, main: string): Promise<string> {
  const folder = path.join(installed(), name);
  await mkdir(folder, { recursive: true });
  const source = await readFile(path.join(import.meta.dirname, "life-cycle-program.ts"), "utf8");
  const { code } = await transform(source, { loader: "ts", format: "esm", target: "es2022" });
  await writeFile(path.join(folder, "program.mjs"), code);
  await writeFile(path.join(folder, "main.mjs"), `import program from "./program.mjs";\n${main}\n`);
  return folder;
}

const print = (input: object) =>
  `program(${JSON.stringify(input)}).then((result) => console.log(JSON.stringify(result)));`;

async function outputOf(file: string): Promise<unknown> {
  const { stdout } = await execute(process.execPath, [file], { env: {}, timeout: 60_000 });
  return JSON.parse(stdout);
}

async function runInChromium(executablePath: string, input: object): Promise<unknown> {
  const root = await project("page", "globalThis.program = program;");
  await writeFile(path.join(root, "index.html"), '<!doctype html><script type="module" src="./main.mjs"></script>\n');
  const quiet = { root, logLevel: "error", configFile: false } as const;
  await buildWithVite(quiet);
  const server = await preview({ ...quiet, preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    await page.waitForFunction("program !== undefined");
    return await page.evaluate(`program(${JSON.stringify(input)})`);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function runWithVite(_: string, input: object): Promise<unknown> {
  const root = await project("vite", print(input));
  const build = { ssr: "main.mjs", outDir: "built", rollupOptions: { output: { entryFileNames: "main.mjs" } } };
  await buildWithVite({ root, logLevel: "error", configFile: false, build, ssr: { noExternal: true } });
  return outputOf(path.join(root, "built/main.mjs"));
}

async function runWithWebpack(_: string, input: object): Promise<unknown> {
  const context = await project("webpack", print(input));
  const output = { path: context, filename: "bundled.cjs" };
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    webpack({ context, entry: "./main.mjs", mode: "production", target: "node", output }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
  });
  // A warning is an error.
  if (stats === undefined || stats.hasErrors() || stats.hasWarnings())
    throw new Error(stats?.toString() ?? "no result");
  return outputOf(path.join(context, "bundled.cjs"));
}

/** Installs Next, which is too large to be a dependency of this repository, and serves a route of each kind. */
const next = (runtime: "nodejs" | "edge"): Pick<Host, "find" | "run"> => ({
  find: async () => {
    const folder = path.join(installed(), "next");
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, "package.json"), '{ "private": true }\n');
      const packages = ["next@16.4.6", "react@19", "react-dom@19"];
      await execute("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages], { cwd: folder });
      await cp(
        path.join(installed(), "node_modules/rootly-action-items"),
        path.join(folder, "node_modules/rootly-action-items"),
        {
          recursive: true,
        },
      );
      return { tool: folder };
    } catch (error) {
      return { missing: `Next cannot be installed: ${error instanceof Error ? error.message : String(error)}` };
    }
  },
  run: async (folder, input) => {
    const program = await project("next/program", "");
    return serveNext(folder, await readFile(path.join(program, "program.mjs"), "utf8"), runtime, input);
  },
});

export const HOSTS: Host[] = [
  {
    name: "Chromium, a page built by Vite",
    find: async () => {
      const tool = findChromium();
      return tool === undefined ? { missing: HOW_TO_INSTALL } : { tool };
    },
    run: runInChromium,
    refused: "unknown",
  },
  { name: "Vite, for Node", find: always, run: runWithVite, refused: "not-sent" },
  { name: "webpack, for Node", find: always, run: runWithWebpack, refused: "not-sent" },
  { name: "Next, a route for Node", ...next("nodejs"), refused: "not-sent" },
  { name: "Next, a route for the edge", ...next("edge"), refused: "not-sent" },
];

const ANSWER_MS = 120_000;

/**
 * Builds an application of Next with one route that runs a program, serves it, and asks it once.
 *
 * @param folder Where Next and the package are installed.
 * @param program An ES module whose default export is a function.
 */
async function serveNext(folder: string, program: string, runtime: "nodejs" | "edge", input: object): Promise<unknown> {
  const route = path.join(folder, "app/route");
  await mkdir(route, { recursive: true });
  await writeFile(path.join(route, "program.js"), program);
  await writeFile(
    path.join(route, "route.js"),
    `import program from "./program.js";
export const runtime = "${runtime}";
export const dynamic = "force-dynamic";
export async function GET() { return Response.json(await program(${JSON.stringify(input)})); }
`,
  );
  await writeFile(
    path.join(folder, "app/layout.js"),
    "export default function Layout({ children }) { return children; }\n",
  );
  const next = path.join(folder, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [next, "build"], { cwd: folder, env, timeout: 240_000 });
  const server = spawn(process.execPath, [next, "start", "--port", "0"], { cwd: folder, env });
  try {
    const url = await addressIn(server.stdout);
    const response = await fetch(`${url}/route`, { signal: AbortSignal.timeout(ANSWER_MS) });
    return await response.json();
  } finally {
    server.kill();
    await once(server, "close");
  }
}

/** The address that a server prints once it listens. */
async function addressIn(output: Readable): Promise<string> {
  let printed = "";
  // A pipe that is closed would end the server.
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    const [, url] = /(http:\/\/localhost:\d+)[^]*Ready/.exec(printed) ?? [];
    if (url === undefined) continue;
    output.resume();
    return url;
  }
  throw new Error(`Next has not started: ${printed}`);
}
