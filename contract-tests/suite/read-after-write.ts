import { setTimeout as sleep } from "node:timers/promises";
import type { Expected } from "../checks/check.ts";
import { resourcesOf, timeOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { creates, removes, resourceOf } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";

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

type Attributes = Readonly<Record<string, Json>>;

/** What answers have shown of resources: only beside that can it be seen that a value was ignored, or another one changed. */
export interface LastShown {
  /** Takes note of an answer: an invalid request can have been carried out, too. */
  note(exchange: Exchange): void;
  /** Takes note of the answer to a create with the required attributes alone. */
  notePlain(exchange: Exchange): void;
  /** The attributes of what an answer shows as they were before; for a create, those of a plain one. */
  before(exchange: Exchange): Before;
  /**
   * Sends what may change a resource, takes note of the answer, and gives it with what was known of the resource before.
   *
   * @param id The resource's; undefined where the request names none.
   */
  around(id: string | undefined, send: () => Promise<Exchange>): Promise<{ exchange: Exchange; before: Before }>;
  /** The attributes of a resource as its last change has left them; undefined where that is not known. */
  last(id: string): Attributes | undefined;
  /** Whether a read shows one as it was before its last change, or one that was deleted. */
  isBehind(id: string, read: Exchange): boolean;
}

export type Before = Required<Pick<Expected, "before" | "isAlone">>;

/** A resource as an answer has shown it. */
interface Shown {
  attributes: Attributes;
  /** When that answer was there, in milliseconds since 1970. */
  at: number;
  /** Whether no other change was under way then. */
  isClear: boolean;
}

export function openLastShown(): LastShown {
  /** By the resource's id. */
  const changed = new Map<string, Shown>();
  /** By the name of the kind of resource. */
  const plain = new Map<string, Attributes>();
  const kindOf = ({ operation }: Exchange) => resourceOf(operation)?.name ?? "";
  const shownIn = ({ response }: Exchange) => resourcesOf(response.body)[0];
  /** Changes that were sent and are not answered yet, by the resource's id. */
  const underWay = new Map<string, Set<{ isAlone: boolean }>>();
  const deleted = new Set<string>();
  const endOf = ({ startedAt, duration }: Exchange) => startedAt + duration;
  const changes = ({ request }: Exchange) => request.method !== "GET" && request.method !== "HEAD";
  const lastShown: LastShown = {
    async around(id = "", send) {
      const others = underWay.get(id) ?? new Set();
      underWay.set(id, others);
      const change = { isAlone: others.size === 0 };
      // The one that is answered last may have been carried out first.
      for (const other of others) other.isAlone = false;
      others.add(change);
      try {
        const exchange = await send();
        const { before, isAlone } = lastShown.before(exchange);
        lastShown.note(exchange);
        return { exchange, before: { before, isAlone: isAlone && change.isAlone } };
      } finally {
        others.delete(change);
      }
    },
    note(exchange) {
      const shown = changes(exchange) ? shownIn(exchange) : undefined;
      if (shown?.id === undefined) return;
      if (removes(exchange.operation)) deleted.add(shown.id);
      const last = changed.get(shown.id)?.at ?? 0;
      const at = Math.max(last, endOf(exchange));
      changed.set(shown.id, { attributes: shown.attributes, at, isClear: last < exchange.startedAt });
    },
    last(id) {
      const shown = changed.get(id);
      return shown?.isClear === true ? shown.attributes : undefined;
    },
    isBehind(id, read) {
      if (!succeeded(read)) return false;
      return (
        deleted.has(id) || timeOf(shownIn(read)?.attributes["updated_at"]) < timeOf(lastShown.last(id)?.["updated_at"])
      );
    },
    notePlain: (exchange) => void plain.set(kindOf(exchange), shownIn(exchange)?.attributes ?? {}),
    before(exchange) {
      if (creates(exchange.operation)) return { before: plain.get(kindOf(exchange)), isAlone: false };
      const last = changed.get(shownIn(exchange)?.id ?? "");
      return { before: last?.attributes, isAlone: last !== undefined && last.isClear && last.at < exchange.startedAt };
    },
  };
  return lastShown;
}
