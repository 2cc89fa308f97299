import { readFileSync } from "node:fs";

/** A change of one file in `openapi/`. */
export interface Change {
  file: string;
  /** How many lines stand before it. */
  from: number;
  /** How many lines it takes away. */
  removed: number;
  /** A line that stands once above everything that is added here. */
  heading?: string;
  added: string[];
}

const CONTEXT = 3;

/** Changes as one patch, which `git apply` takes. */
export function patchOf(changes: readonly Change[]): string {
  const files = [...new Set(changes.map(({ file }) => file))];
  return files.map((file) => patchOfFile(file, inOrder(changes.filter((each) => each.file === file)))).join("");
}

/** From top to bottom, with what is added in one place put together. */
function inOrder(changes: readonly Change[]): Change[] {
  const ordered: Change[] = [];
  for (const change of changes.toSorted((one, other) => one.from - other.from)) {
    const before = ordered.at(-1);
    if (before?.from !== change.from || before.removed + change.removed > 0) ordered.push(change);
    else ordered.splice(-1, 1, { ...before, added: [...before.added, ...change.added] });
  }
  return ordered;
}

function patchOfFile(file: string, changes: readonly Change[]): string {
  const lines = linesOf(file);
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const before = hunk?.at(-1);
    // What is closer than the lines around it shares them.
    if (before && change.from - before.from - before.removed <= 2 * CONTEXT) hunk?.push(change);
    else hunks.push([change]);
  }
  const printed = [`--- a/${file}`, `+++ b/${file}`];
  let growth = 0;
  for (const hunk of hunks) {
    const body: string[] = [];
    const start = Math.max(0, (hunk[0]?.from ?? 0) - CONTEXT);
    let at = start;
    const kept = (to: number) => {
      body.push(...lines.slice(at, to).map((line) => ` ${line}`));
      at = Math.min(to, lines.length);
    };
    for (const { from, removed, heading, added } of hunk) {
      kept(from);
      body.push(...lines.slice(from, from + removed).map((line) => `-${line}`));
      body.push(...[...(heading === undefined ? [] : [heading]), ...added].map((line) => `+${line}`));
      at = from + removed;
    }
    kept(at + CONTEXT);
    const of = (mark: string) => body.filter((line) => line.startsWith(mark)).length;
    const [before, after] = [body.length - of("+"), body.length - of("-")];
    printed.push(`@@ -${start + 1},${before} +${start + growth + 1},${after} @@`, ...body);
    growth += after - before;
  }
  return `${printed.join("\n")}\n`;
}

/** The lines of a file of the repository. */
export function linesOf(file: string): string[] {
  return readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
}
