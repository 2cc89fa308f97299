import { acceptKnown } from "../deviations/accept.ts";
import type { Check } from "../checks/check.ts";
import type { Finding, Verdict } from "../suite/verdict.ts";
import type { Target } from "../target.ts";
import { driftIn } from "./drift.ts";

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
  const { strict = false } = target;
  const drift = driftIn(exchanges, target);
  const problems = drift.map(
    ({ kind, status, pointer, value, file, line }) =>
      `${kind} in the answer with ${status}: ${pointer} is ${value}; ${file}:${line} would describe it`,
  );
  const found = strictChecks(target).map(({ name: check, definition }) => ({
    check,
    definition,
    problems,
    exchange: exchanges.length - 1,
  }));
  const held = strict ? findings.map(withObservations) : findings;
  const all = { exchanges, findings: [...held, ...found], ...(unproven !== undefined && { unproven }), drift };
  return acceptKnown(all, target);
}
