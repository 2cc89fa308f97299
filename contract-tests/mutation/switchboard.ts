import { type ReferenceServer, startReferenceServer } from "../reference/server.ts";
import type { Fetch } from "./interference.ts";
import { REFERENCE } from "./target.ts";

/** One reference server that can be broken in one way after the other, for tools that are told an address only once. */
export interface Switchboard extends ReferenceServer {
  /** Puts something in front of the server, which forgets everything. */
  switchTo(wrap: (fetch: Fetch) => Fetch): void;
}

export async function startSwitchboard(): Promise<Switchboard> {
  let whole: Fetch | undefined;
  let current: Fetch | undefined;
  const server = await startReferenceServer({
    ...REFERENCE,
    wrap: (fetch) => {
      whole = fetch;
      return (input, init) => (current ?? fetch)(input, init);
    },
  });
  return {
    ...server,
    switchTo(wrap) {
      server.fake.reset();
      current = whole && wrap(whole);
    },
  };
}
