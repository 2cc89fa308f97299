import type { Check, Expected, Observation } from "../checks/check.ts";
import type { Drift } from "../drift/drift.ts";
import type { Exchange } from "../exchange/exchange.ts";

/** What one check found in one exchange, or a scenario in all of its exchanges. */
export interface Finding {
  check: string;
  /** One sentence that says what holds when the check passes. */
  definition: string;
  /** What does not hold, a sentence each; empty when everything does. */
  problems: string[];
  /** What does not hold and is known, with where that is written; absent when nothing is. */
  known?: { problem: string; at: string }[];
  /** What is no failure, as no source speaks against it, and yet worth to be known; absent when nothing is. */
  observations?: Observation[];
  /** Which of the verdict's exchanges it is about. */
  exchange: number;
}

/** What was found when a test case was asked. */
export interface Verdict {
  /** Everything that went over the wire for it, in order. */
  exchanges: Exchange[];
  /** One for each check that was asked, whether it found anything or not. */
  findings: Finding[];
  /** Why a refusal proves nothing; absent when it does. */
  unproven?: string;
  /** What the answers hold that the spec does not know, and that breaks nothing; absent where nobody looked. */
  drift?: Drift[];
}

/** Holds an exchange to checks. */
export function check(exchange: Exchange, expected: Expected, checks: readonly Check[], at = 0): Finding[] {
  return checks.map((check) => {
    const { name, definition } = check;
    const observations = check.observe?.(exchange, expected) ?? [];
    return {
      check: name,
      definition,
      problems: check.check(exchange, expected),
      ...(observations.length > 0 && { observations }),
      exchange: at,
    };
  });
}

/** What breaks the contract. */
export function violationsIn({ findings }: Pick<Verdict, "findings">): Finding[] {
  return findings.filter(({ problems }) => problems.length > 0);
}
