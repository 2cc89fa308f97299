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
