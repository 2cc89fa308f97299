/** How long to try, and how often. `Infinity` is as long as a timer can be, 24 days; 0 is over at once. */
export interface RetryOptions {
  /** How often a request is sent again at most, where it is safe. Default: 2. */
  maxRetries?: number | undefined;
  /** The time for one attempt, from the token to the last byte of the answer, in milliseconds. Default: 30 000. */
  attemptTimeout?: number | undefined;
  /** The time for a whole call, with all of its attempts and the waits between them, in milliseconds. Default: 120 000. */
  totalTimeout?: number | undefined;
  /** The longest wait that a server may ask for, in milliseconds; a longer one fails at once. Default: 60 000. */
  maxRetryDelay?: number | undefined;
}

export type Limits = { readonly [Name in keyof RetryOptions | "maxBodyBytes"]-?: number };

/** Those that a call can have of its own. */
export const CALL_LIMITS = { maxRetries: 2, attemptTimeout: 30_000, totalTimeout: 120_000 };

export const DEFAULT_LIMITS: Limits = {
  ...CALL_LIMITS,
  maxRetryDelay: 60_000,
  maxBodyBytes: 10 * 2 ** 20,
};

/** What a timer can hold, in milliseconds (HTML: a signed 32-bit number); one set for longer goes off at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Who has to know that nobody waits any more. Costs a tenth of an `AbortSignal`. */
export class Stop extends Set<() => void> {
  declare aborted?: boolean;

  handleEvent(): void {
    this.aborted = true;
    for (const listener of this) listener();
  }
}

/** The one listener of a signal, for all calls that share it, as Node warns of more than ten. */
const listeners = new WeakMap<AbortSignal, Stop>();

/** Calls back when a signal aborts. Returns what takes that back, and with the last one the listener. */
export function onAbort(signal: AbortSignal, call: () => void): () => void {
  const listener = listeners.get(signal) ?? new Stop();
  listeners.set(signal, listener.add(call));
  // Has no effect when it is there already.
  signal.addEventListener("abort", listener);
  return () => {
    listener.delete(call);
    if (!listener.size) signal.removeEventListener("abort", listener);
  };
}

/** Why a signal was aborted. The one of React Native and older polyfills does not say. */
export function reasonOf({
  reason = Object.assign(new Error("Aborted"), { name: "AbortError" }),
}: AbortSignal): unknown {
  return reason;
}

/**
 * Runs some work, but not for ever, and leaves neither timer nor listener behind.
 *
 * @param work Is given what tells it that nobody waits for it any more.
 * @param late What it comes to when it takes longer than `milliseconds`.
 * @throws the reason of `caller`, at once, when that aborts.
 */
export function bounded<Value>(
  work: (stop: Stop) => Promise<Value>,
  milliseconds: number,
  caller: AbortSignal | null | undefined,
  late: () => Value,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(caller && reasonOf(caller));
    if (caller?.aborted) return abort();
    const stop = new Stop();
    const settle = (act?: () => void) => {
      clearTimeout(timer);
      forget?.();
      if (act) {
        act();
        stop.handleEvent();
      }
    };
    const timer = setTimeout(settle, milliseconds, () => resolve(late()));
    const forget = caller && onAbort(caller, () => settle(abort));
    work(stop).finally(settle).then(resolve, reject);
  });
}

/** Waits; throws as above. */
export const sleep = (milliseconds: number, caller: AbortSignal | null | undefined): Promise<void> =>
  bounded(
    () => new Promise(() => {}),
    milliseconds,
    caller,
    () => {},
  );

/**
 * Starts to measure. Returns how many milliseconds have passed since.
 *
 * @param now What time it is, in milliseconds since the epoch.
 */
export function stopwatch(now: () => number): () => number {
  const date = now();
  const tick = performance.now();
  // Either clock can stand still: the second on a machine that sleeps, each of them under a test framework's fake timers.
  return () => Math.max(now() - date, performance.now() - tick);
}
