import type { Deviation } from "../deviations/deviations.ts";
import type { ListedDrift } from "../drift/drift.ts";
import type { Target } from "../target.ts";
import type { ExchangeRecord, VerdictRecord } from "./record.ts";

/** What a run of the suite came to: the whole of `report.json`, and what every other report is made of. */
export interface Report {
  target: Pick<Target, "kind" | "url" | "random">;
  /** The file with the exchanges, where they were not made by the run but recorded by others. */
  recording?: string;
  /** The options that its command had, but for those that chose tests: whatever repeats it needs them, too. */
  options: string[];
  /** In milliseconds since 1970. */
  startedAt: number;
  /** In milliseconds. */
  duration: number;
  /** Each with its file and line in `openapi/`. */
  operations: { id: string; method: string; path: string; described: string }[];
  /** What holds when a check passes, by its name, in the order in which they are asked. */
  checks: Record<string, string>;
  testCases: TestCaseReport[];
  /** What the answers hold that the spec does not know. */
  drift: ListedDrift[];
  /** What servers do that no source speaks against. */
  observations: ListedObservation[];
  /** Violations that are known, and what they came to. */
  deviations: ListedDeviation[];
  /** What went wrong outside of any test case; without stack traces. */
  errors: string[];
  /** Whether somebody ended the run before its end. */
  interrupted: boolean;
}

/** What one test case came to. */
export interface TestCaseReport {
  /** The operation, or what the test case is about instead. */
  group: string;
  /** Unique within the group. */
  name: string;
  /** A refusal is unproven when nothing shows that it is the fault of the request that was refused. */
  state: "passed" | "failed" | "unproven" | "skipped";
  /** Why it was skipped, or is unproven. */
  reason?: string;
  /** What kept it from being checked. */
  error?: string;
  /** Whether it is about everything that the run has done, so that it cannot be asked alone. */
  ofWholeRun?: boolean;
  /** The checks that apply to its responses, or would have applied. */
  checks: string[];
  exchanges: ExchangeRecord[];
  findings: VerdictRecord["findings"];
}

/** A known deviation, and what it came to in a run. */
export interface ListedDeviation extends Deviation {
  /** Unneeded when what it accepts was looked for and not found; untried when nobody looked. */
  state: "accepted" | "unneeded" | "untried" | "expired";
  /** How often it was accepted. */
  count: number;
  /** In which tests. */
  where: string[];
}

/** Something that a server does and that no source speaks against, once for all places that are alike. */
export interface ListedObservation {
  check: string;
  /** What the server does. */
  habit: string;
  /** What was seen the first time. */
  seen: string;
  /** How often it was observed. */
  count: number;
  /** In which tests. */
  where: string[];
}

export function fullName({ group, name }: Pick<TestCaseReport, "group" | "name">): string {
  return `${group} ${name}`;
}
