/** What waits for each signal. It has one listener for all calls that share it, as Node warns of more than ten. */
const waiting = new WeakMap<AbortSignal, { calls: Set<() => void>; listener: () => void }>();

/** Calls back when a signal aborts. Returns what takes that back, and with the last one the listener. */
function onAbort(signal: AbortSignal, call: () => void): () => void {
  const entry = waiting.get(signal) ?? {
    calls: new Set(),
    listener: () => {
      for (const each of entry.calls) each();
    },
  };
  const { calls, listener } = entry;
  if (calls.size === 0) signal.addEventListener("abort", listener);
  waiting.set(signal, entry);
  calls.add(call);
  return () => {
    if (calls.delete(call) && calls.size === 0) signal.removeEventListener("abort", listener);
  };
}

/**
 * Runs some work, but not for ever, and leaves neither timer nor listener behind.
 *
 * @param work Is given a signal that aborts when nobody waits for it any more.
 * @param late What it comes to when it takes longer than `milliseconds`.
 * @throws the reason of `caller`, at once, when that aborts.
 */
export function bounded<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  milliseconds: number,
  caller: AbortSignal | undefined,
  late: () => Value,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    caller?.throwIfAborted();
    const controller = new AbortController();
    const settle = (act?: () => void) => {
      clearTimeout(timer);
      forget?.();
      if (act === undefined) return;
      act();
      controller.abort();
    };
    const timer = setTimeout(settle, milliseconds, () => resolve(late()));
    const forget = caller && onAbort(caller, () => settle(() => reject(caller.reason)));
    work(controller.signal).then(resolve, reject).finally(settle);
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
