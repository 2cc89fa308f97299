import { jsonOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { MOST_LISTED, valueWithoutSecrets, withoutToken } from "../reporting/presentable.ts";
import { keysOf } from "../spec/pointer.ts";
import type { Json } from "../spec/schema.ts";
import type { Target } from "../target.ts";
import { type Proposal, propose } from "./proposal.ts";
import { answerPlace, both, type Seen, seenIn, type Sighting, sightingsIn } from "./sightings.ts";

/** Something in the answers to an operation that the spec does not know, and that breaks nothing. */
export interface Drift extends Omit<Sighting, "value"> {
  operationId: string;
  status: number;
  /** A value that was seen, as JSON: shortened, and without secrets. */
  value: string;
  /** The value that an enum lacks, without secrets; absent for other kinds. */
  lacking?: Json;
  /** How often it was seen. */
  count: number;
  /** What all values seen have in common. */
  seen: Seen;
}

/** What answers hold that the spec does not know, once for each place and, in enums, each value: `MOST_LISTED` at most. */
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
    for (const sighting of sightingsIn(place, body)) {
      // Our own servers repeat the request: that is no evidence.
      if (sighting.kind === "first value" && kind !== "server") continue;
      const of = { operationId: operation.id, status: response.status };
      const { value: raw, ...at } = sighting;
      const key = JSON.stringify([of, at, sighting.kind === "unseen enum value" && raw]);
      const before = matches.get(key);
      if (before === undefined && matches.size === MOST_LISTED) continue;
      const { value, ...place } = withoutTokenIn(sighting, token);
      const about = { ...place, ...of };
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
    ...(item.kind === "unseen enum value" && { lacking: item.value }),
  }));
}

/** What would describe a drift. */
export function proposalFor({ kind, schemaPointer, lacking = null, seen }: DescribedPart): Proposal {
  return propose({ kind, schemaPointer, value: lacking }, seen);
}

type DescribedPart = Pick<Drift, "kind" | "schemaPointer" | "lacking" | "seen">;

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
export interface ListedDrift extends Omit<Drift, "operationId" | "status" | "pointer" | "lacking">, Proposal {
  /** In which answers, for example `getIncidentActionItem 200 /data/attributes/labels`. */
  where: string[];
}

/**
 * Puts together what many test cases found: one new column of a row of a user is in most answers. Lists `MOST_LISTED`
 * at most.
 */
export function listDrift(drifts: readonly Drift[]): ListedDrift[] {
  const listed = new Map<string, Omit<ListedDrift, keyof Proposal> & DescribedPart>();
  for (const { operationId, status, pointer, ...drift } of drifts) {
    const key = JSON.stringify([drift.kind, drift.schemaPointer, drift.kind === "unseen enum value" && drift.value]);
    if (listed.size === MOST_LISTED && !listed.has(key)) continue;
    const here = `${operationId} ${status} ${pointer}`;
    const { value, count, where, seen } = listed.get(key) ?? { ...drift, count: 0, where: [] };
    listed.set(key, {
      ...drift,
      // Null is the poorer example.
      value: value === "null" ? drift.value : value,
      count: count + drift.count,
      where: [...new Set([...where, here])],
      seen: both(seen, drift.seen),
    });
  }
  return [...listed.values()].map(({ lacking, ...drift }) => ({
    ...drift,
    ...proposalFor({ ...drift, ...(lacking !== undefined && { lacking }) }),
  }));
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
