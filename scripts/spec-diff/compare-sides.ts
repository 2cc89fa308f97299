import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { generateTypes } from "../generate/types.ts";
import { type Change, fingerprint, type Place, proposedLines, type VersionStep, versionStep } from "./change.ts";
import { compareSpecs, type LoadedSpec } from "./compare-specs.ts";
import { loadSpec, readFrom, type Side } from "./side.ts";
import { type Waiver, waivers as reviewed } from "./waivers.ts";

/** Everything that a comparison has found. */
export interface Comparison extends VersionStep {
  base: string;
  revision: string;
  changes: readonly Change[];
  /** The base's type tests and examples that do not compile any more. */
  compileErrors: readonly CompileError[];
  /** The lines that CHANGELOG.md could get. */
  proposed: readonly string[];
}

/**
 * Compares the specs of two sides, and everything that follows from that.
 *
 * @param root The repository, whose tests and client stand in for a side that has only a spec.
 */
export async function compareSides(
  root: string,
  base: Side,
  revision: Side,
  waivers: readonly Waiver[] = reviewed,
): Promise<Comparison> {
  const [before, after] = await Promise.all([loadSpec(base.spec, base.root), loadSpec(revision.spec, revision.root)]);
  // Before the specs are compared, which rewrites them.
  const versions = { from: await versionOf(base, before), to: await versionOf(revision, after) };
  const compileErrors = compileErrorsOf(base.repository ?? root, revision.repository ?? root, before, after);
  const matches = [...(await compareSpecs(before, after))];
  if (!matches.some(({ breaks }) => breaks.includes("callers-compile-time")))
    matches.push(...compileErrors.map(asChange));
  const changes = matches.map((change) => ({ ...change, waived: waivers.some(({ id }) => id === change.id) }));
  const changelog = await readFrom(revision, "CHANGELOG.md");
  const step = versionStep(changes, { ...versions, changelog });
  return {
    ...step,
    base: base.name,
    revision: revision.name,
    changes,
    compileErrors,
    proposed: proposedLines(changes),
  };
}

/** What does not compile with the types of the revision, but did with those of the base. */
function compileErrorsOf(base: string, revision: string, before: LoadedSpec, after: LoadedSpec): CompileError[] {
  const [old, types] = [generateTypes(before.bundle), generateTypes(after.bundle)];
  if (old === types) return [];
  const errors = compileTests(base, revision, types);
  if (errors.length === 0) return [];
  const known = new Set(compileTests(base, revision, old).map(keyOf));
  return errors.filter((error) => !known.has(keyOf(error)));
}

function keyOf({ file, line, message }: CompileError): string {
  return `${file}:${line} ${message}`;
}

/** What no rule has found. */
function asChange({ file, line, message }: CompileError): Change {
  return {
    id: fingerprint("compiler", file, message),
    bump: "major",
    breaks: ["callers-compile-time"],
    operation: null,
    pointer: null,
    file,
    line,
    before: { file, line },
    message: `This does not compile any more: ${message}`,
    waived: false,
  };
}

async function versionOf(side: Side, { document }: LoadedSpec): Promise<string> {
  const manifest = await readFrom(side, "package.json");
  if (manifest === undefined) return document.info.version;
  const { version } = JSON.parse(manifest) as { version: string };
  return version;
}

/** Something that compiles no more. */
interface CompileError extends Place {
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
    if (text === undefined) return undefined;
    const known = parsedFiles.get(file);
    if (known?.text === text) return known;
    const parsed = ts.createSourceFile(file, text, version, true);
    parsedFiles.set(file, parsed);
    return parsed;
  };
  const program = ts.createProgram([...tests.keys()], options, host);
  return [...tests.keys()].flatMap((test) => {
    const source = program.getSourceFile(test);
    const diagnostics = source === undefined ? [] : program.getSemanticDiagnostics(source);
    return diagnostics.flatMap((diagnostic) => errorFrom(diagnostic, revision));
  });
}

/** Libraries are most of what is parsed, and the same in every program. */
const parsedFiles = new Map<string, ts.SourceFile>();

const UNUSED_EXPECT_ERROR = 2578;

function errorFrom({ code, file, start = 0, messageText }: ts.Diagnostic, root: string): CompileError[] {
  if (file === undefined || code === UNUSED_EXPECT_ERROR || assertsSameness(file, start)) return [];
  const [message = ""] = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
  const { line } = file.getLineAndCharacterOfPosition(start);
  return [{ file: posix(path.relative(root, file.fileName)), line: line + 1, message: `TS${code}: ${message}` }];
}

/** Whether a position is in a statement that begins with `expectTypeOf`. */
function assertsSameness(file: ts.SourceFile, position: number): boolean {
  let isFound = false;
  const visit = (node: ts.Node): void => {
    if (position < node.getStart(file) || position >= node.end) return;
    isFound ||= ts.isExpressionStatement(node) && node.getText(file).startsWith("expectTypeOf");
    ts.forEachChild(node, visit);
  };
  visit(file);
  return isFound;
}

function optionsIn(root: string): ts.CompilerOptions {
  const file = path.join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(file, (name) => readFileSync(name, "utf8"));
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noEmit: true, skipLibCheck: true };
}

function posix(file: string): string {
  return file.replaceAll("\\", "/");
}
