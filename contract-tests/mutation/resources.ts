import { attributesShownBy, attributesTakenBy } from "../spec/attributes.ts";
import type { Operation } from "../spec/operations.ts";
import { identifierOf, resource } from "../spec/resource.ts";
import { isObject, type Json, type Schema } from "../spec/schema.ts";
import { type Answer, isSuccess, parsed, type Received, withDocument } from "./interference.ts";

export type Members = { [member: string]: Json };

/** Changes each resource of a success; a resource for which nothing comes back is left out of its list. */
export function withResources(answer: Answer, change: (resource: Members, at: number) => Members | undefined): Answer {
  if (!isSuccess(answer)) return answer;
  return withDocument(answer, (document) => {
    if (!isObject(document)) return document;
    const { data } = document;
    if (Array.isArray(data)) {
      const changed = data.filter(isObject).flatMap((item, at) => change(item, at) ?? []);
      return { ...document, data: changed };
    }
    return isObject(data) ? { ...document, data: change(data, 0) ?? null } : document;
  });
}

/** Changes the attributes of each resource of a success. */
export function withAttributes(answer: Answer, change: (attributes: Members, id: Json) => Members): Answer {
  return withResources(answer, (resource) => ({
    ...resource,
    attributes: change(isObject(resource["attributes"]) ? resource["attributes"] : {}, resource["id"] ?? null),
  }));
}

/** A request whose body holds other attributes; as it was where it holds none. */
export function withSent(received: Received, change: (attributes: Members) => Members): Received {
  const document = documentIn(received);
  const data = document?.["data"];
  const attributes = isObject(data) ? data["attributes"] : undefined;
  if (!isObject(document) || !isObject(data) || !isObject(attributes)) return received;
  return { ...received, body: JSON.stringify({ ...document, data: { ...data, attributes: change(attributes) } }) };
}

/** The attributes that a request sends; none where it sends none. */
export function sentIn(received: Received): Members {
  const data = documentIn(received)?.["data"];
  const attributes = isObject(data) ? data["attributes"] : undefined;
  return isObject(attributes) ? attributes : {};
}

function documentIn({ body }: Received): Members | undefined {
  const document = parsed(body);
  return isObject(document) ? document : undefined;
}

/** A request for another operation, by the same client; about one resource where that is said. */
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
