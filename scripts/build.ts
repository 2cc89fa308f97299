/** `npm run build`: writes what the package ships to `dist/`, and beside it what resolvers without `exports` look for. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { build, type Plugin, transform } from "esbuild";
import { rollup, type Plugin as RollupPlugin } from "rollup";
import { dts } from "rollup-plugin-dts";

/** What can be imported, by the name that stands after the package's. */
const CLIENT = { index: "src/index.ts" };
/** What goes with the client, and is imported beside it. */
const BESIDE = { reconcile: "src/reconcile.ts", undici: "src/undici.ts", validation: "src/validation.ts" };
/** What comes once for both kinds of module, as it is large and imported whole. */
const WHOLE = { testing: "src/testing.ts" };
/** What they export. */
const EXPORTS: Readonly<Record<keyof typeof WHOLE, string>> = { testing: "createFakeRootly" };
const TYPES_ONLY = { schema: "generated/schema.d.ts" };

const COMMON = { bundle: true, platform: "node", target: "es2022", logLevel: "error" } as const;
const MINIFIED = { format: "cjs", platform: "node", target: "es2022", minify: true } as const;
/** With the names of the client, which stacks show. */
const COMPACT = { format: "esm", minifyWhitespace: true, minifySyntax: true } as const;

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
  const license = "// Holds a function of openapi-fetch, Copyright (c) 2023 Drew Powers, under the MIT license.";
  const client = { ...COMMON, entryPoints: CLIENT, banner: { js: license } };
  const plugins = [errors, validators];
  const beside = { ...COMMON, entryPoints: BESIDE, external: ["undici"], plugins };
  for (const options of [client, beside]) {
    const { outputFiles } = await build({ ...options, ...COMPACT, outdir: "dist", write: false });
    for (const { path, text } of outputFiles) {
      await writeFile(path, text);
      const { code } = await transform(text, MINIFIED);
      await writeFile(path.replace(/js$/, "cjs"), code.replaceAll(/require\("(\.\/\w+)\.js"\)/g, 'require("$1.cjs")'));
    }
  }
}

/** A module of each kind hands the shared one its own kind of the client, so that an error has one class there, too. */
async function buildWhole(): Promise<void> {
  const outputs = { outdir: "dist", outExtension: { ".js": ".cjs" } };
  await build({ ...COMMON, ...MINIFIED, ...outputs, entryPoints: { validators: "generated/validators.js" } });
  for (const [name, exported] of Object.entries(EXPORTS)) {
    const outfile = `dist/${name}-shared.cjs`;
    const contents = `import { ${exported} } from "./${WHOLE[name as keyof typeof WHOLE]}"; exported.${exported} = ${exported};`;
    const stdin = { contents, resolveDir: "." };
    const banner = { js: "module.exports=modules=>{const exported={},require=name=>modules[name];" };
    const footer = { js: "return exported};" };
    await build({ ...COMMON, ...MINIFIED, outfile, stdin, plugins: [errors, validators], banner, footer });
    const modules = (index: string, rest: string) => `{"./index.js":${index},"./validators.cjs":${rest}}`;
    const required = modules('require("./index.cjs")', 'require("./validators.cjs")');
    await writeFile(`dist/${name}.cjs`, `module.exports=require("./${name}-shared.cjs")(${required});\n`);
    await writeFile(
      `dist/${name}.js`,
      'import*as index from"./index.js";import*as validators from"./validators.cjs";' +
        `import shared from"./${name}-shared.cjs";` +
        `export const{${exported}}=shared(${modules("index", "validators")});\n`,
    );
  }
}

/** The indentation of the declarations is a fortieth of what they take in the package. */
const TABS: RollupPlugin = {
  name: "tabs",
  renderChunk: (code) => code.replaceAll(/^(?: {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4)),
};

/** The declarations, as CommonJS; those of the ES modules are the same. */
async function buildTypes(): Promise<void> {
  const input = { ...CLIENT, ...BESIDE, ...WHOLE, ...TYPES_ONLY };
  const bundle = await rollup({
    ...{ input, external: /^[^./]/, plugins: [dts({ tsconfig: "src/tsconfig.build.json" }), TABS] },
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
