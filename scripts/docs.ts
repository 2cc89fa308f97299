/** `npm run docs`: builds the documentation's site in docs/.vitepress/dist, without network. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { noOptions, runCommand } from "./command.ts";

const root = path.resolve(import.meta.dirname, "..");
const ENDPOINTS = path.join(root, "docs/public/endpoints.html");
/** Redoc's only request to another host; it shows no image when this cannot be read. */
const LOGO = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const require = createRequire(import.meta.url);

/**
 * Runs a package's command in a process of its own, where nothing transpiles what it imports.
 *
 * @throws {Error} with what it printed, when it fails.
 */
async function run(packageName: string, command: string, args: readonly string[]): Promise<void> {
  const file = path.join(path.dirname(require.resolve(`${packageName}/package.json`)), command);
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => printed.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${packageName} failed:\n${Buffer.concat(printed).toString()}`);
}

/** What TypeDoc reads, and how it writes it. */
const TYPEDOC = {
  plugin: ["typedoc-plugin-markdown"],
  entryPoints: ["index", "reconcile", "testing", "undici", "validation"].map((entry) => `src/${entry}.ts`),
  tsconfig: "src/tsconfig.build.json",
  router: "module",
  out: "docs/api",
  entryFileName: "index",
  readme: "none",
  name: "API reference",
  modulesFileName: "modules",
  disableSources: true,
  excludePrivate: true,
  excludeInternal: true,
  excludeExternals: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  "validation.notExported": false,
  treatWarningsAsErrors: true,
  skipErrorChecking: true,
};

/** The reference of the package's entries, from their types and JSDoc. */
async function writeApiReference(): Promise<void> {
  const options = Object.entries(TYPEDOC).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
  await run(
    "typedoc",
    "bin/typedoc",
    options.flatMap(([name, value]) => [`--${name}`, String(value)]),
  );
}

/** The reference of the API's endpoints, from the spec. */
async function writeEndpointReference(): Promise<void> {
  const options = ["--inlineBundle", "--openapi.showExtensions=x-evidence"];
  const args = ["build-docs", "generated/openapi.json", "--output", ENDPOINTS, ...options];
  await run("@redocly/cli", "bin/cli.js", args);
  const page = await readFile(ENDPOINTS, "utf8");
  // Without an icon of its own, a browser asks for one that is not there.
  await writeFile(ENDPOINTS, page.replace(LOGO, "data:,").replace("<head>", `<head><link rel="icon" href="data:,">`));
}

noOptions(`Usage: npm run docs

Builds the documentation's site in docs/.vitepress/dist, without network.`);
await runCommand(async () => {
  await Promise.all([writeApiReference(), writeEndpointReference()]);
  await run("vitepress", "bin/vitepress.js", ["build", "docs"]);
  console.log("The site is in docs/.vitepress/dist; `npx vitepress preview docs` serves it.");
  return 0;
});
