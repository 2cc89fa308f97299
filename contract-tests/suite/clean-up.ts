import { setTimeout as sleep } from "node:timers/promises";
import pMap from "p-map";
import { type RootlyClient, createRootlyClient } from "../../src/index.ts";
import { reasonNotToWrite, type Resource, resources } from "../spec/resource.ts";
import type { ResourceObject } from "../exchange/document.ts";
import { AT_ONCE } from "../exchange/exchange.ts";
import type { Target } from "../target.ts";
import {
  type CleanUpRequests,
  cleanUpRequests,
  type Identified,
  type Left,
  type Listed,
  type ListingOptions,
  markedIn,
  minutes,
  NotCarriedOut,
} from "./clean-up-requests.ts";
import { type Made, openJournal } from "./journal.ts";
import { runOf } from "./mark.ts";
import { inLines, presentable, shownInOneLine } from "../reporting/presentable.ts";
import { openWriteGuard } from "./write-guard.ts";
import { openRateLimiter } from "./rate-limiter.ts";

/** What appears late, or is still listed after its deletion, shows in a later list. */
const MOST_PASSES = 3;
const PAUSE_MS = 1_000;
/** A run is under way for as long as it may have created its newest resource this long ago. */
const UNDER_WAY_MS = 30 * 60_000;

export interface CleanUpOptions extends ListingOptions {
  client: Pick<RootlyClient, "http">;
  /** The values of path parameters, for example of the incident to clean up. */
  pathValue: Target["pathValue"];
  /** Which resources to look for. Default: all that a run writes. */
  of?: readonly Resource[];
  /** What is known to have been created, in case that a list does not show it. */
  made?: readonly Made[];
  /** Whether to leave runs alone that may be under way. Default: false. */
  sparesRunsUnderWay?: boolean;
  /** Only says what it would remove. */
  dryRun?: boolean;
  /** How long it waits before it looks again at what it could not remove, in milliseconds. Default: 1,000. */
  pauseMs?: number;
  /** Called with a line for each one that is removed, and each run that is left alone. */
  say?: (line: string) => void;
}

export interface CleanedUp {
  /** What was removed, or would have been. */
  removed: Identified[];
  /** What could not be removed, and why: a sentence for the first of each reason, with the identifiers of the others below it. */
  problems: string[];
  /** Whether another try could remove more. */
  canBeTriedAgain: boolean;
}

/** Removes what runs of this suite have left on a server: what carries their mark, and nothing else. */
export async function cleanUp(options: CleanUpOptions): Promise<CleanedUp> {
  const { dryRun = false, signal, pauseMs = PAUSE_MS } = options;
  const places = placesOf(options);
  const removed = new Map<string, Identified>();
  let left = new Map<string, Left>();
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    // What is left is what the last pass could not remove.
    left = new Map();
    const listed = await listAll(places, left, options);
    await removeAll({ places, listed, removed, left, options });
    if (dryRun || signal?.aborted || (listed.length === 0 && left.size === 0)) break;
    if (pass < MOST_PASSES && left.size > 0) await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
  return {
    removed: [...removed].flatMap(([label, one]) => (left.has(label) ? [] : [one])),
    problems: byReason(left),
    canBeTriedAgain: [...left.values()].some(({ forNow }) => forNow),
  };
}

/** A kind of resource, and the requests about it. */
interface Place {
  of: Resource;
  requests: CleanUpRequests;
}

function placesOf({ of, client, pathValue }: CleanUpOptions): Place[] {
  return (of ?? resources.filter((resource) => reasonNotToWrite(resource) === undefined))
    .filter((resource) => isWithin(resource, pathValue))
    .map((resource) => ({ of: resource, requests: cleanUpRequests(resource, client, pathValue) }));
}

/** What the lists show of runs that have ended; what cannot be listed is left. */
async function listAll(places: readonly Place[], left: Map<string, Left>, options: CleanUpOptions): Promise<Listed[]> {
  const marked: Listed[] = [];
  for (const { of, requests } of places) {
    const { listed, incomplete } = await markedIn(of, requests, options);
    marked.push(...listed);
    if (incomplete !== undefined) left.set(`the list of ${of.name}`, incomplete);
  }
  return notUnderWay(marked, options);
}

