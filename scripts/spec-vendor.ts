/** `npm run spec:vendor`: compares the vendor's published spec with ours, and prints the differences. */
import { isRun, readOptions, runCommand } from "./command.ts";
import { printProblem } from "./generate/problem.ts";
import { bundleSpec } from "./generate/redocly.ts";
import { changesSince, compareVendor, type VendorChange } from "./spec-vendor/compare-vendor.ts";
import type { Entry } from "./spec-vendor/differences.ts";
import { loadVendor } from "./spec-vendor/load-vendor.ts";

const USAGE = `Usage: npm run spec:vendor -- FILE|URL [--since FILE|URL] [--format text|json]

Compares the vendor's published OpenAPI spec with openapi/, on the paths that openapi/ covers. Prints what the vendor has and
openapi/ lacks, what openapi/ claims and the vendor contradicts, and what only openapi/ has, with its evidence.

  --since      prints only what the vendor has changed since this older spec, and what openapi/ says of that
  --format     text (default) or json

Exits with 0; with 1 when something is missing or contradicted that scripts/spec-vendor/accepted.ts does not name; with 2
when the comparison failed.`;

async function main(): Promise<number> {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: {
      since: { type: "string" },
      format: { type: "string", default: "text" },
    },
  });
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0) throw new Error(USAGE);
  const { since, format } = values;
  if (format !== "text" && format !== "json")
    throw new Error(`--format is text or json, not ${JSON.stringify(format)}.`);
  const root = process.cwd();
  console.error(`Compares ${source}${since === undefined ? "" : `, since ${since},`} with openapi/\n`);
  const [vendor, old] = await Promise.all([loadVendor(source), since === undefined ? undefined : loadVendor(since)]);
  const ours = await bundleSpec(root);
  if (Array.isArray(ours)) throw new Error(ours.map(printProblem).join("\n"));
  if (old === undefined) {
    const entries = await compareVendor(vendor, ours, root);
    console.log(format === "json" ? JSON.stringify({ differences: entries }, null, 2) : printEntries(entries));
    return entries.some(isOpen) ? 1 : 0;
  }
  const changes = await changesSince(old, vendor, ours, root);
  console.log(format === "json" ? JSON.stringify({ changes }, null, 2) : printChangesSince(changes));
  return changes.some(isOpenChange) ? 1 : 0;
}

const TITLES = {
  missing: "The vendor has, and openapi/ lacks",
  contradicted: "openapi/ claims, and the vendor contradicts",
  ours: "openapi/ alone has",
} as const;

/** Whether somebody has to look at it: what is ours alone is known from elsewhere. */
function isOpen({ kind, accepted }: Entry): boolean {
  return kind !== "ours" && accepted === null;
}

/** For a terminal. What is ours alone is grouped by how it is known. */
export function printEntries(entries: readonly Entry[]): string {
  const sections = (["missing", "contradicted", "ours"] as const).flatMap((kind) => {
    const those = entries.filter((entry) => entry.kind === kind);
    if (those.length === 0) return [];
    const lines = kind === "ours" ? byEvidence(those) : those.map(printEntry);
    return [[`${TITLES[kind]} (${those.length})`, ...lines].join("\n")];
  });
  const open = entries.filter(isOpen).length;
  const accepted = entries.filter((entry) => entry.accepted !== null).length;
  const end = `${entries.length} differences, of which ${accepted} accepted and ${open} to look at.`;
  return [...sections, end].join("\n\n");
}

function byEvidence(entries: readonly Entry[]): string[] {
  const known = (entry: Entry) => entry.evidence.join(" and ") || "without evidence of its own";
  const groups = [...new Set(entries.map(known))].sort();
  return groups.flatMap((group) => {
    const those = entries.filter((entry) => known(entry) === group);
    return [`  ${group} (${those.length})`, ...those.map((entry) => `  ${printEntry({ ...entry, evidence: [] })}`)];
  });
}

/** Whether somebody has to look at a change: ours says something else, or still what the vendor says no more. */
export function isOpenChange({ change, here }: VendorChange): boolean {
  return here.some((entry) => isOpen(entry) || (change.kind === "ours" && entry.accepted === null));
}

/** For a terminal: what has changed at the vendor, and what of that openapi/ says. */
function printChangesSince(changes: readonly VendorChange[]): string {
  const lines = changes.map(({ change, here }) => {
    const first = `  ${where(change)}  ${change.place} ${change.message}${shared(change)}`;
    const others = here.map((entry) => [
      `    openapi/: ${entry.place} ${entry.message}${verdict(entry)}`,
      ...proposed(entry),
    ]);
    return [first, ...(here.length === 0 ? ["    openapi/ says the same"] : others.flat())].join("\n");
  });
  const open = changes.filter(isOpenChange).length;
  const title = `Changed at the vendor (${changes.length})`;
  return [[title, ...lines].join("\n"), `${changes.length} changes, of which ${open} to look at.`].join("\n\n");
}

function printEntry(entry: Entry): string {
  const line = `  ${where(entry)}  ${entry.place} ${entry.message}${shared(entry)}${verdict(entry)}`;
  return [line, ...proposed(entry)].join("\n");
}

function shared({ operations }: Entry): string {
  return operations.length > 1 ? ` (in ${operations.length} operations)` : ` (${operations.join()})`;
}

function where({ file, line }: Entry): string {
  return `${file}:${line}`;
}

function verdict({ evidence, accepted }: Entry): string {
  const known = evidence.length > 0 ? `, ${evidence.join(" and ")}` : "";
  return accepted === null ? known : `${known}; accepted: ${accepted}`;
}

function proposed({ proposal, accepted }: Entry): string[] {
  if (proposal === null || accepted !== null) return [];
  return ["    proposed:", ...proposal.split("\n").map((line) => `      ${line}`)];
}

if (isRun(import.meta.filename)) await runCommand(main, USAGE);
