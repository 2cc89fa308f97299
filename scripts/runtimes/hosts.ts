import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { build as buildWithVite, preview } from "vite-8";
import webpack from "webpack";
import { findChromium, HOW_TO_INSTALL, launchChromium, openPage } from "../../contract-tests/reporting/chromium.ts";
import type { Input, Report } from "./program.ts";
import { INSTALLED, PATIENT_MS, type Place, PROGRAM } from "./runtimes.ts";

const execute = promisify(execFile);

/** The folder where the packed package is installed. */
function installed(): string {
  if (INSTALLED === undefined) throw new Error("RUNTIMES_PACKAGE must name the folder where the package is installed.");
  return INSTALLED;
}

/** Writes the program beside the installed package, as JavaScript, and a module that exports what it says. */
async function project(name: string, main: string): Promise<string> {
  const folder = path.join(installed(), name);
  await mkdir(folder, { recursive: true });
  const source = await readFile(PROGRAM, "utf8");
  const { code } = await transform(source, { loader: "ts", format: "esm", target: "es2022" });
  await writeFile(path.join(folder, "program.mjs"), code);
  await writeFile(path.join(folder, "main.mjs"), `import program from "./program.mjs";\n${main}\n`);
  return folder;
}

const print = (input: Input) =>
  `program(${JSON.stringify(input)}).then((result) => console.log(JSON.stringify(result)));`;

async function outputOf(file: string): Promise<Report> {
  const { stdout } = await execute(process.execPath, [file], { env: {}, timeout: PATIENT_MS });
  return JSON.parse(stdout) as Report;
}

async function runInChromium(executablePath: string, input: Input): Promise<Report> {
  const root = await project("page", "globalThis.program = program;");
  await writeFile(path.join(root, "index.html"), '<!doctype html><script type="module" src="./main.mjs"></script>\n');
  const quiet = { root, logLevel: "error", configFile: false } as const;
  await buildWithVite(quiet);
  const server = await preview({ ...quiet, preview: { port: 0 } });
  const browser = await launchChromium(executablePath, ["--no-sandbox"]);
  try {
    const page = await openPage(browser);
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    await page.waitForFunction("program !== undefined");
    return await page.evaluate(`program(${JSON.stringify(input)})`);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function runWithVite(input: Input): Promise<Report> {
  const root = await project("vite", print(input));
  const build = { ssr: "main.mjs", outDir: "built", rollupOptions: { output: { entryFileNames: "main.mjs" } } };
  await buildWithVite({ root, logLevel: "error", configFile: false, build, ssr: { noExternal: true } });
  return outputOf(path.join(root, "built/main.mjs"));
}

async function runWithWebpack(input: Input): Promise<Report> {
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

/** Browsers, bundlers and frameworks. */
export async function findHosts(): Promise<Place[]> {
  const executable = findChromium();
  return [
    {
      name: "Chromium, a page built by Vite",
      ...(executable === undefined
        ? { missing: HOW_TO_INSTALL }
        : { run: (input) => runInChromium(executable, input) }),
    },
    { name: "Vite, for Node", run: runWithVite },
    { name: "webpack, for Node", run: runWithWebpack },
    ...(await findNext()),
  ];
}

/** The routes of an application of Next, by the runtime that they say. */
const ROUTES = { "Next, a route for Node": "nodejs", "Next, a route for the edge": "edge" } as const;

async function findNext(): Promise<Place[]> {
  const routes = Object.entries(ROUTES);
  try {
    const folder = await installNext();
    let built: Promise<void> | undefined;
    return routes.map(([name, runtime]) => ({
      name,
      run: async (input) => {
        await (built ??= buildNext(folder));
        return serveNext(folder, runtime, input);
      },
    }));
  } catch (error) {
    const missing = `Next cannot be installed: ${error instanceof Error ? error.message : String(error)}`;
    return routes.map(([name]) => ({ name, missing }));
  }
}

/** Next is too large to be a dependency of this repository. */
async function installNext(): Promise<string> {
  const folder = path.join(installed(), "next");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), '{ "private": true }\n');
  const packages = ["next@16.4.6", "react@19", "react-dom@19"];
  await execute("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages], { cwd: folder });
  const ours = "node_modules/rootly-action-items";
  await cp(path.join(installed(), ours), path.join(folder, ours), { recursive: true });
  return folder;
}

const NEXT = "node_modules/next/dist/bin/next";
const NEXT_ENV = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;

/** Builds an application with a route for each runtime, which runs the program. */
async function buildNext(folder: string): Promise<void> {
  const program = path.join(await project("next/program", ""), "program.mjs");
  for (const runtime of Object.values(ROUTES)) {
    const route = path.join(folder, "app", runtime);
    await mkdir(route, { recursive: true });
    await cp(program, path.join(route, "program.js"));
    await writeFile(
      path.join(route, "route.js"),
      `import program from "./program.js";
export const runtime = "${runtime}";
export async function POST(request) { return Response.json(await program(await request.json())); }
`,
    );
  }
  const layout = "export default function Layout({ children }) { return children; }\n";
  await writeFile(path.join(folder, "app/layout.js"), layout);
  await execute(process.execPath, [NEXT, "build"], { cwd: folder, env: NEXT_ENV, timeout: 2 * PATIENT_MS });
}

/** Serves the application, and sends one of its routes the input. */
async function serveNext(folder: string, route: string, input: Input): Promise<Report> {
  const server = spawn(process.execPath, [NEXT, "start", "--port", "0"], { cwd: folder, env: NEXT_ENV });
  try {
    const url = await addressIn(server.stdout);
    const body = JSON.stringify(input);
    const signal = AbortSignal.timeout(PATIENT_MS);
    const response = await fetch(`${url}/${route}`, { method: "POST", body, signal });
    return (await response.json()) as Report;
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
