import { isObject, type Json, ownMember } from "../spec/schema.ts";

/** A JSON:API resource, as far as it is one. */
export interface ResourceObject {
  /** Absent where it is no string, which is the finding of `body-valid`. */
  id?: string;
  attributes: Record<string, Json>;
}

/**
 * How deeply JSON of a server may be nested. No response that the spec allows comes near, and a parser may set a limit
 * (RFC 8259, section 9); what compares or prints a value calls itself for each level.
 */
const MOST_LEVELS = 200;

type Parsed = { readonly value: Json } | { readonly problem: string };

/** What was parsed last, the oldest first: every check looks at the same two bodies. */
const remembered = new Map<string, Parsed>();
const MOST_REMEMBERED = 4;

/**
 * Parses JSON of a server; says why where it cannot be parsed, or is nested too deeply. What is given belongs to others,
 * too, and must not be changed.
 */
export function parseJson(body: string): Parsed {
  const parsed = remembered.get(body) ?? parse(body);
  remembered.delete(body);
  remembered.set(body, parsed);
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
  return parsed;
}

function parse(body: string): Parsed {
  if (isDeeperThan(MOST_LEVELS, body)) return { problem: `it is nested more than ${MOST_LEVELS} levels deep` };
  try {
    return { value: JSON.parse(body) as Json };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "it cannot be parsed" };
  }
}

/** Whether brackets outside of strings are nested deeper. By code units: a body can have ten million. */
function isDeeperThan(levels: number, json: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (isInString) {
      if (code === CODE.backslash) at += 1;
      else if (code === CODE.quote) isInString = false;
    } else if (code === CODE.quote) isInString = true;
    else if (code === CODE.bracket || code === CODE.brace) depth += 1;
    else if (code === CODE.endOfBracket || code === CODE.endOfBrace) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}

const CODE = { quote: 34, backslash: 92, bracket: 91, endOfBracket: 93, brace: 123, endOfBrace: 125 };

/** A body as JSON; undefined of anything else, which is the finding of `body-valid`. */
export function jsonOf(body: string | undefined): Json | undefined {
  const parsed = parseJson(body ?? "");
  return "value" in parsed ? parsed.value : undefined;
}

/** What stands behind the JSON object that a body begins with; empty where that is nothing, or there is no such object. */
export function behindJson(body: string): string {
  const end = body.lastIndexOf("}") + 1;
  return isObject(jsonOf(body.slice(0, end))) ? body.slice(end).trim() : "";
}

/** A member of a body that is a JSON object; undefined of anything else. */
export function memberOf(body: string | undefined, name: string): Json | undefined {
  const document = jsonOf(body);
  return isObject(document) ? ownMember(document, name) : undefined;
}

/** A member of a body that is an object; without members where there is none. */
export function objectIn(body: string | undefined, name: string): Readonly<Record<string, Json>> {
  const member = memberOf(body, name);
  return isObject(member) ? member : {};
}

/** The messages of an error document, in either of the vendor's shapes. */
export function messagesOf(body: string): string[] {
  const error = memberOf(body, "error");
  const errors = [memberOf(body, "errors") ?? []].flat();
  return [error, ...errors.map((item) => (isObject(item) ? item["title"] : undefined))].filter(
    (message) => typeof message === "string",
  );
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
    return [{ ...(typeof id === "string" && { id }), attributes: isObject(attributes) ? attributes : {} }];
  });
}

/** The attributes of a document's primary data; none of anything else. */
export function attributesOf(body: string | undefined): Record<string, Json> {
  return resourcesOf(body)[0]?.attributes ?? {};
}

/** An attribute that should be a string; empty where it is none, which is the finding of `body-valid`. */
export function stringOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** A moment, in milliseconds since 1970; NaN of what is no string, or no moment. */
export function timeOf(value: Json | undefined): number {
  return Date.parse(stringOf(value));
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
