import { setTimeout as sleep } from "node:timers/promises";
import type { Operation } from "../spec/operations.ts";
import { resourcesOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import type { Created, Session } from "../suite/session.ts";
import type { ScenarioContext } from "./scenario.ts";

/** A list that does not show by then what was created does not lag behind: it lacks it. */
const LONGEST_MS = 3_000;
const EVERY_MS = 200;
/** It can be a little longer the next time. */
const MARGIN = 1.5;
const MOST_PAGES = 20;
const READS = ["GET", "HEAD"];

/** By how many milliseconds each list of a server was seen to lag behind, found out once. */
const lags = new WeakMap<Session, Map<Operation, Promise<number>>>();

/**
 * Waits until a list can be expected to show what was written last: one that is read from a replica or a search index
 * lags behind, and no document says that it must not.
 */
export async function settled(context: ScenarioContext, list: Operation): Promise<void> {
  const lag = await lagOf(context, list);
  if (lag === 0) return;
  context.observe({ habit: "lists lag behind what was written", seen: `${list.id} by ${lag} ms` });
  const written = Math.max(context.startedAt, ...context.exchanges.filter(isWrite).map(endOf));
  await sleep(Math.max(0, written + lag * MARGIN - Date.now()));
}

async function lagOf({ session, left, lastCreated }: ScenarioContext, list: Operation): Promise<number> {
  const known = lags.get(session) ?? new Map<Operation, Promise<number>>();
  lags.set(session, known);
  // What is gone again is in no list.
  if (!known.has(list) && lastCreated !== undefined && left.includes(lastCreated.id))
    known.set(list, measure(session, list, lastCreated));
  // One that was read after another had caught up seems not to lag.
  return Math.max(0, ...(await Promise.all(known.values())));
}

async function measure(session: Session, list: Operation, { id, exchanges }: Created): Promise<number> {
  const begin = Date.now();
  const created = Math.max(...exchanges.map(endOf));
  for (let isFirst = true; Date.now() - begin < LONGEST_MS; isFirst = false) {
    if (!isFirst) await sleep(EVERY_MS);
    const isThere = await holds(session, list, id);
    if (isThere === undefined) return 0;
    if (isThere) return isFirst ? 0 : Date.now() - created;
  }
  return 0;
}

/** Whether a list holds something; undefined when it is too long to tell, or cannot be read. */
async function holds(session: Session, list: Operation, id: string): Promise<boolean | undefined> {
  const isPaged = list.queryParameters.some(({ name }) => name === "page[number]");
  for (let number = 1; number <= MOST_PAGES; number++) {
    const { exchange } = await session.request(list, { query: isPaged ? [["page[number]", String(number)]] : [] });
    const resources = resourcesOf(exchange.response.body);
    if (!succeeded(exchange)) return undefined;
    if (resources.some((resource) => resource.id === id)) return true;
    if (resources.length === 0 || !isPaged) return false;
  }
  return undefined;
}

const isWrite = ({ request }: Exchange): boolean => !READS.includes(request.method);
const endOf = ({ startedAt, duration }: Exchange): number => startedAt + duration;
