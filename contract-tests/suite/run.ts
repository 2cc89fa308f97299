import { randomUUID } from "node:crypto";
import { identifierOf, type Place } from "../spec/resource.ts";
import { resourcesOf } from "../exchange/document.ts";
import { onLiveConnection, pathSegment, textOf } from "../exchange/exchange.ts";
import { isNotReached } from "../exchange/gateway.ts";
import type { Environment, Target } from "../target.ts";
import { openWriteGuard, type WriteGuard } from "./write-guard.ts";
import { type Journal, openJournal } from "./journal.ts";
import { runOf } from "./mark.ts";
import { type OnWait, openRateLimiter, type RateLimiter } from "./rate-limiter.ts";

/** One run of the suite, as the process that began it tells those that carry it out. */
export interface Run {
  /** What everything is marked with. */
  id: string;
  /** What it has changed. */
  journal: Journal;
  writeGuard: WriteGuard;
}

export function runFrom(environment: Environment, target: Target, onWait?: OnWait): Run {
  const owner = environment["CONTRACT_OWNER"];
  const journal = openJournal(environment["CONTRACT_JOURNAL"]);
  // Without a journal that they share, each part of a run accounts for its own things.
  const id = environment["CONTRACT_RUN_ID"] ?? randomUUID().slice(0, 8);
  const rateLimiter = openRateLimiter(onWait, journal);
  return {
    id,
    journal,
    writeGuard: openWriteGuard({
      journal,
      rateLimiter,
      maxWrites: target.maxWrites,
      readOnly: target.readOnly,
      isOwn: target.kind === "mock" ? undefined : (place) => carriesMark(place, { runId: id, target, rateLimiter }),
      owner: owner === undefined ? undefined : Number(owner),
    }),
  };
}

const READS_WITHIN_MS = 15_000;

/** How often that is read which the rate limit refuses, or a gateway does not pass on. */
const ATTEMPTS = 4;

interface Reading {
  runId: string;
  target: Target;
  rateLimiter: RateLimiter;
}

/** Whether something carries the mark of a run, as reading it shows; undefined when reading it is answered with 404. */
async function carriesMark(
  { of, id }: Required<Place>,
  { runId, target, rateLimiter }: Reading,
): Promise<boolean | undefined> {
  const { read, texts } = of;
  if (read === undefined) return false;
  const { url, token } = target;
  const path = read.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    pathSegment(name === identifierOf(read) ? id : (target.pathValue(name) ?? "")),
  );
  const attempt = async () => {
    await rateLimiter.turn();
    const headers = { authorization: `Bearer ${token}`, accept: read.accept.join(", ") };
    const response = await onLiveConnection(() =>
      fetch(url + path, { headers, signal: AbortSignal.timeout(READS_WITHIN_MS) }),
    );
    rateLimiter.note(response);
    return response;
  };
  let response = await attempt();
  const isPassing = ({ status, headers }: Response) =>
    status === 429 || isNotReached({ status, headers: Object.fromEntries(headers) });
  for (let count = 1; isPassing(response) && count < ATTEMPTS; count++) {
    await response.body?.cancel();
    response = await attempt();
  }
  const [item] = resourcesOf(await textOf(response));
  if (response.status === 404) return undefined;
  return item?.id === id && runOf(item.attributes, texts) === runId;
}
