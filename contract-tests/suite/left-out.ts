import type { Operation } from "../spec/operations.ts";
import { messagesOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Target } from "../target.ts";

/** Why something was not run after all. That is no finding about the target: it is skipped by name. */
export class LeftOut extends Error {
  override readonly name = "LeftOut";
}

/** How the reason begins where nothing more is sent to a server; a message says why, and what to do. */
export const GIVEN_UP = "the server was given up: ";
const LONGEST_WORDS = 200;

/** A refusal by its status and by what the server says of it, as far as it says anything. */
export function statusAndWords(status: number, body: string): string {
  const words = messagesOf(body).join("; ").replace(/\s+/gu, " ").trim();
  const cut = words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
  return words === "" ? String(status) : `${status}, ${JSON.stringify(cut)}`;
}

/** It has to do with an operation that the reference server does not know. */
export class NotImplemented extends LeftOut {
  readonly operation: Operation;

  constructor(operation: Operation) {
    super(`the reference server does not know how to do ${operation.id}`);
    this.operation = operation;
  }
}

/**
 * Leaves out what the reference server says that it does not know: a resource that only the spec has.
 *
 * @throws {NotImplemented}
 */
export function leaveOutUnknown({ operation, response }: Exchange, { kind }: Target): void {
  // To HEAD it says so without a word.
  const isUnknown = operation.method === "HEAD" || response.body.includes(UNKNOWN);
  if (kind === "reference" && response.status === 501 && isUnknown) throw new NotImplemented(operation);
}

/** What it says then; any other answer of 501 is one to check. */
const UNKNOWN = "The fake does not know how to do ";

/**
 * Runs a test case, and skips what turns out to be left out.
 *
 * @param skip Ends a test as skipped, by throwing.
 */
export async function runUnlessLeftOut(skip: (reason: string) => never, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof LeftOut) skip(error.message);
    throw error;
  }
}

/** What it comes to; undefined when it turns out to be left out. */
export async function unlessLeftOut<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof LeftOut) return undefined;
    throw error;
  }
}
