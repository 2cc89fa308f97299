import { existsSync, readFileSync } from "node:fs";
import { type Place, placeAt } from "../spec/resource.ts";
import { resourcesOf } from "../exchange/document.ts";
import { onLiveConnection, textOf, timelyFetch } from "../exchange/exchange.ts";
import { type Journal, openJournal } from "./journal.ts";
import { LeftOut } from "./left-out.ts";
import { openReadLag, type ReadLag } from "./read-after-write.ts";
import { openRateLimiter, type RateLimiter } from "./rate-limiter.ts";
import { watchVitality } from "./vitality.ts";

const READS = ["GET", "HEAD", "OPTIONS"];

/** One resource, as the path of a request names it. */
type One = Required<Place>;

interface WriteGuardOptions {
  /** How many requests may change something, the deletion of what they create included. Default: any number. */
  maxWrites?: number | undefined;
  /** Lets nothing pass but reads. */
  readOnly?: boolean | undefined;
  /** The process that cleans up after the run: nothing is written once it has ended. */
  owner?: number | undefined;
  /** Default: one in memory. */
  journal?: Journal | undefined;
  /** Default: one that waits without a word. */
  rateLimiter?: RateLimiter | undefined;
  /**
   * Whether something that a response named is the run's own, as reading it shows; undefined when it is not there. It is
   * called before the first change of each. Default: everything is.
   */
  isOwn?: ((place: One) => Promise<boolean | undefined>) | undefined;
}

/** The only way to the target: whatever sends a request, sends it through here. */
export interface WriteGuard {
  /**
   * Each request has a time limit of its own, unless it brings a signal.
   *
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
  /** By how much reads of one resource were seen to lag behind, in milliseconds; it waits for that itself. */
  readonly readLag: number;
  /** Reads again, for as long as a read may lag, until it shows what was written last; gives the last result. */
  untilShown: ReadLag["until"];
}

export function openWriteGuard(options: WriteGuardOptions = {}): WriteGuard {
  const { journal = openJournal(), rateLimiter = openRateLimiter(), isOwn } = options;
  const allowance = openAllowance(journal, options);
  const vitality = watchVitality();
  const lag = openReadLag();
  const demandOwn = ownership(
    journal,
    isOwn &&
      ((place) =>
        lag.until(
          () => isOwn(place),
          (own) => own !== undefined,
        )),
  );
  /** Who has created something: somebody else may not see it. */
  let creator: string | null = null;
  /** With what the deletion of something that was created was refused. */
  let undeletable: number | undefined;

  async function send(input: Sent, init?: RequestInit): Promise<Response> {
    try {
      const response = await timelyFetch(input, init);
      rateLimiter.note(response);
      void vitality.follow(response);
      return response;
    } catch (error) {
      vitality.unanswered(error);
      throw error;
    }
  }

  /** Reads; one of the run's own resources that is not there yet again, where the token is the one that created it. */
  async function sendRead(
    method: string,
    place: Place | undefined,
    input: Sent,
    init?: RequestInit,
  ): Promise<Response> {
    if (place?.id === undefined) return await send(input, init);
    await lag.settled();
    const isExpected = method === "GET" && isLeft(journal, place) && authorizationOf(input, init) === creator;
    if (!isExpected) return await send(input, init);
    let before: Response | undefined;
    const read = async () => {
      await before?.body?.cancel();
      before = await send(input, init);
      return before;
    };
    return await lag.until(read, ({ status }) => status !== NOT_FOUND);
  }

  async function sendOnce(method: string, input: Sent, init?: RequestInit): Promise<Response> {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    await rateLimiter.turn();
    vitality.demandAlive();
    const place = placeAt(pathname, (of, id) => isLeft(journal, { of, id }));
    if (READS.includes(method)) return await sendRead(method, place, input, init);
    return await sendChange({ method, place }, input, init);
  }

  async function sendChange(change: Change, input: Sent, init?: RequestInit): Promise<Response> {
    await demandOwn(change.place);
    const isCreate = creates(change.method, change.place);
    if (isCreate && undeletable !== undefined)
      throw new LeftOut(
        `nothing more is created, as the deletion of what the run has created is refused with ${undeletable}`,
      );
    const isOwnDeletion = change.method === "DELETE" && isLeft(journal, change.place);
    const leave = await allowance.enter(change);
    try {
      const response = await send(input, init);
      if (isOwnDeletion && FORBIDDEN.includes(response.status) && authorizationOf(input, init) === creator)
        undeletable = response.status;
      if (isRefusal(response)) return response;
      await note(journal, change, response);
      lag.written();
      if (isCreate) creator = authorizationOf(input, init);
      return response;
    } catch (error) {
      // Without a clear answer, it may have changed something all the same, unless there was nobody to send it to.
      if (!isUnsent(error)) {
        await note(journal, change);
        lag.written();
      }
      throw error;
    } finally {
      leave();
    }
  }

  return {
    ready: () => rateLimiter.ready(),
    get left() {
      return journal.left;
    },
    get readLag() {
      return lag.milliseconds;
    },
    untilShown: lag.until,
    async fetch(input, init) {
      const method = init?.method ?? (input instanceof Request ? input.method : "GET");
      const once = () => sendOnce(method, input, init);
      try {
        // Should a create have been carried out twice, the journal knows of both.
        return await (isRepeatable(input, init) ? onLiveConnection(once) : once());
      } catch (error) {
        throw naming(method, input, error);
      }
    },
  };
}

