// Bodies, and answers, that do not come as they should.

/** Waits for an answer that never comes, as long as nobody gives up. */
export function never(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** A body that fails after a string was read. */
export function brokenAfter(text: string, error: Error): ReadableStream {
  return bodyOf(text, (controller) => controller.error(error));
}

/** A body of which nothing comes after a string. */
export function stalledAfter(text: string, signal: AbortSignal | undefined): ReadableStream {
  return bodyOf(text, (controller) => never(signal).catch((reason) => controller.error(reason)));
}

/** A body without an end. */
export function endless(): ReadableStream {
  const chunk = new Uint8Array(0x10000);
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
}

/** A body that holds a string; what comes next is only asked for when that was read, as an error would drop it. */
function bodyOf(
  text: string,
  next: (controller: ReadableStreamDefaultController) => void | Promise<void>,
): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    pull: next,
  });
}