/** One pass over everything that may have to be removed. */
interface Pass {
  places: readonly Place[];
  listed: readonly Listed[];
  /** What was removed, in this pass and before it. */
  removed: Map<string, Identified>;
  left: Map<string, Left>;
  options: CleanUpOptions;
}

/** Removes what is listed, and what is known to have been created. */
async function removeAll(pass: Pass): Promise<void> {
  const { listed, removed, left, options } = pass;
  const all = new Map(listed.map((one): [string, Identified] => [labelOf(one), one]));
  for (const { of, id } of options.made ?? [])
    if (id !== undefined && !removed.has(labelOf({ of, id }))) all.set(labelOf({ of, id }), { of, id });
  await pMap(
    all,
    async ([label, one]) => {
      const why = await remove(one, pass);
      if (why !== undefined) left.set(label, why);
    },
    { concurrency: AT_ONCE },
  );
}

/** Returns why it is left, if it is. */
async function remove(one: Identified, pass: Pass): Promise<Left | undefined> {
  const { signal } = pass.options;
  const label = labelOf(one);
  if (signal?.aborted) return { reason: `${label} was not looked at: the clean-up was ended.`, forNow: true };
  const place = pass.places.find(({ of }) => of.name === one.of);
  if (place === undefined) return { reason: `${label} is of a resource that nothing cleans up.`, forNow: false };
  try {
    // As it is now: whatever named it, only its own mark makes it a thing to remove.
    const resourceObject = await place.requests.read(one.id, signal);
    if (resourceObject === undefined) return whyListed(label, pass);
    return await removeMarked(one, place, resourceObject, pass);
  } catch (error) {
    return { reason: `${label} could not be read: ${failureOf(error, signal)}.`, forNow: true };
  }
}

/** Why something is left that is not there: 404 also means that the token may not see it, so a list that shows it is believed. */
function whyListed(label: string, { listed, removed }: Pass): Left | undefined {
  if (!listed.some((one) => labelOf(one) === label)) return undefined;
  const what = removed.has(label)
    ? "was deleted, but is still listed"
    : "is listed, but reading it is answered with 404";
  return { reason: `${label} ${what}.`, forNow: true };
}

async function removeMarked(
  one: Identified,
  { of, requests }: Place,
  { id, attributes }: ResourceObject,
  { removed, options }: Pass,
): Promise<Left | undefined> {
  const { run, dryRun = false, signal, say = () => {} } = options;
  const label = labelOf(one);
  const owner = runOf(attributes, of.texts);
  if (id !== one.id || owner === undefined || (run !== undefined && owner !== run))
    return { reason: `${label} was left alone, because it does not carry the mark (any more).`, forNow: false };
  if (removed.has(label)) return { reason: `${label} was deleted, but is still there.`, forNow: true };
  if (!dryRun) {
    const failure = await requests.remove(one.id, signal).catch((error: unknown) => failureOf(error, signal));
    if (failure !== undefined) return { reason: `${label} could not be deleted: ${failure}.`, forNow: true };
  }
  removed.set(label, { of: one.of, id: one.id });
  say(`${dryRun ? "would remove" : "removed"} ${label} of run ${owner}`);
  return undefined;
}

/** What kept a request from being carried out, for the end of a sentence. */
function failureOf(error: unknown, signal: AbortSignal | undefined): string {
  if (error instanceof NotCarriedOut) return error.message;
  if (signal?.aborted) return "the clean-up was ended before it was answered";
  throw error;
}

/** Whether it is known what a resource was created in. */
function isWithin({ create }: Resource, pathValue: Target["pathValue"]): boolean {
  return create?.pathParameters.every((name) => pathValue(name) !== undefined) ?? false;
}

function labelOf({ of, id }: Identified): string {
  return `${of} ${id}`;
}

/** What is in no two refusals the same: identifiers, of requests too, and times. Statuses are shorter. */
const PARTICULAR = /\b(?=[\w-]*\d)[\w-]{8,}/g;

/** Why things are left, once for all that are left for the same reason. Each is named: somebody may have to remove it by hand. */
function byReason(left: ReadonlyMap<string, Left>): string[] {
  const alike = new Map<string, { reason: string; more: string[] }>();
  for (const [label, { reason }] of left) {
    const [of = "", id = ""] = label.split(/ (.*)/s);
    const key = `${of} ${reason.replace(label, "").replace(PARTICULAR, "…")}`;
    const before = alike.get(key);
    if (before === undefined) alike.set(key, { reason, more: [] });
    else before.more.push(shownInOneLine(id));
  }
  return [...alike.values()].map(({ reason, more }) =>
    [reason, ...(more.length === 0 ? [] : [`    likewise ${more.length} more:`, ...inLines(more)])].join("\n"),
  );
}

