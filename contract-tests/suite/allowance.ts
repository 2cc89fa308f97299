import { existsSync, readFileSync } from "node:fs";
import type { Place } from "../spec/resource.ts";
import type { Journal } from "./journal.ts";
import { LeftOut } from "./left-out.ts";

export interface AllowanceOptions {
  /** How many requests may change something, the deletion of what they create included. Default: any number. */
  maxWrites?: number | undefined;
  /** Lets nothing pass but reads. */
  readOnly?: boolean | undefined;
  /** The process that cleans up after the run: nothing is written once it has ended. */
  owner?: number | undefined;
}

/** One resource, as the path of a request names it. */
export type One = Required<Place>;

/** What a request may change. */
export interface Change {
  method: string;
  place: Place | undefined;
}

/** Counts what may be written. */
export interface Allowance {
  /**
   * Puts aside what a request may cost; what others have put aside may come free again.
   *
   * @returns What ends that, once it is known what has come of the request.
   * @throws {LeftOut} when it would pass a limit.
   */
  enter(change: Change): Promise<() => void>;
}

export function openAllowance(
  journal: Journal,
  { maxWrites = Infinity, readOnly = false, owner }: AllowanceOptions,
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
export function isLeft(journal: Journal, place: Place | undefined): place is One {
  return place?.id !== undefined && journal.left.some(({ of, id }) => of === place.of.name && id === place.id);
}

/** Whether something comes of it that has to be deleted. */
export function creates(method: string, place: Place | undefined): boolean {
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
