import { type ExchangeRecord, type VerdictRecord, violationsOf } from "./record.ts";

/** A failed exchange, and its errors. */
export interface Blame {
  /** The checks that it fails, each with its problems. */
  checks: Map<string, string[]>;
  /** Absent when nothing went over the wire. */
  exchange?: ExchangeRecord;
  /** What went over the wire before it, since the failed one before. */
  earlier: ExchangeRecord[];
}

/**
 * The errors, by failed exchange, in the order in which they were sent. The errors of one response are
 * often wrong with all: a problem is named once, with the first of them.
 */
export function blameOf({ exchanges, findings }: Pick<VerdictRecord, "exchanges" | "findings">): Blame[] {
  const violations = violationsOf({ findings });
  const named = new Set<string>();
  const blames: Blame[] = [];
  let from = 0;
  for (const at of [...new Set(violations.map(({ exchange }) => exchange))].sort((one, other) => one - other)) {
    const checks = new Map<string, string[]>();
    for (const { check, problems } of violations.filter(({ exchange }) => exchange === at)) {
      for (const problem of problems) {
        const key = JSON.stringify([check, problem]);
        if (named.has(key)) continue;
        named.add(key);
        checks.set(check, [...(checks.get(check) ?? []), problem]);
      }
    }
    if (checks.size === 0) continue;
    const exchange = exchanges[at];
    blames.push({ checks, ...(exchange && { exchange }), earlier: exchanges.slice(from, Math.max(from, at)) });
    from = at + 1;
  }
  return blames;
}
