/**
 * Lets the process go on when nobody reads its output any more, as after `| head -1`: it may have something to clean up,
 * and its exit code says how it went. An output that cannot be written for another reason, a full disk, is named once.
 */
export function outliveClosedOutput(): void {
  let isNamed = false;
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
      if (code === "EPIPE" || isNamed) return;
      isNamed = true;
      console.error(`The output cannot be written: ${message}`);
      process.once("exit", () => (process.exitCode ||= 1));
    });
}
