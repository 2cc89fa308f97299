import type { ActionItem, CreateOptions } from "../action-items.ts";
import { createRootlyClient, type RootlyClient, type RootlyClientOptions, transportOptions } from "../client.ts";
import { apiErrorFrom } from "../errors/api-error.ts";
import { type AnyRootlyError, isRootlyError } from "../errors/is-rootly-error.ts";
import type { Result } from "../call.ts";
import { type Answer, DIRECT, type DirectFetch } from "../transport/response.ts";
import type { OutgoingRequest } from "../transport/request.ts";
import { createTransport } from "../transport/transport.ts";
import type { Step } from "./fault-server.ts";

/** Looks like one of the vendor's, and like nothing else that could turn up in a message. */
export const TOKEN = "rootly_d41d8cd98f00b204e9800998ecf8427e";
export const INCIDENT = "2f6d1f2c-4f5e-4b7a-9c3d-0a1b2c3d4e5f";
export const ITEM = {
  data: { id: "item-1", type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } },
};

/** The step that creates the item. */
export const CREATED = { do: "answer", status: 201, body: JSON.stringify(ITEM) } as const satisfies Step;

export function clientOf(url: string, options: RootlyClientOptions = {}): RootlyClient {
  return createRootlyClient({ token: TOKEN, baseUrl: url, ...options });
}

/** Files an item and returns what became of it. */
export function createOn(
  url: string,
  options: RootlyClientOptions = {},
  call: CreateOptions = {},
): Promise<Result<ActionItem>> {
  return clientOf(url, options).actionItems.safeCreate(INCIDENT, { summary: "Rotate the leaked key" }, call);
}

export type Sent = { ok: true; answer: Answer } | { ok: false; error: AnyRootlyError };

/** Sends a request with any method through the transport alone, and returns what became of it. */
export async function sendTo(
  url: string,
  method: string,
  options: RootlyClientOptions = {},
  signal?: AbortSignal,
): Promise<Sent> {
  const resolved = transportOptions({ token: TOKEN, baseUrl: url, ...options });
  const request: OutgoingRequest = {
    method,
    template: "/v1/things/{id}",
    url: `${resolved.base.url}/v1/things/1`,
    headers: () => ({}),
    limits: {},
    body: method === "PUT" ? "{}" : null,
    signal,
  };
  try {
    const answer = await createTransport(resolved)(request);
    if (answer.response.ok) return { ok: true, answer };
    const error = apiErrorFrom(answer);
    // By its class it is one of the union's members.
    if (isRootlyError(error)) return { ok: false, error };
    throw error;
  } catch (error) {
    if (isRootlyError(error)) return { ok: false, error };
    throw error;
  }
}

/**
 * A `fetch`, and what resolves when that many responses have had their headers.
 *
 * @param send Default: the global one.
 */
export function observed(send = globalThis.fetch): { fetch: typeof fetch; headers(count: number): Promise<void> } {
  let responses = 0;
  const waiting = new Set<() => void>();
  const observe = async <Value>(response: Promise<Value>): Promise<Value> => {
    const value = await response;
    responses += 1;
    for (const notify of waiting) notify();
    return value;
  };
  const fetch: typeof send = (...request) => observe(send(...request));
  // Over undici, the client does without the classes of `fetch`.
  const direct = DIRECT in send ? (send as unknown as DirectFetch) : undefined;
  const more: Partial<DirectFetch> = direct ? { [DIRECT]: (...request) => observe(direct[DIRECT](...request)) } : {};
  const headers = (count: number) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (responses >= count) resolve();
      };
      waiting.add(check);
      check();
    });
  return { fetch: Object.assign(fetch, more), headers };
}
