import { attributesShownBy, attributesTakenBy } from "../../spec/attributes.ts";
import type { Operation } from "../../spec/operations.ts";
import { identifierOf, resource } from "../../spec/resource.ts";
import { isObject, type Json, type Schema } from "../../spec/schema.ts";
import { type Answer, parsed, type Received } from "../interference.ts";
import type { Members } from "../resources.ts";

/** A request for another operation, by whoever sent this one; about one resource where that is said. */
export function insteadOf(received: Received, operation: Operation, id?: Json, document?: Json): Received {
  const identifier = identifierOf(operation);
  const path = { ...received.path, ...(identifier !== undefined && { [identifier]: String(id) }) };
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => path[name] ?? "");
  const headers = new Headers(received.headers);
  if (operation.body && document !== undefined) headers.set("content-type", operation.body.mediaType);
  return {
    ...received,
    operation,
    path,
    method: operation.method,
    url: new URL(filled, received.url),
    headers,
    body: document === undefined ? undefined : JSON.stringify(document),
  };
}

/** The primary data of an answer with one resource. */
export function resourceIn({ body }: Answer): Members | undefined {
  const document = parsed(body);
  const data = isObject(document) ? document["data"] : undefined;
  return isObject(data) ? data : undefined;
}

/** An operation that the faults need, which a description without it would not have. */
export function needed(part: "create" | "read" | "update" | "remove"): Operation {
  const operation = resource[part];
  if (operation === undefined) throw new Error(`The spec has no operation to ${part} a resource.`);
  return operation;
}

/** The attributes that an operation takes and every answer holds, by name. */
export function echoedAttributes(operation: Operation): Record<string, Schema> {
  const names = Object.keys(attributesShownBy(operation));
  return Object.fromEntries(Object.entries(attributesTakenBy(operation)).filter(([name]) => names.includes(name)));
}
