import { type AskOptions, type Complaint, complaintsAbout, likeliestFirst } from "./ask.ts";
import { type Area, type Fault, nameOf, type Source } from "./fault.ts";
import type { AskedAs } from "./target.ts";
import type { Variant } from "./variants/variant.ts";

/** What came of a broken server. */
export interface Trial {
  area: Area;
  operator: string;
  name: string;
  /** Who has published the fault; absent for one of our own. */
  source?: Source;
  /** What was held against it first; absent when nothing was. */
  complaint?: Complaint;
}

/** What was held against a server that is right. */
export interface Alarm {
  variant: string;
  complaints: Complaint[];
}

/** Asks a broken server until something is held against it. */
export async function trialOf(fault: Fault, as?: AskedAs): Promise<Trial> {
  const [complaint] = await complaintsAbout({
    wrap: fault.wrap,
    as,
    choose: (testCases) => likeliestFirst(testCases, fault),
    observedAs: fault.observedAs,
  });
  const { area, operator, source } = fault;
  return { area, operator, name: nameOf(fault), ...(source && { source }), ...(complaint && { complaint }) };
}

/** Asks a server that is right everything, or what is chosen. */
export async function alarmOf(
  { name, wrap }: Variant,
  options: Pick<AskOptions, "as" | "choose"> = {},
): Promise<Alarm> {
  return { variant: name, complaints: await complaintsAbout({ wrap, thorough: true, drift: true, ...options }) };
}

/** How many servers are asked at a time: while one is waited for, another one answers. */
const AT_A_TIME = 3;

/** Does something for every item, a few at a time. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  entry: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [at, item] of waiting) results[at] = await entry(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return results;
}
