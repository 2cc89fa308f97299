import { setTimeout as sleep } from "node:timers/promises";

/** What is not shown by then does not lag behind: it is lost. */
export const LONGEST_LAG_MS = 3_000;
export const LOOKS_EVERY_MS = 200;
/** It can be a little longer the next time. */
export const LAG_MARGIN = 1.5;
/** How often that is waited for in vain: on a server that loses things, waiting would be most of the run. */
const MOST_IN_VAIN = 2;

/**
 * By how much reads lag behind what was written: one that is answered by a replica shows what was written a moment later,
 * and no document says that it must not. It is learnt from what is created and not there yet.
 */
export interface ReadLag {
  /** The longest that was seen, in milliseconds. */
  readonly milliseconds: number;
  /** Takes note that something was written. */
  written(): void;
  /** Settles when reads can be expected to show what was written last. */
  settled(): Promise<void>;
  /** Reads again, for as long as a read may lag, until what was created is there; gives the last result. */
  until<T>(read: () => Promise<T>, isThere: (result: T) => boolean): Promise<T>;
}

export function openReadLag(): ReadLag {
  let lag = 0;
  let writtenAt = 0;
  let inVain = 0;
  return {
    get milliseconds() {
      return lag;
    },
    written() {
      writtenAt = Date.now();
    },
    async settled() {
      const left = writtenAt + lag * LAG_MARGIN - Date.now();
      if (lag > 0 && left > 0) await sleep(left);
    },
    async until(read, isThere) {
      const [since, begin] = [writtenAt, Date.now()];
      let result = await read();
      while (!isThere(result) && inVain < MOST_IN_VAIN) {
        if (Date.now() - begin > LONGEST_LAG_MS) {
          inVain += 1;
          break;
        }
        await sleep(LOOKS_EVERY_MS);
        result = await read();
        if (isThere(result)) lag = Math.max(lag, Date.now() - since);
      }
      return result;
    },
  };
}
