import fc from "fast-check";

/** Some of many, the same for the same seed. */
export function pick<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  const length = Math.min(count, items.length);
  const some = fc.shuffledSubarray([...items], { minLength: length, maxLength: length });
  return fc.sample(some, { seed, numRuns: 1 })[0] ?? [];
}
