import { isObject, type Json } from "../spec/schema.ts";

/** A JSON:API resource, as far as it is one. */
export interface ResourceObject {
  id?: Json;
  attributes: Record<string, Json>;
}

/** A member of a body that is a JSON object; undefined of anything else, which is the finding of `body-valid`. */
export function memberOf(body: string | undefined, name: string): Json | undefined {
  try {
    const document = JSON.parse(body ?? "") as Json;
    return isObject(document) ? document[name] : undefined;
  } catch {
    return undefined;
  }
}

/** The primary data of a body, as a list; empty when there is none. */
export function resourcesOf(body: string | undefined): ResourceObject[] {
  const data = memberOf(body, "data");
  return data === undefined ? [] : resourcesIn({ data });
}

/** The primary data of a document, as a list; empty when there is none. */
export function resourcesIn(document: Json): ResourceObject[] {
  const primary = isObject(document) ? document["data"] : undefined;
  return [primary ?? []].flat().flatMap((data) => {
    if (!isObject(data)) return [];
    const { id, attributes } = data;
    return [{ ...(id !== undefined && { id }), attributes: isObject(attributes) ? attributes : {} }];
  });
}

/** The attributes of a document's primary data; none of anything else. */
export function attributesOf(body: string | undefined): Record<string, Json> {
  return resourcesOf(body)[0]?.attributes ?? {};
}
