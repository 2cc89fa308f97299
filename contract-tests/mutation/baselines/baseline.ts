import type { Fault } from "../fault.ts";
import type { Fetch } from "../interference.ts";
import { REFERENCE } from "../trial.ts";
import type { Variant } from "../fault.ts";
import { type ReferenceServer, startReferenceServer } from "../../reference/server.ts";

/** Another tool that tests whether a server conforms to the spec. */
export interface Baseline {
  name: string;
  /** Whether it holds anything against the server that something stands in front of. */
  complains(wrap: (fetch: Fetch) => Fetch, place: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface BaselineScore {
  check: string;
  kinds: number;
  caught: number;
  variants: number;
  falseAlarms: string[];
  /** The kinds that it did not find. */
  missed: string[];
}

/** Tries one fault of each kind, and every server that is right. */
export async function scoreBaseline(
  check: Baseline,
  faults: readonly Fault[],
  variants: readonly Variant[],
): Promise<BaselineScore> {
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

/** One reference server that can be broken in one way after the other, for tools that are told an address only once. */
interface Switchboard extends ReferenceServer {
  /** Puts something in front of the server, which forgets everything. */
  switchTo(wrap: (fetch: Fetch) => Fetch): void;
}

export async function startSwitchboard(): Promise<Switchboard> {
  let whole: Fetch | undefined;
  let current: Fetch | undefined;
  const server = await startReferenceServer({
    ...REFERENCE,
    wrap: (fetch) => {
      whole = fetch;
      return (input, init) => (current ?? fetch)(input, init);
    },
  });
  return {
    ...server,
    switchTo(wrap) {
      server.fake.reset();
      current = whole && wrap(whole);
    },
  };
}
