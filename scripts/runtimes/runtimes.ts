import { execFile } from "node:child_process";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build, type Plugin } from "esbuild";
import type { Input, Report } from "./program.ts";

const execute = promisify(execFile);

/** Where programs run: a runtime of JavaScript, or what bundles them for one. */
export interface Place {
  /** With its version, where it has one. */
  name: string;
  /**
   * Runs the program, and returns its report; not there where the place is not, which `missing` explains.
   *
   * @param within A command that runs the one that follows it, `unshare` for example; only of runtimes.
   */
  run?: (input: Input, within?: string[]) => Promise<Report>;
  missing?: string;
}

/** Whether tests run everywhere (`npm run test:runtimes`), or in this Node only. */
export const IN_ALL = process.env["RUNTIMES"] === "all";

/** Where the packed package is installed, which programs then import; without it, they import its source. */
export const INSTALLED = process.env["RUNTIMES_PACKAGE"];

export const PROGRAM = path.join(import.meta.dirname, "program.ts");

/** The versions of Node that npm is asked for: the oldest that is supported, and what most users have. */
const NODES = ["20.19.0", "22", "24", "26"];
/** Runs workerd. It needs a newer Node than this repository, and is too large for its dependencies. */
const MINIFLARE = "miniflare@4.20260730.0";

/** Where the packages that npm installs for one platform keep their programs. */
const FILES = { Bun: "bin/bun", Deno: "deno" } as const;

/** The JavaScript runtimes that the tests run the client in. */
export async function findRuntimes(): Promise<Place[]> {
  const own = `Node ${process.versions.node}`;
  if (!IN_ALL) return [{ name: own, run: runIn(process.execPath, ["main.mjs"], PRINTED) }];
  return Promise.all([
    ...NODES.map(findNode),
    findBinary("Bun", ["run", "main.mjs"]),
    findBinary("Deno", ["run", "--no-config", "--allow-net", "main.mjs"]),
    findWorkerd(),
  ]);
}

async function findNode(version: string): Promise<Place> {
  const node = await nodeFromNpm(version);
  if ("error" in node) return { name: `Node ${version}`, missing: `npm cannot install Node ${version}: ${node.error}` };
  return { name: `Node ${node.version}`, run: runIn(node.file, ["main.mjs"], PRINTED) };
}

/** A Node from npm's registry, installed together with other packages; or why there is none. */
async function nodeFromNpm(
  version: string,
  ...packages: string[]
): Promise<{ version: string; file: string } | { error: string }> {
  const print = ["node", "-p", "`${process.versions.node} ${process.execPath}`"];
  const options = [`node@${version}`, ...packages].map((name) => `--package=${name}`);
  // They run on that Node, and this one may be too old for them.
  const command = ["exec", "--yes", "--engine-strict=false", ...options, "--", ...print];
  try {
    const { stdout } = await execute("npm", command);
    const [, found, file = ""] = /^(\S+) (.+)$/.exec(stdout.trim()) ?? [];
    return found === undefined ? { error: `it has printed ${JSON.stringify(stdout)}` } : { version: found, file };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function findBinary(name: keyof typeof FILES, args: string[]): Promise<Place> {
  for (const folder of await platformFolders(name.toLowerCase())) {
    const file = path.join(folder, process.platform === "win32" ? `${FILES[name]}.exe` : FILES[name]);
    // One that is there, but does not run here, is as good as none.
    const version = await execute(file, ["--version"]).then(
      ({ stdout }) => /\d[\d.-]*/.exec(stdout)?.[0],
      () => undefined,
    );
    if (version !== undefined) return { name: `${name} ${version}`, run: runIn(file, args, PRINTED) };
  }
  return { name, missing: `npm install has found no ${name} for this platform` };
}

/** The folders of a runtime's packages for this platform. The runtime's own package needs its install script to run. */
async function platformFolders(packageName: string): Promise<string[]> {
  const folders: string[] = [];
  try {
    const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    const { optionalDependencies } = JSON.parse(await readFile(manifest, "utf8")) as {
      optionalDependencies: Record<string, string>;
    };
    for (const name of Object.keys(optionalDependencies)) {
      const folder = path.join(path.dirname(manifest), "..", name);
      await access(folder).then(
        () => folders.push(folder),
        () => {},
      );
    }
  } catch {
    // It is not installed at all.
  }
  return folders;
}

async function findWorkerd(): Promise<Place> {
  const node = await nodeFromNpm("24", MINIFLARE);
  if ("error" in node) return { name: "workerd", missing: `npm cannot install ${MINIFLARE}: ${node.error}` };
  const { version } = createRequire(node.file)("workerd/package.json") as { version: string };
  return { name: `workerd ${version}`, run: runIn(node.file, ["miniflare.mjs"], SERVED) };
}

/** Runs the program in a process that prints the report. */
const PRINTED = (call: string) => ({ "main.mjs": `${IMPORT}console.log(JSON.stringify(await ${call}));\n` });

/** Runs the program in a worker that answers with the report. */
const SERVED = (call: string) => ({
  "main.mjs": `${IMPORT}export default { async fetch() { return Response.json(await ${call}); } };\n`,
  "miniflare.mjs": `import { createRequire } from "node:module";
const { Miniflare } = createRequire(process.execPath)("miniflare");
const miniflare = new Miniflare({ modules: true, scriptPath: "main.mjs", compatibilityDate: "2026-01-01" });
console.log(await (await miniflare.dispatchFetch("http://localhost/")).text());
await miniflare.dispose();
`,
});

const IMPORT = 'import program from "./program.mjs";\n';

/** A safety net for a busy machine. */
export const PATIENT_MS = 120_000;

/**
 * What bundles the program as applications are bundled, and runs it.
 *
 * @param file The runtime, and the arguments that it is started with.
 * @param main The files that run the program, by their names, for an expression that calls it.
 */
function runIn(
  file: string,
  args: string[],
  main: (call: string) => Record<string, string>,
): NonNullable<Place["run"]> {
  return async (input, within = []) => {
    const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-runtime-"));
    try {
      await build({
        ...{ entryPoints: [PROGRAM], outfile: path.join(folder, "program.mjs") },
        ...{ bundle: true, minify: true, format: "esm", target: "es2022", logLevel: "error" },
        plugins: INSTALLED === undefined ? [] : [installed(INSTALLED)],
      });
      const files = Object.entries(main(`program(${JSON.stringify(input)})`));
      await Promise.all(files.map(([name, code]) => writeFile(path.join(folder, name), code)));
      const [command = file, ...rest] = [...within, file, ...args];
      const env = within.length === 0 ? {} : { PATH: process.env["PATH"] };
      const { stdout } = await execute(command, rest, { cwd: folder, env, timeout: PATIENT_MS });
      return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Report;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** Imports the package from where it is installed. */
function installed(resolveDir: string): Plugin {
  return {
    name: "installed",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^rootly-action-items/, namespace: "file" }, ({ path: name, kind, pluginData }) =>
        pluginData === resolveDir ? undefined : resolve(name, { kind, resolveDir, pluginData: resolveDir }),
      );
    },
  };
}
