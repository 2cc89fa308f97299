import { generateTypes } from "../generate/types.ts";
import { type Change, fingerprint } from "./change.ts";
import { compareSpecs, type LoadedSpec } from "./compare-specs.ts";
import type { CompileError } from "./compiler.ts";
import { loadSpec } from "./load-spec.ts";
import type { Comparison } from "./report.ts";
import { readFrom, type Side } from "./side.ts";
import { proposedLines, versionStep } from "./version-step.ts";
import { type Waiver, waivers as reviewed } from "./waivers.ts";

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
  const compileErrors = await compileErrorsOf(base.repository ?? root, revision.repository ?? root, before, after);
  const found = [...(await compareSpecs(before, after))];
  if (!found.some(({ breaks }) => breaks.includes("callers-compile-time"))) found.push(...compileErrors.map(asChange));
  const changes = found.map((change) => ({ ...change, waived: waivers.some(({ id }) => id === change.id) }));
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
async function compileErrorsOf(
  base: string,
  revision: string,
  before: LoadedSpec,
  after: LoadedSpec,
): Promise<CompileError[]> {
  const [old, types] = [generateTypes(before.bundle), generateTypes(after.bundle)];
  if (old === types) return [];
  const { compileTests } = await import("./compiler.ts");
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
