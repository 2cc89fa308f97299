import semver from "semver";
import { type Bump, type Change, greatest } from "./change.ts";

/** The next version, and whether it was taken. */
export interface VersionStep {
  /** The greatest of all changes that are not waived; what is waived counts as new. */
  bump: Bump;
  nextVersion: string;
  /** What is missing: empty when nothing is, or when nothing breaks. */
  missing: string[];
}

/**
 * Says which version comes next, and whether the revision has it.
 *
 * @param from The base's version.
 * @param to The revision's version.
 * @param changelog The revision's CHANGELOG.md; undefined when it has none, as a file has.
 */
export function versionStep(
  changes: readonly Change[],
  { from, to, changelog }: { from: string; to: string; changelog: string | undefined },
): VersionStep {
  const bump = greatest(changes.map((change) => (change.waived ? "minor" : change.bump)));
  const nextVersion = nextAfter(from, bump);
  const missing: string[] = [];
  if (bump === "major") {
    if (semver.lt(to, nextVersion)) missing.push(`the version is ${to}, and ${nextVersion} comes next`);
    else if (changelog !== undefined && !hasSection(changelog, to)) missing.push(`CHANGELOG.md has no section ${to}`);
  }
  return { bump, nextVersion, missing };
}

/** Before 1.0.0, a breaking change is a minor step (Semantic Versioning, section 4). */
function nextAfter(version: string, bump: Bump): string {
  if (bump === "none") return version;
  const step = bump === "major" && semver.major(version) === 0 ? "minor" : bump;
  const next = semver.inc(version, step);
  if (next === null) throw new Error(`${JSON.stringify(version)} is no version.`);
  return next;
}

/** Whether a changelog has a heading of level 2 for a version, as Keep a Changelog wants it. */
function hasSection(changelog: string, version: string): boolean {
  return changelog.split("\n").some((line) => /^## \[?([^\]\s]+)/.exec(line)?.[1] === version);
}

/** The lines for CHANGELOG.md, under the headings of Keep a Changelog. */
export function proposedLines(changes: readonly Change[]): string[] {
  const breaking = changes.filter(({ bump }) => bump === "major").map(({ message }) => `- **Breaking:** ${message}`);
  const added = changes.filter(({ bump }) => bump === "minor").map(({ message }) => `- ${message}`);
  const sections = [
    ["### Changed", ...new Set(breaking)],
    ["### Added", ...new Set(added)],
  ].filter((section) => section.length > 1);
  return sections.flatMap(([title = "", ...lines], at) => [...(at > 0 ? [""] : []), title, "", ...lines]);
}
