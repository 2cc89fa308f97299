import type { ActionItem, CreateOptions } from "../action-items.ts";
import { createRootlyClient, type RootlyClient, type RootlyClientOptions, transportOptions } from "../client.ts";
import { apiErrorFrom } from "../errors/api-error.ts";
import { type AnyRootlyError, isRootlyError } from "../errors/is-rootly-error.ts";
import type { Result } from "../call.ts";
import type { Answer } from "../transport/response.ts";
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
