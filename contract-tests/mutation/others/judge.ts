import type { Fault } from "../fault.ts";
import type { Fetch } from "../interference.ts";
import type { Variant } from "../variants/variant.ts";

/** Another tool that can be asked whether a server conforms to the spec. */
export interface Judge {
  name: string;
  /** Whether it holds anything against the server that something stands in front of. */
  complains(wrap: (fetch: Fetch) => Fetch, place: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface Judgement {
  check: string;
  kinds: number;
  caught: number;
  variants: number;
  falseAlarms: string[];
  /** The kinds that it did not find. */
  missed: string[];
}

/** Tries one fault of each kind, and every server that is right. */
export async function judgementOf(
  check: Judge,
  faults: readonly Fault[],
  variants: readonly Variant[],
): Promise<Judgement> {
  const missed: string[] = [];
  for (const { area, operator, place, wrap } of faults)
    if (!(await check.complains(wrap, place))) missed.push(`${area}: ${operator}`);
  const falseAlarms: string[] = [];
  for (const { name, wrap } of variants) if (await check.complains(wrap, "")) falseAlarms.push(name);
  return {
    check: check.name,
    kinds: faults.length,
    caught: faults.length - missed.length,
    variants: variants.length,
    falseAlarms,
    missed,
  };
}
