import type { Bundle } from "../generate/redocly.ts";
import { accepted as reviewed } from "./accepted.ts";
import { type Difference, differencesOf, entriesFrom, type Entry } from "./differences.ts";
import { pathsOf, type Subject, type Subjects, subjectsOf } from "./subjects.ts";

/** A change of the vendor's spec, and what ours says of it. */
export interface VendorChange {
  /** What has changed at the vendor, at the place where ours has it. */
  change: Entry;
  /** Where ours differs from the vendor now in what has changed; empty when it says the same already. */
  here: Entry[];
}

/** Compares the vendor's spec with ours, on the paths that ours covers. */
export async function compareVendor(vendor: object, ours: Bundle, root: string, accepted = reviewed): Promise<Entry[]> {
  return entriesFrom(fromVendor(vendor, ours).differences, ours, root, accepted);
}

/** Says what has changed between two revisions of the vendor's spec, on the paths that ours covers. */
export async function changesSince(
  old: object,
  vendor: object,
  ours: Bundle,
  root: string,
  accepted = reviewed,
): Promise<VendorChange[]> {
  const { theirs, own, differences } = fromVendor(vendor, ours);
  const before = subjectsOf(old, pathsOf(ours.document));
  const changed = differencesOf(theirs, before, { vendor: "now", ours: "before" });
  const changes = await Promise.all(
    changed.map(async (difference) => {
      const place = nearest(difference.vendor ?? difference.ours, difference.key, own, theirs, before);
      const about = differences.filter((item) => isAbout(item, difference));
      const [change] = await entriesFrom([{ ...difference, ours: place }], ours, root, []);
      if (change === undefined) throw new Error(`There is no place for ${difference.key}.`);
      const here = await entriesFrom(about, ours, root, accepted);
      return { change: { ...change, message: messageOf(difference), evidence: [], proposal: null }, here };
    }),
  );
  return merged(changes);
}

function messageOf({ kind, message, facet, vendor, ours }: Difference): string {
  const isWhole = facet === (vendor ?? ours)?.kind;
  return isWhole ? (kind === "missing" ? "is new" : "is gone") : message;
}

function fromVendor(vendor: object, { document }: Bundle) {
  const theirs = subjectsOf(vendor, pathsOf(document));
  const own = subjectsOf(document);
  return { theirs, own, differences: differencesOf(theirs, own, { vendor: "at the vendor", ours: "here" }) };
}

/** Whether a difference of ours is about what has changed: the same of the same, or something around or inside it. */
function isAbout(ours: Difference, change: Difference): boolean {
  const isWhole = change.facet === (change.vendor ?? change.ours)?.kind;
  if (ours.key === change.key) {
    if (ours.facet === "enum value" && change.facet === "enum value") return valueIn(ours) === valueIn(change);
    return ours.facet === change.facet || ours.facet === ours.vendor?.kind || (isWhole && ours.kind !== "ours");
  }
  if (isWhole && isInside(ours.key, change.key)) return ours.kind !== "ours";
  return ours.facet === ours.vendor?.kind && isInside(change.key, ours.key);
}

function isInside(key: string, outer: string): boolean {
  return key.startsWith(`${outer}/`) || key.startsWith(`${outer} `);
}

function valueIn({ message }: Difference): string | undefined {
  return /"(?:[^"\\]|\\.)*"/.exec(message)?.[0];
}

/** What ours has of a thing: itself, or what it would stand in. */
function nearest(
  subject: Subject | undefined,
  key: string,
  own: Subjects,
  ...others: readonly Subjects[]
): Subject | undefined {
  const match = own.get(key);
  if (match !== undefined || subject?.parent === undefined) return match;
  const parent = others.map((subjects) => subjects.get(subject.parent ?? "")).find((subject) => subject !== undefined);
  return nearest(parent, subject.parent, own, ...others);
}

/** One change for all operations that share it. */
function merged(changes: readonly VendorChange[]): VendorChange[] {
  const known = new Map<string, VendorChange>();
  for (const item of changes) {
    const { change, here } = item;
    const name = change.place.split("/").at(-1);
    const key = [
      change.kind,
      change.facet,
      change.message,
      name,
      change.file,
      change.line,
      ...here.map((entry) => entry.message),
    ].join("\n");
    const same = known.get(key);
    if (same === undefined) known.set(key, item);
    else same.change.operations.push(...change.operations);
  }
  return [...known.values()];
}
