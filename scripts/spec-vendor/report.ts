import type { VendorChange } from "./compare-vendor.ts";
import type { Entry } from "./differences.ts";

const TITLES = {
  missing: "The vendor has, and openapi/ lacks",
  contradicted: "openapi/ claims, and the vendor contradicts",
  ours: "openapi/ alone has",
} as const;

/** Whether somebody has to look at it: what is ours alone is known from elsewhere. */
export function isOpen({ kind, accepted }: Entry): boolean {
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
export function printChangesSince(changes: readonly VendorChange[]): string {
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
