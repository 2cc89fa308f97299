// Starts TypeScript without tsx, which takes three times as long to load: `npm run generate`, and the threads that it needs.
import { realpathSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * Imports of packages, by the URL of their file: code that isn't in a file cannot find them by their name.
 *
 * @type {import("esbuild").Plugin}
 */
const packagesByUrl = {
  name: "packages-by-url",
  setup: ({ onResolve, resolve }) =>
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      // What is asked for below comes through here, too.
      if (pluginData === packagesByUrl) return undefined;
      if (isBuiltin(path)) return { path, external: true };
      const resolved = await resolve(path, { kind, resolveDir, pluginData: packagesByUrl });
      return resolved.errors.length > 0 ? resolved : { path: pathToFileURL(resolved.path).href, external: true };
    }),
};

/**
 * Makes one module, in JavaScript, of TypeScript that imports files of this folder.
 *
 * @param {string} contents What would stand in a file of this folder.
 * @param {string} name What stack traces call the module; otherwise they would hold all of the code.
 * @returns {Promise<URL>} What to import.
 */
export async function asModule(contents, name) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    // package.json says, for those who import the client, that nothing has side effects.
    ignoreAnnotations: true,
    write: false,
    format: "esm",
    platform: "node",
    define: {
      "import.meta.dirname": JSON.stringify(import.meta.dirname),
      "import.meta.url": JSON.stringify(pathToFileURL(path.join(import.meta.dirname, "module")).href),
    },
    footer: { js: `//# sourceURL=${name}` },
    plugins: [packagesByUrl],
  });
  const code = outputFiles.map(({ text }) => text).join("");
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

// Node resolves symbolic links in the one, and not in the other.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  const sources = ["../generate.ts", "../../contract-tests/reporting/closed-output.ts"];
  const program = await asModule(sources.map((source) => `export * from "${source}";`).join(""), "generate.ts");
  /** @type {typeof import("../generate.ts") & typeof import("../../contract-tests/reporting/closed-output.ts")} */
  const { generateCommand, outliveClosedOutput } = await import(program.href);
  outliveClosedOutput();
  process.exitCode = await generateCommand(process.argv.slice(2), {
    root: process.cwd(),
    print: (text) => console.log(text),
    printError: (text) => console.error(text),
  });
}
