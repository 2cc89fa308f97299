import { createHash } from "node:crypto";

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
