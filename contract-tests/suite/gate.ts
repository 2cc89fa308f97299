import { existsSync, readFileSync } from "node:fs";
import { resourcesOf } from "../exchange/document.ts";
import { type Journal, openJournal } from "./journal.ts";
import { LeftOut } from "./left-out.ts";
import { keepPace, type Pace } from "./pace.ts";

const READS = ["GET", "HEAD", "OPTIONS"];

export interface GateOptions {
  /** Default: one in memory. */
  journal?: Journal | undefined;
  /** Default: one that waits without a word. */
  pace?: Pace | undefined;
  /** How many requests may change something, the deletion of what they create included. Default: any number. */
  maxWrites?: number | undefined;
  /** Lets nothing pass but reads. */
  readOnly?: boolean | undefined;
  /**
   * Whether something that a response named is the run's own, as reading it shows. It is asked before the first change of
   * each. Default: everything is.
   */
  isOwn?: ((id: string) => Promise<boolean>) | undefined;
  /** Whoever cleans up when the run has ended, as a process id: nothing is changed that nobody would clean up. */
  owner?: number | undefined;
}

/** The only way to the target: whatever sends a request, sends it through here. */
export interface Gate {
  /**
   * @throws {LeftOut} instead of sending what would pass a limit.
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

export function openGate(options: GateOptions = {}): Gate {
  const { journal = openJournal(), pace = keepPace(), maxWrites = Infinity, readOnly = false, isOwn, owner } = options;
  /** What was found to be the run's own, or not, once for each. */
  const owned = new Map<string, Promise<boolean>>();
  /** What the requests under way may come to. */
  let underWay = 0;
  /** Who waits to hear what they have come to. */
  const waiting: (() => void)[] = [];

  /** What a request may come to, with the deletion that follows from it. */
  function costOf(method: string, id: string): number {
    if (method === "POST") return 2;
    // That of what was created here was put aside when it was created.
    return method === "DELETE" && journal.left.includes(id) ? 0 : 1;
  }

  /** Puts aside what a request may cost; what others have put aside may come free again. */
  async function enter(method: string, id: string): Promise<number> {
    if (readOnly) throw new LeftOut("left out by --read-only");
    if (owner !== undefined && !isAlive(owner)) throw new LeftOut("the run was ended, and nobody would clean up");
    const cost = costOf(method, id);
    while (journal.changes + journal.left.length + underWay + cost > maxWrites) {
      if (underWay === 0) throw new LeftOut(`left out by --max-writes ${maxWrites}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    underWay += cost;
    return cost;
  }

  /** A server that answers a create with the id of something else must not make the run change that. */
  async function demandOwn(id: string): Promise<void> {
    if (isOwn === undefined || !journal.left.includes(id)) return;
    const isTheRuns = owned.get(id) ?? isOwn(id);
    owned.set(id, isTheRuns);
    if (await isTheRuns) return;
    throw new Error(
      `A create was answered with the id ${id}, but reading that shows nothing with the mark of this run. Nothing is changed there.`,
    );
  }

  function leave(cost: number): void {
    underWay -= cost;
    for (const resume of waiting.splice(0)) resume();
  }

  /** Notes what a request has changed, or may have: only a refusal, which is not asked here, says that it has not. */
  async function note(method: string, id: string, response?: Response): Promise<void> {
    const succeeded = response?.ok ?? false;
    if (method === "POST") {
      const made = succeeded ? resourcesOf(await response?.clone().text())[0]?.id : undefined;
      journal.add({ event: "created", ...(typeof made === "string" && { id: made }) });
    } else if (method !== "DELETE" || !journal.left.includes(id)) journal.add({ event: "changed" });
    // Without a clear answer, it may be there still, and its deletion stays put aside.
    else if (succeeded) journal.add({ event: "deleted", id });
  }

  return {
    ready: () => pace.ready(),
    get left() {
      return journal.left;
    },
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      const method = init?.method ?? (input instanceof Request ? input.method : "GET");
      const id = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
      await pace.ready();
      if (!READS.includes(method)) await demandOwn(id);
      const cost = READS.includes(method) ? 0 : await enter(method, id);
      try {
        const response = await fetch(input, init);
        pace.note(response);
        if (!READS.includes(method) && !isRefusal(response)) await note(method, id, response);
        return response;
      } catch (error) {
        if (!READS.includes(method)) await note(method, id);
        throw error;
      } finally {
        leave(cost);
      }
    },
  };
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
