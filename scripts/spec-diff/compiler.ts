import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { Place } from "./change.ts";

/** Something that compiles no more. */
export interface CompileError extends Place {
  /** `TS2322: …`, the first line of it. */
  message: string;
}

/**
 * Compiles the type tests and the examples of the base against the types of the revision. What asserts that a type is this
 * and no other does not count, nor does what compiles now and was marked as an error: both fail for what is only new.
 *
 * @param base The repository whose tests are compiled.
 * @param revision The repository whose client they are compiled with.
 * @param types The text of its generated/schema.d.ts.
 */
export function compileTests(base: string, revision: string, types: string): CompileError[] {
  const files = ts.sys.readDirectory(base, [".ts"], undefined, ["src/**/*.test-d.ts", "examples/**/*.ts"]);
  const tests = new Map(files.map((file) => [posix(path.join(revision, path.relative(base, file))), file]));
  const options = optionsIn(revision);
  const host = ts.createCompilerHost(options, true);
  const { readFile, fileExists } = host;
  const schema = posix(path.join(revision, "generated/schema.d.ts"));
  host.readFile = (file) => {
    if (posix(file) === schema) return types;
    const test = tests.get(posix(file));
    return test === undefined ? readFile(file) : readFileSync(test, "utf8");
  };
  host.fileExists = (file) => tests.has(posix(file)) || fileExists(file);
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version, true);
  };
  const program = ts.createProgram([...tests.keys()], options, host);
  return [...tests.keys()].flatMap((test) => {
    const source = program.getSourceFile(test);
    const diagnostics = source === undefined ? [] : program.getSemanticDiagnostics(source);
    return diagnostics.flatMap((diagnostic) => errorFrom(diagnostic, revision));
  });
}

const UNUSED_EXPECT_ERROR = 2578;

function errorFrom({ code, file, start = 0, messageText }: ts.Diagnostic, root: string): CompileError[] {
  if (file === undefined || code === UNUSED_EXPECT_ERROR || assertsSameness(file, start)) return [];
  const [message = ""] = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
  const { line } = file.getLineAndCharacterOfPosition(start);
  return [{ file: posix(path.relative(root, file.fileName)), line: line + 1, message: `TS${code}: ${message}` }];
}

/** Whether a position is in a statement that begins with `expectTypeOf`. */
function assertsSameness(file: ts.SourceFile, position: number): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (position < node.getStart(file) || position >= node.end) return;
    found ||= ts.isExpressionStatement(node) && node.getText(file).startsWith("expectTypeOf");
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function optionsIn(root: string): ts.CompilerOptions {
  const file = path.join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(file, (name) => readFileSync(name, "utf8"));
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noEmit: true, skipLibCheck: true };
}

function posix(file: string): string {
  return file.replaceAll("\\", "/");
}
