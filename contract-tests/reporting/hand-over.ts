import type { TaskMeta } from "vitest";
import type { Check } from "../checks/check.ts";
import { LeftOut } from "../suite/left-out.ts";
import type { Verdict } from "../suite/verdict.ts";
import { cardOf } from "./terminal.ts";
import { recordOf, type VerdictRecord, violationsOf } from "./report.ts";
import { shown, withoutSecretsIn } from "./presentable.ts";

declare module "vitest" {
  interface TaskMeta {
    /** The checks that apply to the responses of a test case, with what holds when they pass. */
    checks?: Record<string, string>;
    /** Whether the test case is about everything that the run has done. */
    ofWholeRun?: boolean;
    /** What was found; absent when the test case could not be run. */
    verdict?: VerdictRecord;
  }
}

/** An answer that breaks the contract. Its message says everything; where in this suite it was thrown says nothing. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
  override readonly stack = "";
}

interface Task {
  meta: TaskMeta;
}

/** Tells the reporter what a test would hold the target to, also when it is skipped. */
export function announce(
  { meta }: Task,
  checks: readonly Pick<Check, "name" | "definition">[],
  ofWholeRun = false,
): void {
  meta.ofWholeRun = ofWholeRun;
  meta.checks = Object.fromEntries(checks.map(({ name, definition }) => [name, definition]));
}

/**
 * Runs a test case, and gives the reporter what was found.
 *
 * @param token Must not be shown in any finding or error.
 * @throws {ContractViolation} when that breaks the contract.
 * @throws {LeftOut} when it proves nothing.
 */
export async function handOver({ meta }: Task, token: string, run: () => Promise<Verdict>): Promise<void> {
  let record: VerdictRecord;
  try {
    record = recordOf(await run(), token);
  } catch (error) {
    throw withoutSecretsIn(error, token);
  }
  meta.verdict = record;
  if (violationsOf(record).length > 0) throw new ContractViolation(cardOf(record).map(shown).join("\n"));
  if (record.unproven !== undefined) throw new LeftOut(record.unproven);
}
