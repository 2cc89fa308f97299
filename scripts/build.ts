/** `npm run build`: writes what the package ships to `dist/`, once as ES modules and once as CommonJS. */
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import ts from "typescript";

const ESM = "dist/esm";
const CJS = "dist/cjs";

/** What both kinds of module need of `generated/`, in the same place beside the client as in the repository. */
const GENERATED = ["operation-ids.d.ts", "operation-ids.js", "schema.d.ts", "validators.d.ts", "validators.js"];

async function buildEsm(): Promise<void> {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "--project", "src/tsconfig.build.json"]);
  for (const file of GENERATED) await cp(`generated/${file}`, `${ESM}/generated/${file}`);
}

/** From the ES modules: the declarations are the same, and the code differs in how it imports and exports only. */
async function buildCjs(): Promise<void> {
  const files = await readdir(ESM, { recursive: true });
  await mkdir(CJS);
  await writeFile(`${CJS}/package.json`, '{ "type": "commonjs" }\n');
  for (const file of files) {
    const target = path.join(CJS, file);
    if (/\.d\.ts(\.map)?$/.test(file)) await cp(path.join(ESM, file), target);
    if (file.endsWith(".js")) await writeCjs(file, target);
  }
}

async function writeCjs(file: string, target: string): Promise<void> {
  // The client's code from its source, so that its source map leads there.
  const source = file.startsWith("generated") ? file : file.replace(/\.js$/, ".ts");
  const { outputText, sourceMapText } = ts.transpileModule(await readFile(source, "utf8"), {
    fileName: path.relative(path.dirname(target), source),
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      rewriteRelativeImportExtensions: true,
      allowJs: true,
      sourceMap: file !== source,
      inlineSources: true,
    },
  });
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, outputText);
  if (sourceMapText !== undefined) await writeFile(`${target}.map`, sourceMapText);
}

await rm("dist", { recursive: true, force: true });
try {
  await buildEsm();
  await buildCjs();
} catch (error) {
  // What tsc found stands on its standard output.
  console.error(error instanceof Error && "stdout" in error ? error.stdout : error);
  process.exitCode = 1;
}
