import { jsonOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { valueWithoutSecrets, withoutToken } from "../reporting/presentable.ts";
import { keysOf } from "../spec/pointer.ts";
import type { Json } from "../spec/schema.ts";
import type { Target } from "../target.ts";
import { type Proposal, propose } from "./proposal.ts";
import { answerPlace, both, type Seen, seenIn, type Sighting, sightingsIn } from "./sightings.ts";

/** Something in the answers to an operation that the spec does not know, and that breaks nothing. */
export interface Drift extends Omit<Sighting, "value">, Proposal {
  operationId: string;
  status: number;
  /** A value that was seen, as JSON: shortened, and without secrets. */
  value: string;
  /** How often it was seen. */
  count: number;
  /** What all values seen have in common. */
  seen: Seen;
}

/** What answers hold that the spec does not know, once for each place and, in enums, each value. */
export function driftIn(
  exchanges: readonly Exchange[],
  { kind, token = "" }: Pick<Target, "kind"> & Partial<Pick<Target, "token">>,
): Drift[] {
  const matches = new Map<string, Pick<Drift, "operationId" | "status" | "count" | "seen"> & Sighting>();
  for (const exchange of exchanges) {
    const { operation, response } = exchange;
    const body = jsonOf(response.body);
    const place = body === undefined ? undefined : answerPlace(exchange, body);
    if (place === undefined || body === undefined) continue;
    for (const raw of sightingsIn(place, body)) {
      const sighting = withoutTokenIn(raw, token);
      // Our own servers repeat the request: that is no evidence.
      if (sighting.kind === "first value" && kind !== "server") continue;
      const { value, ...place } = sighting;
      const about = { ...place, operationId: operation.id, status: response.status };
      const key = JSON.stringify([about, sighting.kind === "unseen enum value" && value]);
      const before = matches.get(key);
      const seen = seenIn(value);
      matches.set(
        key,
        before
          ? { ...before, count: before.count + 1, seen: both(before.seen, seen), value: before.value ?? value }
          : { ...about, count: 1, seen, value },
      );
    }
  }
  return [...matches.values()].map((item) => ({
    ...item,
    value: excerpt(keysOf(item.pointer).at(-1) ?? "", item.value),
    ...propose(item, item.seen),
  }));
}

/**
 * First the token: half of one, in an excerpt, would not be found any more. It is looked for in what the server says alone,
 * as a short one is also a part of what the spec does.
 */
function withoutTokenIn(sighting: Sighting, token: string): Sighting {
  const { kind, value, pointer, schemaPointer } = sighting;
  const cleaned = (path: string) => path.replace(/[^/]*$/, (name) => withoutToken(name, token));
  return {
    kind,
    value: valueWithoutSecrets(value, token),
    pointer: kind === "surplus member" ? cleaned(pointer) : pointer,
    schemaPointer: kind === "surplus member" ? cleaned(schemaPointer) : schemaPointer,
  };
}

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
      .map((item) => `    ${item}`),
  ].join("\n");
}

const LONGEST = 60;
/** Members whose values nobody else may read: those that are known, and those that sound like them. */
const SECRET = /jti|token|secret|passw|otp|credential|private|api_?key|digest/i;

/** A value of a member as a person gets to see it. */
function excerpt(name: string, value: Json): string {
  const text = JSON.stringify({ [name]: value }, (key, member: unknown) =>
    SECRET.test(key) && member !== null ? "…" : member,
  );
  // Without the object around it, which is there for the name.
  const shown = text.slice(JSON.stringify(name).length + 2, -1);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}
