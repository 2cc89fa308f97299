import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build, type Plugin } from "esbuild";

/**
 * Makes one module, which imports nothing, of several.
 *
 * @param modules The sources of ES modules, by the names that they import each other by. They may ask for CommonJS
 *   packages with `require`.
 * @param entry The name of the module whose exports the result has.
 */
export async function joinModules<Name extends string>(
  modules: { [name in Name]: string },
  entry: NoInfer<Name>,
): Promise<string> {
  const root = path.resolve(import.meta.dirname, "../..");
  const sources = await withUsedFormats(new Map<string, string>(Object.entries(modules)));
  const virtual: Plugin = {
    name: "virtual",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /./ }, ({ path }) => (sources.has(path) ? { path, namespace: "virtual" } : undefined));
      onLoad({ filter: /./, namespace: "virtual" }, ({ path }) => ({
        contents: sources.get(path) ?? "",
        resolveDir: root,
      }));
      // What Ajv notes there for itself, how to ask for the function, would look like a `require`.
      onLoad({ filter: /ajv.dist.runtime/ }, async ({ path }) => ({
        contents: (await readFile(path, "utf8")).replace(/^\w+\.code = .*$/m, ""),
      }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "es2022",
    charset: "utf8",
    // The result names the files that it holds, relative to this directory.
    absWorkingDir: root,
    plugins: [virtual],
  });
  return outputFiles.map(({ text }) => text).join("");
}

const MODULE = "ajv-formats/dist/formats";

/** How Ajv's code asks for a format. */
const FORMAT = /require\("ajv-formats\/dist\/formats"\)\.fullFormats(?:\.(\w+)|\["([^"]+)"\])/g;

/** Modules that use formats, and one that has those formats and no others: all of them would be a sixth of the validators. */
async function withUsedFormats(modules: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const used = new Set<string>();
  const result = new Map<string, string>();
  for (const [name, source] of modules) {
    const code = source.replace(FORMAT, (_, plain: string | undefined, quoted: string) => {
      const format = plain ?? quoted;
      used.add(format);
      return `fullFormats[${JSON.stringify(format)}]`;
    });
    result.set(name, code === source ? source : `import { fullFormats } from "${MODULE}";\n${code}`);
  }
  const source = await readFile(createRequire(import.meta.url).resolve(MODULE), "utf8");
  return result.set(MODULE, onlyFormats(source, used));
}

/** The package's module as an ES module, so that a bundler leaves out the functions of the formats that are not used. */
function onlyFormats(source: string, used: ReadonlySet<string>): string {
  const [, table = ""] = /^exports\.fullFormats = \{\n(.*?)^\};/ms.exec(source) ?? [];
  const entries = table.split("\n").filter((line) => used.has(/^ *"?([\w-]+)/.exec(line)?.[1] ?? ""));
  const functions = source.slice(source.indexOf("function isLeapYear"));
  const fmtDef = /^function fmtDef.*?^\}/ms.exec(source)?.[0] ?? "";
  return `${fmtDef}\nexport const fullFormats = {\n${entries.join("\n")}\n};\n${functions}`;
}
