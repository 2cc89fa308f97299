import type { Exchange } from "../exchange/exchange.ts";
import { type Recorded, type RecordingProxy, recordingProxy } from "../exchange/recording-proxy.ts";
import { createRootlyClient, type RootlyClient, type RootlyClientOptions } from "../../src/index.ts";
import { LeftOut } from "./left-out.ts";

/** A client, and the proxy that records what it sends. */
interface RecordedClient {
  client: RootlyClient;
  proxy: RecordingProxy;
}

/** Clients that call side by side: each has a proxy of its own, so that what went over the wire belongs to one call. */
export interface ClientPool {
  /** Makes a call with a client that nobody else uses. */
  on<T>(make: (recorded: RecordedClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * What went over the wire for a call.
 *
 * @throws What kept it from that: a limit, or whatever kept all of it. The client knows only of a status of the proxy's, after
 *   which it may have tried again.
 */
export function exchangesOf({ exchanges, failure }: Recorded): Exchange[] {
  if (failure instanceof LeftOut || (failure !== undefined && exchanges.length === 0)) throw failure;
  return exchanges;
}

/**
 * @param target Where the proxies pass on to, without a trailing slash.
 * @param fetch What they pass on with.
 * @param options Of the clients; the address is that of their proxy.
 */
export function openClientPool(
  target: string,
  fetch: typeof globalThis.fetch,
  options: RootlyClientOptions,
): ClientPool {
  const all: RecordingProxy[] = [];
  const free: RecordedClient[] = [];

  async function open(): Promise<RecordedClient> {
    const proxy = await recordingProxy(target, undefined, fetch);
    all.push(proxy);
    return { proxy, client: createRootlyClient({ ...options, baseUrl: proxy.url }) };
  }

  return {
    async on(make) {
      const recorded = free.pop() ?? (await open());
      try {
        return await make(recorded);
      } finally {
        free.push(recorded);
      }
    },
    async close() {
      await Promise.all(all.map((proxy) => proxy.close()));
    },
  };
}
