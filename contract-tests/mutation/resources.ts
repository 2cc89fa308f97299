import { isObject, type Json } from "../spec/schema.ts";
import { type Answer, isSuccess, parsed, type Received, withDocument } from "./interference.ts";

export type Members = { [member: string]: Json };

/** Changes each resource of a success; a resource for which nothing comes back is left out of its list. */
export function withResources(answer: Answer, change: (resource: Members, at: number) => Members | undefined): Answer {
  if (!isSuccess(answer)) return answer;
  return withDocument(answer, (document) => {
    if (!isObject(document)) return document;
    const { data } = document;
    if (Array.isArray(data)) {
      const changed = data.filter(isObject).flatMap((each, at) => change(each, at) ?? []);
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
