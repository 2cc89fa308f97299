/** `npm run build`: writes what the package ships to `dist/`, and beside it what resolvers without `exports` look for. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { build, type Plugin, transform } from "esbuild";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";

/** What can be imported, by the name that stands after the package's. */
const CLIENT = { index: "src/index.ts" };
/** What goes with the client, and is imported beside it. */
const BESIDE = { reconcile: "src/reconcile.ts", undici: "src/undici.ts", validation: "src/validation.ts" };
/** What comes as CommonJS only, which both kinds of module can import: no bundler has anything to leave out of it. */
const WHOLE = { testing: "src/testing.ts" };
const TYPES_ONLY = { schema: "generated/schema.d.ts" };

const COMMON = { bundle: true, platform: "node", target: "es2022", logLevel: "error" } as const;
const MINIFIED = { format: "cjs", platform: "node", target: "es2022", minify: true } as const;
/** With its names, which stacks show. */
const COMPACT = { format: "esm", minifyWhitespace: true } as const;

/** Lets a bundle import, from another file of the package, what it would hold a copy of. */
function importing(filter: RegExp, path: string): Plugin {
  return {
    name: path,
    setup: ({ onResolve }) => onResolve({ filter }, () => ({ path, external: true })),
  };
}

const validators = importing(/^\.\..*\/generated\/validators\.js$/, "./validators.cjs");
/** An error has one class, whichever entry throws it: the index exports all that these files do. */
const errors = importing(/\/errors\/(argument-error|is-rootly-error|no-response|rootly-error)\.ts$/, "./index.js");

/** A file for each entry: each file that an import has to read costs about a millisecond. */
async function buildCode(): Promise<void> {
  const client = { ...COMMON, entryPoints: CLIENT };
  const beside = { ...COMMON, entryPoints: BESIDE, external: ["undici"], plugins: [errors, validators] };
  for (const options of [client, beside]) {
    const { outputFiles } = await build({ ...options, ...COMPACT, outdir: "dist", write: false });
    for (const { path, text } of outputFiles) {
      await writeFile(path, text);
      const { code } = await transform(text, MINIFIED);
      await writeFile(path.replace(/js$/, "cjs"), code.replaceAll(/require\("(\.\/\w+)\.js"\)/g, 'require("$1.cjs")'));
    }
  }
}

async function buildWhole(): Promise<void> {
  const outputs = { outdir: "dist", outExtension: { ".js": ".cjs" } };
  const entryPoints = { ...WHOLE, validators: "generated/validators.js" };
  await build({ ...COMMON, ...MINIFIED, ...outputs, entryPoints, plugins: [validators] });
  for (const name of Object.keys(WHOLE)) await writeFile(`dist/${name}.js`, `export * from "./${name}.cjs";\n`);
}

/** The declarations, as CommonJS; those of the ES modules are the same. */
async function buildTypes(): Promise<void> {
  const input = { ...CLIENT, ...BESIDE, ...WHOLE, ...TYPES_ONLY };
  const bundle = await rollup({
    ...{ input, external: /^[^./]/, plugins: [dts({ tsconfig: "src/tsconfig.build.json" })] },
    onLog(_, { message }) {
      // Types that users never name need no export.
      if (!message.includes("references private shared type")) throw new Error(message);
    },
  });
  await bundle.write({
    dir: "dist",
    format: "cjs",
    entryFileNames: "[name].d.cts",
    chunkFileNames: "shared-[hash].d.cts",
  });
  await bundle.close();
  for (const name of Object.keys(input)) await writeFile(`dist/${name}.d.ts`, `export * from "./${name}.cjs";\n`);
}

/** Folders and a file by the names of the subpaths, for TypeScript's `moduleResolution: node10`, Parcel and others. */
async function buildStubs(): Promise<void> {
  const stub = async (name: string, code: object) => {
    await mkdir(name, { recursive: true });
    await writeFile(`${name}/package.json`, JSON.stringify({ ...code, types: `../dist/${name}.d.cts` }));
  };
  for (const name of Object.keys({ ...BESIDE, ...WHOLE })) {
    await stub(name, { main: `../dist/${name}.cjs`, module: `../dist/${name}.js` });
  }
  for (const name of Object.keys(TYPES_ONLY)) await stub(name, {});
  await writeFile("openapi.json", JSON.stringify(JSON.parse(await readFile("generated/openapi.json", "utf8"))));
}

await rm("dist", { recursive: true, force: true });
await mkdir("dist");
try {
  await Promise.all([buildCode(), buildWhole(), buildTypes(), buildStubs()]);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
