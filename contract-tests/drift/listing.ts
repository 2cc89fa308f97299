import type { Drift } from "./drift.ts";
import { propose } from "./proposal.ts";
import { both } from "./seen.ts";

/** Drift of a whole run, once for each place in the spec that does not know it. */
export interface ListedDrift extends Omit<Drift, "operationId" | "status" | "pointer"> {
  /** In which answers, for example `getIncidentActionItem 200 /data/attributes/labels`. */
  where: string[];
}

/** Puts together what many test cases found: one new column of a row of a user is in most answers. */
export function listDrift(drifts: readonly Drift[]): ListedDrift[] {
  const listed = new Map<string, ListedDrift>();
  for (const { operationId, status, pointer, ...drift } of drifts) {
    const key = JSON.stringify([drift.kind, drift.schemaPointer, drift.kind === "unseen enum value" && drift.value]);
    const here = `${operationId} ${status} ${pointer}`;
    const before = listed.get(key);
    listed.set(key, before ? together(before, drift, here) : { ...drift, where: [here] });
  }
  return [...listed.values()];
}

function together(before: ListedDrift, drift: Omit<ListedDrift, "where">, here: string): ListedDrift {
  const seen = both(before.seen, drift.seen);
  const { kind, schemaPointer } = before;
  return {
    ...before,
    // Null is the poorer example.
    value: before.value === "null" ? drift.value : before.value,
    count: before.count + drift.count,
    where: [...new Set([...before.where, here])],
    seen,
    // Each value of an enum has a line of its own, whatever else was seen.
    ...(kind !== "unseen enum value" && propose({ kind, schemaPointer, value: null }, seen)),
  };
}

/** One drift, for the terminal. */
export function printDrift({ kind, value, count, where, schemaPointer, file, line, proposal }: ListedDrift): string {
  const [first, ...more] = where;
  return [
    `${kind}: ${schemaPointer}, for example ${value}`,
    `  seen ${count === 1 ? "once" : `${count} times`} in ${first}${more.length > 0 ? ` and ${more.length} more` : ""}`,
    `  ${file}:${line} would describe it with`,
    ...proposal
      .trimEnd()
      .split("\n")
      .map((each) => `    ${each}`),
  ].join("\n");
}
