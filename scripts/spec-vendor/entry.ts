import type { Evidence } from "../../contract-tests/spec/evidence.ts";
import type { Place } from "../spec-diff/change.ts";
import type { Difference } from "./differences.ts";

/** A difference from the vendor's spec, once for all operations that share it. */
export interface Entry extends Place {
  kind: Difference["kind"];
  facet: string;
  operations: string[];
  /** `201 /data/attributes/summary`: of the first of the operations. */
  place: string;
  message: string;
  /** How we know what we say; empty where we say nothing. */
  evidence: Evidence[];
  /** What to write at the line, where that follows from the vendor's spec; null where somebody has to decide. */
  proposal: string | null;
  /** Why the difference is accepted; null when it is not. */
  accepted: string | null;
}
