import type { VendorChange } from "./compare-vendor.ts";
import type { Entry } from "./entry.ts";

const TITLES = {
  missing: "The vendor has, and openapi/ lacks",
  contradicted: "openapi/ claims, and the vendor contradicts",
  ours: "openapi/ alone has",
} as const;

/** Whether somebody has to look at it: what is ours alone is known from elsewhere. */
export function isOpen({ kind, accepted }: Entry): boolean {
  return kind !== "ours" && accepted === null;
}

/** For a terminal: what has to be looked at in full, the rest in lines. */
export function printEntries(entries: readonly Entry[]): string {
  const sections = (["missing", "contradicted", "ours"] as const).flatMap((kind) => {
    const those = entries.filter((entry) => entry.kind === kind);
    return those.length === 0 ? [] : [[`${TITLES[kind]} (${those.length})`, ...those.map(printEntry)].join("\n")];
  });
  const open = entries.filter(isOpen).length;
  const accepted = entries.filter((entry) => entry.accepted !== null).length;
  const end = `${entries.length} differences, of which ${accepted} accepted and ${open} to look at.`;
  return [...sections, end].join("\n\n");
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
