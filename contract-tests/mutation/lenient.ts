import { type Validate, validators } from "../../generated/validators.js";
import { type Fetch, interfering, parsed, type Received } from "./interference.ts";
import { isObject } from "../spec/schema.ts";
import { REFERENCE } from "./target.ts";

const MEDIA_TYPE = "application/vnd.api+json";

/** A server that makes the best of every body, whatever is wrong with it. */
export const acceptingEveryBody = interfering(() => (received, next) => {
  const { operation, body } = received;
  if (operation?.body === undefined || isAllowed(received)) return next(received);
  const attributes = operation.method === "POST" ? { summary: summaryIn(received) } : {};
  const data = { type: "incident_action_items", attributes };
  return next({ ...received, body: isObject(parsed(body)) ? JSON.stringify({ data }) : (body ?? "") });
});

/** A server that lets everybody in, reads every media type, and takes every body, also what is no JSON. */
export function acceptingEverything(fetch: Fetch): Fetch {
  const open = interfering(() => (received, next) => {
    const headers = new Headers(received.headers);
    headers.set("authorization", `Bearer ${REFERENCE.token}`);
    const takesBody = received.operation?.body !== undefined;
    if (takesBody) headers.set("content-type", MEDIA_TYPE);
    const isNoJson = takesBody && parsed(received.body) === undefined;
    return next({ ...received, headers, ...(isNoJson && { body: "{}" }) });
  });
  return open(acceptingEveryBody(fetch));
}

/** With the mark, where there is one: whatever is created has to be found again. */
function summaryIn({ body = "" }: Received): string {
  return /\[rootly-action-items contract run [\w-]+\]/.exec(body)?.[0] ?? "Rotate the leaked key";
}

function isAllowed({ operation, body }: Received): boolean {
  const all: Readonly<Record<string, { request?: Readonly<Record<string, Validate<unknown>>> }>> = validators;
  const validate = all[operation?.id ?? ""]?.request?.[MEDIA_TYPE];
  const document = parsed(body);
  return document !== undefined && (validate?.(document) ?? true);
}
