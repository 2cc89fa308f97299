/** Why something was not asked after all. That is no finding about the target: it is skipped by name. */
export class LeftOut extends Error {
  override readonly name = "LeftOut";
}

/**
 * Asks, and skips what turns out to be left out.
 *
 * @param skip Ends a test as skipped, by throwing.
 */
export async function askUnlessLeftOut(skip: (reason: string) => never, ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (error instanceof LeftOut) skip(error.message);
    throw error;
  }
}

/** What it comes to; undefined when it turns out to be left out. */
export async function unlessLeftOut<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof LeftOut) return undefined;
    throw error;
  }
}
