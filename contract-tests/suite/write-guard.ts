import { existsSync, readFileSync } from "node:fs";
import { type Place, placeAt } from "../spec/place.ts";
import type { Resource } from "../spec/resource.ts";
import { resourcesOf } from "../exchange/document.ts";
import { textOf } from "../exchange/exchange.ts";
import { type Journal, openJournal } from "./journal.ts";
import { LeftOut } from "./left-out.ts";
import { watchVitality } from "./vitality.ts";
import { openRateLimiter, type RateLimiter } from "./rate-limiter.ts";

const READS = ["GET", "HEAD", "OPTIONS"];

/** One resource, as the path of a request names it. */
type One = Required<Place>;

export interface WriteGuardOptions {
  /** Default: one in memory. */
  journal?: Journal | undefined;
  /** Default: one that waits without a word. */
  rateLimiter?: RateLimiter | undefined;
  /** How many requests may change something, the deletion of what they create included. Default: any number. */
  maxWrites?: number | undefined;
  /** Lets nothing pass but reads. */
  readOnly?: boolean | undefined;
  /**
   * Whether something that a response named is the run's own, as reading it shows. It is asked before the first change of
   * each. Default: everything is.
   */
  isOwn?: ((place: One) => Promise<boolean>) | undefined;
  /** The process that cleans up after the run: nothing is written once it has ended. */
  owner?: number | undefined;
}

/** The only way to the target: whatever sends a request, sends it through here. */
export interface WriteGuard {
  /**
   * @throws {LeftOut} instead of sending what would pass a limit, or go to a server that was given up.
   * @throws {Error} once, when a server is given up that does not answer, or answers 5xx to everything.
   * @throws {Error} instead of changing what a create named, and is not the run's own.
   */
  fetch: typeof fetch;
  /**
   * Settles when the rate limit allows the next request.
   *
   * @throws {LeftOut} when that would take too long.
   */
  ready(): Promise<void>;
  /** What was created through it and not deleted since; without an id where no answer told it. */
  readonly left: Journal["left"];
}

export function openWriteGuard(options: WriteGuardOptions = {}): WriteGuard {
  const {
    journal = openJournal(),
    rateLimiter = openRateLimiter(),
    maxWrites = Infinity,
    readOnly = false,
    isOwn,
    owner,
  } = options;
  /** What was found to be the run's own, or not, once for each. */
  const owned = new Map<string, Promise<boolean>>();
  const vitality = watchVitality();
  let isGivenUp = false;
  /** What the requests under way may come to. */
  let underWay = 0;
  /** Who waits to hear what they have come to. */
  const waiting: (() => void)[] = [];

  function isOneLeft({ name }: Resource, id: string): boolean {
    return journal.left.some((made) => made.of === name && made.id === id);
  }

  /** Whether something was created here and not deleted since. */
  function isLeft(place: Place | undefined): place is One {
    return place?.id !== undefined && isOneLeft(place.of, place.id);
  }

  /** What a request may come to, with the deletion that follows from it. */
  function costOf(method: string, place: Place | undefined): number {
    if (creates(method, place)) return 2;
    // That of what was created here was put aside when it was created.
    return method === "DELETE" && isLeft(place) ? 0 : 1;
  }

  /** Puts aside what a request may cost; what others have put aside may come free again. */
  async function enter(method: string, place: Place | undefined): Promise<number> {
    if (readOnly) throw new LeftOut("left out by --read-only");
    if (owner !== undefined && !isAlive(owner)) throw new LeftOut("the run was ended, and nobody would clean up");
    const cost = costOf(method, place);
    while (journal.changes + journal.left.length + underWay + cost > maxWrites) {
      if (underWay === 0) throw new LeftOut(`left out by --max-writes ${maxWrites}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    underWay += cost;
    return cost;
  }

  /** A server that answers a create with the id of something else must not make the run change that. */
  async function demandOwn(place: Place | undefined): Promise<void> {
    if (isOwn === undefined || !isLeft(place)) return;
    const key = `${place.of.name} ${place.id}`;
    const isTheRuns = owned.get(key) ?? isOwn(place);
    owned.set(key, isTheRuns);
    if (await isTheRuns) return;
    throw new Error(
      `A create was answered with the id ${place.id}, but reading that shows nothing with the mark of this run. Nothing is changed there.`,
    );
  }

  function leave(cost: number): void {
    underWay -= cost;
    for (const resume of waiting.splice(0)) resume();
  }

  /** Notes what a request has changed, or may have: only a refusal, which is not asked here, says that it has not. */
  async function note(method: string, place: Place | undefined, response?: Response): Promise<void> {
    const succeeded = response?.ok ?? false;
    if (place !== undefined && creates(method, place)) {
      const made = succeeded && response ? resourcesOf(await copyOf(response))[0]?.id : undefined;
      journal.add({ event: "created", of: place.of.name, ...(typeof made === "string" && { id: made }) });
    } else if (method !== "DELETE" || !isLeft(place)) journal.add({ event: "changed" });
    // Without a clear answer, it may be there still, and its deletion stays put aside.
    else if (succeeded) journal.add({ event: "deleted", of: place.of.name, id: place.id });
  }

  /** Says once that a server was given up, as a failure; what would have been sent after that is left out. */
  function demandAlive(): void {
    const { verdict } = vitality;
    if (verdict === undefined) return;
    if (isGivenUp) throw new LeftOut("the server was given up");
    isGivenUp = true;
    throw new Error(verdict);
  }

  return {
    ready: () => rateLimiter.ready(),
    get left() {
      return journal.left;
    },
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      const method = init?.method ?? (input instanceof Request ? input.method : "GET");
      const place = placeAt(url.pathname, isOneLeft);
      await rateLimiter.ready();
      demandAlive();
      if (!READS.includes(method)) await demandOwn(place);
      const cost = READS.includes(method) ? 0 : await enter(method, place);
      try {
        const response = await fetch(input, init);
        rateLimiter.note(response);
        vitality.answered(response.status);
        if (!READS.includes(method) && !isRefusal(response)) await note(method, place, response);
        return response;
      } catch (error) {
        vitality.unanswered(error);
        if (!READS.includes(method)) await note(method, place);
        throw error;
      } finally {
        leave(cost);
      }
    },
  };
}

/** Whether something comes of it that has to be deleted. */
function creates(method: string, place: Place | undefined): boolean {
  return method === "POST" && place?.of.create !== undefined && place.id === undefined;
}

/** The text of a body that the sender will read as well. */
async function copyOf(response: Response): Promise<string> {
  try {
    return await textOf(response.clone());
  } catch (error) {
    // Nobody else will now; without that, the connection would stay open.
    response.body?.cancel().catch(() => {});
    throw error;
  }
}

/** 408 is a refusal by its number only: the server may have been at it. */
function isRefusal({ status }: Response): boolean {
  return status >= 400 && status < 500 && status !== 408;
}

function isAlive(pid: number): boolean {
  try {
    // Sends nothing, but asks whether it could be sent; to a zombie, it could.
    return process.kill(pid, 0) && !isZombie(pid);
  } catch {
    return false;
  }
}

/** Whether a process has ended and only its parent does not know. Told on Linux, as proc(5) has it. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && /^.*\) [ZX] /s.test(readFileSync(file, "utf8"));
}