type Sent = Parameters<typeof fetch>[0];

const NOT_FOUND = 404;
/** What says of a deletion that others would be refused as well. */
const FORBIDDEN = [401, 403, 405, 406, 411, 415, 501];

function authorizationOf(input: Sent, init?: RequestInit): string | null {
  return new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined)).get("authorization");
}

/** Whether a request can go out twice: a stream is gone once it was sent. */
function isRepeatable(input: Sent, init: RequestInit | undefined): boolean {
  const body = input instanceof Request ? input.body : init?.body;
  return body === null || body === undefined || typeof body === "string" || body instanceof Uint8Array;
}

/** Whether an error of `fetch` says that no connection came about: of several addresses that refuse, Node gives the code alone. */
function isUnsent(error: unknown): boolean {
  const { code, syscall, message } = Object(error instanceof Error ? error.cause : undefined) as NodeJS.ErrnoException;
  return /^(ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|connect|getaddrinfo|bad port)$/m.test(
    [code, syscall, message].join("\n"),
  );
}

/** An error of `fetch` that names the request; of its address only the path, as a query may hold a token. */
function naming(method: string, input: Sent, cause: unknown): unknown {
  const isOfFetch = cause instanceof TypeError || cause instanceof DOMException;
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  return isOfFetch ? new TypeError(`${method} ${pathname} got no response`, { cause }) : cause;
}

/** A server that answers a create with the id of something else must not make the run change that. */
function ownership(journal: Journal, isOwn: WriteGuardOptions["isOwn"]): (place: Place | undefined) => Promise<void> {
  /** What was found to be the run's own, or not, once for each. */
  const owned = new Map<string, Promise<boolean | undefined>>();
  return async (place) => {
    if (isOwn === undefined || !isLeft(journal, place)) return;
    const key = `${place.of.name} ${place.id}`;
    const isTheRuns = owned.get(key) ?? isOwn(place);
    owned.set(key, isTheRuns);
    if (await isTheRuns) return;
    throw new Error(
      `A create was answered with the id ${place.id}, but reading that shows nothing with the mark of this run. Nothing is changed there.`,
    );
  };
}

/** Notes what a request has changed, or may have: only a refusal, which is not passed here, says that it has not. */
async function note(journal: Journal, { method, place }: Change, response?: Response): Promise<void> {
  const succeeded = response?.ok ?? false;
  if (place !== undefined && creates(method, place)) {
    const made = succeeded && response ? resourcesOf(await copyOf(response))[0]?.id : undefined;
    journal.add({ event: "created", of: place.of.name, ...(typeof made === "string" && { id: made }) });
  } else if (method !== "DELETE" || !isLeft(journal, place)) journal.add({ event: "changed" });
  // Without a clear answer, it may be there still, and its deletion stays put aside.
  else if (succeeded) journal.add({ event: "deleted", of: place.of.name, id: place.id });
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

/** What a request may change. */
interface Change {
  method: string;
  place: Place | undefined;
}

/** Counts what may be written. */
interface Allowance {
  /**
   * Puts aside what a request may cost; what others have put aside may come free again.
   *
   * @returns What ends that, once it is known what has come of the request.
   * @throws {LeftOut} when it would pass a limit.
   */
  enter(change: Change): Promise<() => void>;
}

function openAllowance(
  journal: Journal,
  { maxWrites = Infinity, readOnly = false, owner }: WriteGuardOptions,
): Allowance {
  /** What the requests under way may come to. */
  let underWay = 0;
  /** Who waits to hear what they have come to. */
  const waiting: (() => void)[] = [];
  return {
    async enter(change) {
      if (readOnly) throw new LeftOut("left out by --read-only");
      if (owner !== undefined && !isAlive(owner)) throw new LeftOut("the run was ended, and nobody would clean up");
      const cost = costOf(journal, change);
      while (journal.changes + journal.left.length + underWay + cost > maxWrites) {
        if (underWay === 0) throw new LeftOut(`left out by --max-writes ${maxWrites}`);
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      underWay += cost;
      return () => {
        underWay -= cost;
        for (const resume of waiting.splice(0)) resume();
      };
    },
  };
}

/** What a request may come to, with the deletion that follows from it. */
function costOf(journal: Journal, { method, place }: Change): number {
  if (creates(method, place)) return 2;
  // That of what was created here was put aside when it was created.
  return method === "DELETE" && isLeft(journal, place) ? 0 : 1;
}

/** Whether something was created in a run and not deleted since. */
function isLeft(journal: Journal, place: Place | undefined): place is One {
  return place?.id !== undefined && journal.left.some(({ of, id }) => of === place.of.name && id === place.id);
}

/** Whether something comes of it that has to be deleted. */
function creates(method: string, place: Place | undefined): boolean {
  return method === "POST" && place?.of.create !== undefined && place.id === undefined;
}

function isAlive(pid: number): boolean {
  try {
    // Sends nothing, but tells whether it could be sent; to a zombie, it could.
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
