/** Who has to know that nobody waits any more. Costs a tenth of an `AbortSignal`. */
export class Stop extends Set<() => void> {
  aborted = false;

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
  caller: AbortSignal | undefined,
  late: () => Value,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    caller?.throwIfAborted();
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
    const forget = caller && onAbort(caller, () => settle(() => reject(caller.reason)));
    work(stop).finally(settle).then(resolve, reject);
  });
}

/** Waits; throws as above. */
export const sleep = (milliseconds: number, caller: AbortSignal | undefined): Promise<void> =>
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
