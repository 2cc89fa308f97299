import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { withUsedFormats } from "./used-formats.ts";

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
