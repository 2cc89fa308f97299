/**
 * Starts to measure. Returns how many milliseconds have passed since.
 *
 * @param now What time it is.
 */
export function stopwatch(now: () => Date): () => number {
  const date = Number(now());
  const tick = performance.now();
  // Either clock can stand still: the second on a machine that sleeps, each of them under a test framework's fake timers.
  return () => Math.max(Number(now()) - date, performance.now() - tick);
}
