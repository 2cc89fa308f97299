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

const DAY = /^\d{4}-\d\d-\d\d$/;
const HOUR_MS = 3_600_000;
/** When a day begins where it begins first, and ends where it ends last, from its begin in UTC. */
const [EARLIEST_MS, LATEST_MS] = [-14 * HOUR_MS, 36 * HOUR_MS];

/** Whether a string is a day of ISO 8601, without a time. */
export function isDay(text: unknown): text is string {
  return typeof text === "string" && DAY.test(text);
}

/**
 * Whether a server may have made this string of a day: the day itself, or a moment of it. It is undocumented how a due
 * date comes back, so a moment may be one of that day in any time zone, shown in any other.
 */
export function meansDay(text: string, day: string): boolean {
  if (DAY.test(text)) return text === day;
  const after = Date.parse(text) - Date.parse(day);
  return text.startsWith(day) || (after >= EARLIEST_MS && after < LATEST_MS);
}
