import { type Complaint, complaintsAbout } from "./ask.ts";
import type { Area } from "./fault.ts";
import { type Fault, nameOf } from "./fault.ts";
import { likeliestFirst } from "./order.ts";
import type { Variant } from "./variants.ts";

/** What came of a broken server. */
export interface Trial {
  area: Area;
  operator: string;
  name: string;
  /** What was held against it first; absent when nothing was. */
  complaint?: Complaint;
}

/** What came of a server that is right. */
export interface Alarm {
  variant: string;
  complaints: Complaint[];
}

/** How many servers are asked at a time: while one is waited for, another one answers. */
const AT_A_TIME = 3;

/** Asks each broken server until something is held against it. */
export async function tryFaults(faults: readonly Fault[], onTrial?: (trial: Trial) => void): Promise<Trial[]> {
  return inTurn(faults, async (fault) => {
    const [complaint] = await complaintsAbout({
      wrap: fault.wrap,
      choose: (questions) => likeliestFirst(questions, fault),
    });
    const { area, operator } = fault;
    const trial = { area, operator, name: nameOf(fault), ...(complaint && { complaint }) };
    onTrial?.(trial);
    return trial;
  });
}

/** Asks each server that is right everything, or what is chosen; only what was held against one comes back. */
export async function falseAlarms(
  variants: readonly Variant[],
  choose?: Parameters<typeof complaintsAbout>[0]["choose"],
): Promise<Alarm[]> {
  const alarms = await inTurn(variants, async ({ name, wrap }) => ({
    variant: name,
    complaints: await complaintsAbout({ wrap, thorough: true, ...(choose && { choose }) }),
  }));
  return alarms.filter(({ complaints }) => complaints.length > 0);
}

async function inTurn<Item, Result>(items: readonly Item[], each: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [at, item] of waiting) results[at] = await each(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return results;
}
