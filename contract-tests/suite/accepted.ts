import type { Case } from "../cases/cases.ts";

/**
 * Which invalid requests a server has accepted. Each costs writes, and one of a kind tells enough: others are left out
 * where writes are limited.
 */
export interface Accepted {
  /** The name of one of the same kind that was accepted; undefined when none was. */
  likeness(invalid: Case): string | undefined;
  note(invalid: Case): void;
  /** Asks one after the other of a kind, where writes are limited, so that nothing is asked before it is known. */
  inTurn<T>(invalid: Case, ask: () => Promise<T>): Promise<T>;
}

/** @param maxWrites How many requests may change something; Infinity where nothing has to be spared. */
export function openAccepted(maxWrites: number): Accepted {
  const accepted = new Map<string, string>();
  const underWay = new Map<string, Promise<unknown>>();
  const isSpared = ({ operation }: Case) => maxWrites !== Infinity && operation.method !== "GET";
  return {
    likeness: (invalid) => (isSpared(invalid) ? accepted.get(kindOf(invalid)) : undefined),
    note(invalid) {
      const kind = kindOf(invalid);
      if (isSpared(invalid) && !accepted.has(kind)) accepted.set(kind, invalid.name);
    },
    async inTurn(invalid, ask) {
      if (!isSpared(invalid)) return await ask();
      const kind = kindOf(invalid);
      // The result of the one before goes to its own caller.
      const before = underWay.get(kind)?.catch(() => undefined);
      const answer = before === undefined ? ask() : before.then(ask);
      underWay.set(kind, answer);
      return await answer;
    },
  };
}

/**
 * The error of a request, wherever in the body that is: the operation, the keyword, what stands there instead, and
 * how deep.
 */
export function kindOf(invalid: Case): string {
  const { operation, authentication, method, mediaType, violates } = invalid;
  const { keyword = "", pointer = "", in: part } = violates ?? {};
  if (part !== "body") return JSON.stringify([operation.id, keyword, authentication, method, mediaType]);
  // What is missing is each a matter of its own.
  const what = keyword === "required" ? pointer : insteadIn(invalid);
  return JSON.stringify([operation.id, keyword, what, pointer.split("/").length]);
}

/** What stands in the place that is broken, as the name of a case says it after that place. */
export function insteadIn({ name, violates }: Pick<Case, "name" | "violates">): string {
  return name.replace(`${violates?.inner?.pointer || violates?.pointer || "the body"} `, "");
}
