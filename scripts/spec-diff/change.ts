import { createHash } from "node:crypto";
import semver from "semver";

/** What a change means for the next version, by itself: breaking is major. */
export type Bump = "none" | "patch" | "minor" | "major";

/** Whom a change breaks. */
export type Audience =
  /** Their TypeScript does not compile any more. */
  | "callers-compile-time"
  /** Their program gets a value that it has never met, or misses one that it relied on. */
  | "callers-run-time"
  /** They refuse a request that they had to accept. */
  | "servers"
  /** `rootly-action-items/testing` and `/validation` refuse a request that they accepted. */
  | "fake-and-validation";

/** Where something is written. */
export interface Place {
  /** Relative to the root of the repository, or to where the command runs. */
  file: string;
  /** Counted from 1. */
  line: number;
}

/** A change of the spec, as `--format json` prints it. */
export interface Change extends Place {
  /** A fingerprint that a waiver names: it stays the same while the same thing changes in the same way. */
  id: string;
  bump: Bump;
  /** Not empty when `bump` is `major`, empty otherwise. */
  breaks: Audience[];
  /** The `operationId`, several with commas; null when no operation uses what has changed. */
  operation: string | null;
  /** In the bundled spec, after the change or, when it is gone, before; null for what the compiler says. */
  pointer: string | null;
  /** Where it was written before the change; null when it was not there. */
  before: Place | null;
  message: string;
  waived: boolean;
}

/** What a change is recognised by. */
export function fingerprint(...parts: string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 12);
}

const ORDER: readonly Bump[] = ["none", "patch", "minor", "major"];

/** The greatest of several. */
export function greatest(bumps: readonly Bump[]): Bump {
  return ORDER[Math.max(0, ...bumps.map((bump) => ORDER.indexOf(bump)))] ?? "none";
}

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
