import { execFile } from "node:child_process";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build, type Plugin } from "esbuild";

const run = promisify(execFile);

export interface Runtime {
  readonly name: "Node" | "Bun" | "Deno" | "workerd";
  /** What it says its version is; undefined when npm has no such runtime for this platform. */
  readonly version: string | undefined;
  readonly file: string;
}

/** Where the packages that npm installs for one platform keep their programs. */
const FILES = { Bun: "bin/bun", Deno: "deno", workerd: "bin/workerd" } as const;

/** The versions of Node that npm is asked for: the oldest that is supported, and what most users have. */
const NODES = ["20.19.0", "22", "24", "26"];

/** Whether tests run in all runtimes (`npm run test:runtimes`), or in this Node only. */
export const IN_ALL = process.env["RUNTIMES"] === "all";

/** Where the packed package is installed, which programs then import; without it, they import its source. */
const INSTALLED = process.env["RUNTIMES_PACKAGE"];

/** The JavaScript runtimes that the tests run the client in. */
export async function findRuntimes(): Promise<Runtime[]> {
  if (!IN_ALL) return [{ name: "Node", version: process.versions.node, file: process.execPath }];
  const nodes = NODES.map(async (version): Promise<Runtime> => {
    const print = ["node", "-p", "`${process.versions.node} ${process.execPath}`"];
    const { stdout } = await run("npm", ["exec", "--yes", `--package=node@${version}`, "--", ...print]).catch(() => ({
      stdout: "",
    }));
    const [, nodeVersion, file = ""] = /^(\S+) (.+)$/.exec(stdout.trim()) ?? [];
    return { name: "Node", version: nodeVersion, file };
  });
  const others = Object.entries(FILES).map(async ([key, file]): Promise<Runtime> => {
    // Its keys are these names.
    const name = key as keyof typeof FILES;
    for (const folder of await platformFolders(name.toLowerCase())) {
      const executable = path.join(folder, process.platform === "win32" ? `${file}.exe` : file);
      // One that is there, but does not run here, is as good as none.
      const version = await run(executable, ["--version"]).then(
        ({ stdout }) => /\d[\d.-]*/.exec(stdout)?.[0],
        () => undefined,
      );
      if (version !== undefined) return { name, version, file: executable };
    }
    return { name, version: undefined, file: "" };
  });
  return Promise.all([...nodes, ...others]);
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

/**
 * Bundles a program as applications are bundled, runs it in a runtime, and returns what its default export, a function,
 * resolves with.
 *
 * @param program The path of an ES module.
 * @param input What the function is called with, as JSON.
 * @param flags For the runtime's command line.
 */
export async function runIn(
  { name, file }: Runtime,
  program: string,
  input: object,
  flags?: string[],
): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-runtime-"));
  try {
    await build({
      ...{ entryPoints: [program], outfile: path.join(folder, "program.mjs") },
      ...{ bundle: true, minify: true, format: "esm", target: "es2022", logLevel: "error" },
      plugins: INSTALLED === undefined ? [] : [installed(INSTALLED)],
    });
    const print = `console.log(JSON.stringify(await program(${JSON.stringify(input)})));`;
    const worker = name === "workerd";
    await writeFile(
      path.join(folder, "main.mjs"),
      `import program from "./program.mjs";\n${worker ? `export default { async test() { ${print} } };` : print}\n`,
    );
    await writeFile(path.join(folder, "workerd.capnp"), WORKERD);
    const args = {
      Node: [...(flags ?? []), "main.mjs"],
      Bun: ["run", ...(flags ?? []), "main.mjs"],
      Deno: ["run", "--no-config", ...(flags ?? ["--allow-net"]), "main.mjs"],
      workerd: ["test", "workerd.capnp"],
    };
    const { stdout } = await run(file, args[name], { cwd: folder, env: {}, timeout: 60_000 });
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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

/** Programs may reach this machine, where the tests' servers are. */
const WORKERD = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [
        (name = "main.mjs", esModule = embed "main.mjs"),
        (name = "program.mjs", esModule = embed "program.mjs"),
      ],
      compatibilityDate = "2026-01-01",
    )),
    (name = "internet", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
  ],
);
`;
