/** What a program that uses a client costs the type checker. */
import path from "node:path";
import ts from "typescript";

export interface TypeCost {
  /** How many types the checker had to make of generic ones: the same on every machine. */
  instantiations: number;
  /** Milliseconds, for binding and checking. */
  time: number;
}

const repository = path.resolve(import.meta.dirname, "..");
const clients = path.join(repository, "src");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
};

/** The client's declarations, as the package ships them, by the path of what they would be beside. */
function declarations(): Map<string, string> {
  const emitted = new Map<string, string>();
  const program = ts.createProgram([path.join(clients, "index.ts")], {
    ...options,
    ...{ noEmit: false, declaration: true, emitDeclarationOnly: true },
    ...{ allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true, verbatimModuleSyntax: true },
  });
  program.emit(undefined, (file, text) => emitted.set(path.normalize(file), text));
  return emitted;
}

/** Prepares to measure programs that may import `../src/index.js` and `../generated/schema.js`. */
export function typeChecker(): (program: string) => TypeCost {
  const shipped = declarations();
  const sources = new Map<string, ts.SourceFile | undefined>();
  const consumer = path.join(repository, "bench", "consumer.ts");
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  // Of the client there are only its declarations: whoever uses the package never checks its code.
  const hidden = (file: string) => file.startsWith(clients + path.sep) && !shipped.has(file);
  host.fileExists = (file) => shipped.has(file) || (!hidden(file) && fileExists(file));
  host.readFile = (file) => shipped.get(file) ?? readFile(file);
  return (program) => {
    host.getSourceFile = (file, target) => {
      const text = file === consumer ? program : shipped.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, target);
      // What TypeScript, openapi-fetch and the spec bring is the same for all of them: it is read once.
      if (!sources.has(file)) sources.set(file, getSourceFile(file, target));
      return sources.get(file);
    };
    const checked = ts.createProgram([consumer], options, host);
    const begin = performance.now();
    const problems = [...checked.getOptionsDiagnostics(), ...checked.getSemanticDiagnostics()];
    const time = performance.now() - begin;
    if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, host));
    return { instantiations: checked.getInstantiationCount(), time };
  };
}
