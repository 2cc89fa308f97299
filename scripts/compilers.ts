import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import type typescript from "typescript";

const require = createRequire(import.meta.url);

/** What a compiler says of the project in a folder; nothing is the empty string. */
type Compile = (project: string) => Promise<string>;

/** The compilers that a user of the package may have, by the name of their packages here. */
export const COMPILERS = {
  "typescript-5.4": inProcess("typescript-5.4"),
  typescript: inProcess("typescript"),
  "typescript-6": inProcess("typescript-6"),
  // A program of its own.
  "typescript-7": async (project) => {
    const tsc = path.join(path.dirname(require.resolve("typescript-7/package.json")), "bin/tsc");
    const ended = promisify(execFile)(process.execPath, [tsc, "--project", project]);
    // With an exit code, the error has what was printed.
    const { stdout } = await ended.catch((error: { stdout: string }) => error);
    return stdout;
  },
} satisfies Record<string, Compile>;

export type CompilerName = keyof typeof COMPILERS;

/**
 * Compiles as `tsc --project` does. Standard libraries are parsed, and declarations of other packages are checked, once for
 * all projects: they are the same in each, and take most of the time.
 */
function inProcess(packageName: string): Compile {
  const libraries = new Map<string, typescript.SourceFile | undefined>();
  const checked = new Set<string>();
  return async (project) => {
    const ts = require(packageName) as typeof typescript;
    const file = path.join(project, "tsconfig.json");
    const { config, error } = ts.readConfigFile(file, (name) => ts.sys.readFile(name));
    const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, project, undefined, file);
    const host = ts.createCompilerHost(options);
    const { getSourceFile } = host;
    const folder = path.dirname(ts.getDefaultLibFilePath(options));
    host.getSourceFile = (name, ...rest) => {
      if (path.dirname(name) !== folder) return getSourceFile(name, ...rest);
      if (!libraries.has(name)) libraries.set(name, getSourceFile(name, ...rest));
      return libraries.get(name);
    };
    const program = ts.createProgram({ rootNames: fileNames, options, host });
    const diagnostics = [...(error ? [error] : []), ...errors];
    diagnostics.push(...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics());
    for (const source of program.getSourceFiles()) {
      if (checked.has(source.fileName)) continue;
      diagnostics.push(...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source));
      if (isOfAnotherPackage(source.fileName)) checked.add(source.fileName);
    }
    if (options.declaration) diagnostics.push(...program.getDeclarationDiagnostics());
    return ts.formatDiagnostics(diagnostics, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => project,
      getNewLine: () => "\n",
    });
  };
}

const isOfAnotherPackage = (file: string) => /\/node_modules\/(?!rootly-action-items\/)/.test(file);
