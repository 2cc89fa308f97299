import { type RecordingProxy, recordingProxy } from "../exchange/recording-proxy.ts";
import { createRootlyClient, type RootlyClient, type RootlyClientOptions } from "../../src/index.ts";

/** A client, and the proxy that records what it sends. */
export interface Lane {
  client: RootlyClient;
  proxy: RecordingProxy;
}

/** Clients that call side by side: each has a proxy of its own, so that what went over the wire belongs to one call. */
export interface Lanes {
  /** Makes a call on a lane that nobody else is on. */
  on<T>(make: (lane: Lane) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * @param target Where the proxies pass on to, without a trailing slash.
 * @param fetch What they pass on with.
 * @param options Of the clients; the address is that of their proxy.
 */
export function lanesTo(target: string, fetch: typeof globalThis.fetch, options: RootlyClientOptions): Lanes {
  const all: RecordingProxy[] = [];
  const free: Lane[] = [];

  async function open(): Promise<Lane> {
    const proxy = await recordingProxy(target, undefined, fetch);
    all.push(proxy);
    return { proxy, client: createRootlyClient({ ...options, baseUrl: proxy.url }) };
  }

  return {
    async on(make) {
      const lane = free.pop() ?? (await open());
      try {
        return await make(lane);
      } finally {
        free.push(lane);
      }
    },
    async close() {
      await Promise.all(all.map((proxy) => proxy.close()));
    },
  };
}
