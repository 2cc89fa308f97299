import type { Finding, Verdict } from "../suite/verdict.ts";
import type { Target } from "../target.ts";
import { type Deviation, isExpired } from "./deviations.ts";
import { placeIn } from "./place.ts";

/** A verdict in which the violations that are known do not count. */
export function acceptKnown<V extends Verdict>(verdict: V, { deviations = [] }: Pick<Target, "deviations">): V {
  const accepting = deviations.filter((each) => !isExpired(each));
  if (accepting.length === 0) return verdict;
  const findings = verdict.findings.map((finding): Finding => {
    const operation = verdict.exchanges[finding.exchange]?.operation.id;
    const known = finding.problems.flatMap((problem) => {
      const deviation = accepting.find((each) => covers(each, { check: finding.check, operation, problem }));
      return deviation === undefined ? [] : [{ problem, at: deviation.at }];
    });
    if (known.length === 0) return finding;
    const problems = finding.problems.filter((problem) => !known.some((each) => each.problem === problem));
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
