import type { Check, Expected, Observation } from "../checks/check.ts";
import { type Deviation, isExpired, placeIn } from "../deviations/deviations.ts";
import { type Drift, driftIn, proposalFor } from "../drift/drift.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Target } from "../target.ts";

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

/** What was found when a test case was run. */
export interface Verdict {
  /** Everything that went over the wire for it, in order. */
  exchanges: Exchange[];
  /** One for each check that was run, whether it found anything or not. */
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

/** What a run under `--strict` holds a target to beside its checks. */
const NO_DRIFT = {
  name: "no-drift",
  definition: "The answers hold nothing that the spec does not know.",
} satisfies Pick<Check, "name" | "definition">;

export function strictChecks({ strict = false }: Pick<Target, "strict">): Pick<Check, "name" | "definition">[] {
  return strict ? [NO_DRIFT] : [];
}

/** A finding whose observations break the contract, too. */
function withObservations({ observations = [], ...finding }: Finding): Finding {
  return { ...finding, problems: [...finding.problems, ...observations.map(({ habit, seen }) => `${habit}: ${seen}`)] };
}

/**
 * A verdict that says also what the spec does not know, which breaks the contract under `--strict`, and that does not
 * count what is known.
 */
export function withDrift(verdict: Verdict, target: Target): Verdict {
  const { exchanges, findings, unproven } = verdict;
  // Where nobody reads it, it is not looked for.
  let drift: Drift[] | undefined;
  const findDrift = () => (drift ??= driftIn(exchanges, target));
  const all: Verdict = {
    exchanges,
    findings: target.strict ? [...findings.map(withObservations), noDrift(findDrift(), exchanges)] : findings,
    ...(unproven !== undefined && { unproven }),
    get drift() {
      return findDrift();
    },
  };
  return acceptKnown(all, target);
}

function noDrift(drift: readonly Drift[], exchanges: readonly Exchange[]): Finding {
  return {
    check: NO_DRIFT.name,
    definition: NO_DRIFT.definition,
    problems: drift.map((item) => {
      const { kind, status, pointer, value } = item;
      const { file, line } = proposalFor(item);
      return `${kind} in the answer with ${status}: ${pointer} is ${value}; ${file}:${line} would describe it`;
    }),
    exchange: exchanges.length - 1,
  };
}

/** A verdict in which the violations that are known do not count. */
export function acceptKnown<V extends Verdict>(verdict: V, { deviations = [] }: Pick<Target, "deviations">): V {
  const accepting = deviations.filter((deviation) => !isExpired(deviation));
  if (accepting.length === 0) return verdict;
  const findings = verdict.findings.map((finding): Finding => {
    const operation = verdict.exchanges[finding.exchange]?.operation.id;
    const known = finding.problems.flatMap((problem) => {
      const deviation = accepting.find((deviation) => covers(deviation, { check: finding.check, operation, problem }));
      return deviation === undefined ? [] : [{ problem, at: deviation.at }];
    });
    if (known.length === 0) return finding;
    const problems = finding.problems.filter((problem) => !known.some((item) => item.problem === problem));
    return { ...finding, problems, known };
  });
  return { ...verdict, findings };
}

interface Violation {
  check: string;
  operation: string | undefined;
  problem: string;
}

function covers(deviation: Deviation, { check, operation, problem }: Violation): boolean {
  return (
    deviation.check === check &&
    (deviation.operation ?? operation) === operation &&
    (deviation.place === undefined || deviation.place === placeIn(problem))
  );
}