/** Those of runs that have ended; of the others it says that they may be under way. */
function notUnderWay(
  marked: readonly Listed[],
  { sparesRunsUnderWay = false, say = () => {} }: CleanUpOptions,
): Listed[] {
  if (!sparesRunsUnderWay) return [...marked];
  return [...new Set(marked.map(({ owner }) => owner))].flatMap((owner) => {
    const own = marked.filter((listed) => listed.owner === owner);
    // What does not say when it was created may be new.
    const age = Date.now() - Math.max(...own.map(({ createdAt }) => (Number.isNaN(createdAt) ? Infinity : createdAt)));
    if (age >= UNDER_WAY_MS) return own;
    say(
      `run ${owner} may be under way: the newest of its ${own.length} is ${minutes(age)} old, so they are left alone`,
    );
    return [];
  });
}

/** What a server was in the middle of when its client was ended shows a little later. */
const SETTLES_MS = 1_000;

interface CleanUpAfterOptions {
  target: Target;
  /** The run that has ended. */
  run: string;
  /** The file of its journal. */
  journal: string;
  /** Whether it was ended in the middle of something. */
  interrupted: boolean;
}

/** Cleans up after a run, and says what was removed and what could not be. Returns whether nothing is left. */
export async function cleanUpAfter({ target, run, journal: file, interrupted }: CleanUpAfterOptions): Promise<boolean> {
  const journal = openJournal(file);
  const { left } = journal;
  const rateLimiter = openRateLimiter(
    (milliseconds, why) => console.log(`waits ${Math.ceil(milliseconds / 1000)} s ${why}, to clean up`),
    journal,
  );
  const writeGuard = openWriteGuard({ journal, rateLimiter });
  const result = await endedBySignals(async (signal) => {
    if (interrupted) {
      console.log("\nInterrupted; cleaning up. Ctrl-C again leaves the rest.");
      await sleep(SETTLES_MS, undefined, { signal }).catch(() => {});
    }
    return await cleanUp({
      client: createRootlyClient({ ...rootlyAt(target), fetch: writeGuard.fetch }),
      pathValue: (name) => target.pathValue(name),
      run,
      made: left,
      signal,
    });
  });
  // No answer had told of them, so nobody had put their deletion aside.
  const surprises = result.removed.filter((one) => !left.some(({ of, id }) => of === one.of && id === one.id));
  const writes = journal.changes - surprises.length;
  console.log(
    `\nRun ${run} is cleaned up: ${result.removed.length} removed. It made ${writes} of at most ${target.maxWrites} writes.`,
  );
  if (surprises.length > 0) {
    console.log(`Of these, ${surprises.length} had been created without an answer that said so:`);
    for (const of of new Set(surprises.map((one) => one.of))) {
      const ids = surprises.flatMap((one) => (one.of === of ? [shownInOneLine(one.id)] : []));
      console.log(presentable([`  ${of}`, ...inLines(ids)].join("\n"), target.token));
    }
  }
  printProblems(result, target, ` -- --run ${run}`);
  return result.problems.length === 0;
}

/** Says what is left, and what can be done about it. */
export function printProblems(
  { problems, canBeTriedAgain }: CleanedUp,
  { token }: Pick<Target, "token">,
  options: string,
): void {
  for (const problem of problems) console.error(presentable(`  not removed: ${problem}`, token));
  if (canBeTriedAgain)
    console.error(
      `Try again with: npm run contract:cleanup${options}\nWhat it cannot delete either has to be deleted by hand.`,
    );
}

/** Does something that ends early when somebody presses Ctrl-C. */
export async function endedBySignals<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const end = () => controller.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, end);
  }
}

/** A client for a target that waits for it with patience: there is no later. */
export function rootlyAt({ url, token }: Pick<Target, "url" | "token">) {
  return { baseUrl: url, token, maxRetries: 4, maxRetryDelay: 120_000, totalTimeout: 600_000 };
}
