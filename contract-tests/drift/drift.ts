import type { Json } from "../spec/schema.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Target } from "../target.ts";
import { valueWithoutSecrets, withoutToken } from "../reporting/presentable.ts";
import { excerpt } from "./excerpt.ts";
import { answerPlace, unescaped } from "./places.ts";
import { type Proposal, propose } from "./proposal.ts";
import { both, type Seen, seenIn } from "./seen.ts";
import { type Sighting, sightingsIn } from "./sightings.ts";

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
  const found = new Map<string, Pick<Drift, "operationId" | "status" | "count" | "seen"> & Sighting>();
  for (const exchange of exchanges) {
    const { operation, response } = exchange;
    const body = parsed(response.body);
    const place = body === undefined ? undefined : answerPlace(exchange, body);
    if (place === undefined || body === undefined) continue;
    for (const raw of sightingsIn([place], body)) {
      const sighting = withoutTokenIn(raw, token);
      // Our own servers give back what they are told: nobody has seen anything by that.
      if (sighting.kind === "first value" && kind !== "server") continue;
      const { value, ...place } = sighting;
      const about = { ...place, operationId: operation.id, status: response.status };
      const key = JSON.stringify([about, sighting.kind === "unseen enum value" && value]);
      const before = found.get(key);
      const seen = seenIn(value);
      found.set(
        key,
        before
          ? { ...before, count: before.count + 1, seen: both(before.seen, seen), value: before.value ?? value }
          : { ...about, count: 1, seen, value },
      );
    }
  }
  return [...found.values()].map((each) => ({
    ...each,
    value: excerpt(unescaped(each.pointer.split("/").at(-1) ?? ""), each.value),
    ...propose(each, each.seen),
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

/** What is no JSON is the finding of `body-valid`. */
function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
