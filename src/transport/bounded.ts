/** The one listener of a signal, for all calls that share it, as Node warns of more than ten. */
class Listener extends Set<() => void> {
  handleEvent(): void {
    for (const call of this) call();
  }
}

const listeners = new WeakMap<AbortSignal, Listener>();

/** Calls back when a signal aborts. Returns what takes that back, and with the last one the listener. */
function onAbort(signal: AbortSignal, call: () => void): () => void {
  const listener = listeners.get(signal) ?? new Listener();
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
      if (act) {
        act();
        controller.abort();
      }
    };
    const timer = setTimeout(settle, milliseconds, () => resolve(late()));
    const forget = caller && onAbort(caller, () => settle(() => reject(caller.reason)));
    const settled = <Result>(end: (result: Result) => void) => {
      return (result: Result) => {
        settle();
        end(result);
      };
    };
    work(controller.signal).then(settled(resolve), settled(reject));
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
