import { createTransport } from "./transport/transport.ts";
import { createHttpClient, forUsers, type HttpClient } from "./http-client.ts";
import { type RootlyClientOptions, transportOptions } from "./options.ts";
import { type ActionItems, createActionItems } from "./action-items.ts";

export interface RootlyClient {
  /** Action items with flat attributes, errors that say what happened, and creates that are never sent twice by accident. */
  readonly actionItems: ActionItems;
  /**
   * openapi-fetch's typed methods over the same transport, for the JSON:API envelope. A refusal is returned as `error`;
   * without a usable response, it throws as the methods of `actionItems` do.
   */
  readonly http: HttpClient;
  /**
   * Creates a client that differs from this one in the given options. Everything else is shared: `fetch` with its
   * connections, the token or the function that renews it, hooks and limits. An option replaces this client's as a whole,
   * `headers` too; one that is undefined stays as it is.
   *
   * @example
   * const patient = rootly.with({ attemptTimeout: 120_000, headers: { "x-team": "security" } });
   *
   * @throws {ArgumentError} as `createRootlyClient` does.
   */
  with(options: RootlyClientOptions): RootlyClient;
}

/**
 * Creates a client.
 *
 * @example
 * const rootly = createRootlyClient({ token: process.env.ROOTLY_API_TOKEN });
 *
 * @throws {ArgumentError} when there is no token, or an option is invalid.
 */
export function createRootlyClient(options: RootlyClientOptions = {}): RootlyClient {
  return clientFrom(transportOptions(options));
}

function clientFrom(resolved: ReturnType<typeof transportOptions>): RootlyClient {
  const transport = createTransport(resolved);
  return {
    actionItems: createActionItems(createHttpClient(resolved.base, transport), resolved),
    http: createHttpClient(resolved.base, (request) => transport(request).then(forUsers)),
    with: (options) => clientFrom(transportOptions(options, resolved.options)),
  };
}
