import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const WITHIN_MS = 30_000;
const EVERY_MS = 50;

/**
 * Waits until somebody listens: a mock is started while the tests load.
 *
 * @throws {Error} when nobody does within 30 s.
 */
export async function listening(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  for (const begin = performance.now(); performance.now() - begin < WITHIN_MS; await wait(EVERY_MS)) {
    const socket = connect(Number(port), hostname);
    const isThere = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
  }
  throw new Error(`Nothing listens on ${url}.`);
}
