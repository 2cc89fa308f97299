import { LeftOut } from "./left-out.ts";

/** How many requests in a row get no response until a server is given up that has answered none, or did before. */
const UNANSWERED_FROM_THE_START = 3;
const UNANSWERED = 10;
/** How many requests are answered with 5xx until a server is given up that has answered nothing else. */
const FAILED = 8;

/** Whether a server is alive: one that is not is given up after a few requests, not after hours. */
export interface Vitality {
  /** Takes note of a response. */
  answered(status: number): void;
  /** Takes note of a request that got none. */
  unanswered(error: unknown): void;
  /**
   * Says once that a server was given up, as a failure; what would have been sent after that is left out.
   *
   * @throws {Error} once, when the server is given up.
   * @throws {LeftOut} from then on.
   */
  demandAlive(): void;
}

export function watchVitality(): Vitality {
  let answers = 0;
  let failures = 0;
  let silence = 0;
  let reason = "";
  let isGivenUp = false;

  function verdict(): string | undefined {
    if (silence >= (answers === 0 ? UNANSWERED_FROM_THE_START : UNANSWERED))
      return `The server does not answer: the last ${silence} requests got no response (${reason}). Nothing more is sent.`;
    if (failures >= FAILED && failures === answers)
      return `The server fails: all of ${failures} requests were answered with 5xx. Nothing more is sent.`;
    return undefined;
  }

  return {
    answered(status) {
      answers += 1;
      silence = 0;
      // 501 says that an operation is not known there, and nothing of the server's health.
      if (status >= 500 && status !== 501) failures += 1;
    },
    unanswered(error) {
      silence += 1;
      reason = reasonOf(error);
    },
    demandAlive() {
      const message = verdict();
      if (message === undefined) return;
      if (isGivenUp) throw new LeftOut("the server was given up");
      isGivenUp = true;
      throw new Error(message);
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
