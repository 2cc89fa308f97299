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
      caller?.removeEventListener("abort", abort);
      if (act === undefined) return;
      act();
      controller.abort();
    };
    const abort = () => settle(() => reject(caller?.reason));
    const timer = setTimeout(settle, milliseconds, () => resolve(late()));
    caller?.addEventListener("abort", abort);
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
