import { type Validate, validators } from "../../generated/validators.js";
import { attributesOf, isDay, meansDay, memberOf, resourcesOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { attributesTakenBy, isOfIntegration, isWriteOnly, renamedBy, valueAt } from "../spec/attributes.ts";
import type { Operation } from "../spec/operations.ts";
import { creates } from "../spec/resource.ts";
import { isObject, type Json, ownMember, typesOf } from "../spec/schema.ts";
import { resolve } from "../spec/spec.ts";
import type { Check, Expected, Observation } from "./check.ts";

export const echo: Check = {
  name: "echo",
  definition:
    'Every attribute that was sent and that the response shows, under its own name or where the spec says, comes back as it was sent (JSON:API 1.1, "Creating Resources" and "Updating Resources"). What means the same is noted: other white space, without characters that show nothing, composed characters, sanitised or escaped HTML, typographic quotes, "" for null, a list in another order; and so is what an integration fills in.',
  mockLimit: "a mock answers with the spec's example, whatever was sent",
  check: (exchange, expected) =>
    changesIn(exchange, expected).flatMap(({ habit, sentence }) => (habit === undefined ? [sentence] : [])),
  observe: (exchange, expected) =>
    changesIn(exchange, expected).flatMap(({ habit, sentence }) =>
      habit === undefined ? [] : [{ habit, seen: sentence }],
    ),
};

interface Change {
  sentence: string;
  /** What a server does that gives it back like that; undefined where no server may. */
  habit: string | undefined;
}

/** What came back in another way than it was sent. */
function changesIn(exchange: Exchange, { polarity }: Expected): Change[] {
  const { operation, request, response } = exchange;
  if (polarity !== "valid" || !succeeded(exchange)) return [];
  const sent = attributesOf(request.body);
  const back = attributesOf(response.body);
  const renamed = new Map(renamedBy(operation).map((readBack) => [readBack.name, readBack]));
  return Object.entries(sent).flatMap(([name, value]) => {
    const { root, pointer } = renamed.get(name) ?? { root: name, pointer: undefined };
    if (!Object.hasOwn(back, root) || isWriteOnly(ownMember(attributesTakenBy(operation), name) ?? {})) return [];
    const shown = pointer === undefined ? back[name] : (valueAt(back, pointer) ?? null);
    const where = pointer === undefined ? "" : ` in \`${pointer.slice(1)}\``;
    if (isSame(value, shown)) return [];
    const sentence = `\`${name}\` was sent as ${JSON.stringify(value)} and came back${where} as ${JSON.stringify(shown)}.`;
    return [{ sentence, habit: habitOf(name, value, shown) }];
  });
}

function habitOf(name: string, sent: Json, back: Json | undefined): string | undefined {
  const isEmpty = (value: Json | undefined) => value === null || value === "";
  if (isEmpty(sent) && isEmpty(back)) return "null and the empty string are one";
  if (sent === null && typeof back === "string" && isOfIntegration(name))
    return "an integration fills in what it links";
  const normalisation = typeof sent === "string" && typeof back === "string" ? normalisationOf(sent, back) : undefined;
  if (normalisation !== undefined) return normalisation;
  const asSet = (list: Json[]) => JSON.stringify([...new Set(list.map((item) => JSON.stringify(item)))].sort());
  return Array.isArray(sent) && Array.isArray(back) && asSet(sent) === asSet(back)
    ? "lists are kept as sets"
    : undefined;
}

const squished = (text: string): string => text.replace(/\s+/gu, " ").trim();

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'", "#x27": "'" };

/** What was escaped more often than this is no string that reads the same. */
const MOST_ESCAPED = 4;

/** Without tags, and with the characters that entities stand for. */
function unmarked(html: string, depth = MOST_ESCAPED): string {
  const decoded = html
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/&(\w+|#39|#x27);/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity)
    .replaceAll(/&(amp|#38);/gi, "&");
  return decoded === html || depth === 0 ? squished(html) : unmarked(decoded, depth - 1);
}

/** Without what a browser would run. */
const inert = (html: string): string => html.replace(/<(script|style)\b[^>]*>.*?<\/\1>/gis, "");

/** With the characters of a keyboard for those of print. */
const typed = (text: string): string =>
  text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\u2026/g, "...")
    .replace(/[\u2013\u2014]|---?/g, "-");

/** Without what shows nothing and joins nothing: control characters, marks of direction, spaces without a width. */
const visible = (text: string): string =>
  squished(text.replace(/(?![\t\n\r])[\p{Cc}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, ""));

const composed = (text: string): string => visible(text.normalize("NFC"));

interface Normalisation {
  habit: string;
  normal: (text: string) => string;
  /** What is done to the string that was sent before that. Default: nothing. */
  first?: (text: string) => string;
}

const unmarkedAndComposed = (text: string): string => unmarked(composed(text));

/** What servers make of strings that are read by people, from the least to the most. */
const NORMALISATIONS: readonly Normalisation[] = [
  { habit: "white space is normalised", normal: squished },
  { habit: "characters that show nothing are dropped", normal: visible },
  { habit: "characters are composed, or decomposed", normal: composed },
  { habit: "HTML is sanitised or escaped", normal: unmarkedAndComposed },
  { habit: "HTML is sanitised or escaped", normal: unmarkedAndComposed, first: inert },
  { habit: "quotes and dashes are made typographic", normal: (text) => typed(unmarkedAndComposed(text)) },
];

/** The habit by which a server stores another string that reads the same; undefined when it reads otherwise. */
export function normalisationOf(sent: string, back: string): string | undefined {
  return NORMALISATIONS.find(({ normal, first = (text) => text }) => normal(first(sent)) === normal(back))?.habit;
}

/** Whether a value came back as it was sent, as far as anybody knows how it comes back. */
function isSame(sent: Json, back: Json | undefined): boolean {
  // None is none.
  const isNone = (value: Json | undefined) => value === null || (Array.isArray(value) && value.length === 0);
  if (isNone(sent) && isNone(back)) return true;
  if (isDay(sent) && typeof back === "string") return meansDay(back, sent);
  return JSON.stringify(back) === JSON.stringify(sent);
}

/**
 * What a server has made of an invalid value, where that is one that is allowed and means the same; undefined where it
 * has made something else of it, or does not show it.
 *
 * @param pointer Where the request is invalid, as a JSON Pointer into its body.
 */
export function normalised({ operation, request, response }: Exchange, pointer: string): Observation | undefined {
  const [, name] = /^\/data\/attributes\/([^/]+)/.exec(pointer) ?? [];
  if (name === undefined) return undefined;
  const sent = ownMember(attributesOf(request.body), name);
  const renamed = renamedBy(operation).find((readBack) => readBack.name === name);
  const back = attributesOf(response.body);
  const shown = renamed === undefined ? ownMember(back, name) : valueAt(back, renamed.pointer);
  if (sent === undefined || shown === undefined || !isAllowed(operation, request.body, name, shown)) return undefined;
  const seen = `\`${name}\` was sent as ${JSON.stringify(sent)} and is ${JSON.stringify(shown)} now`;
  // Rails takes one for the other there (ActiveRecord::Enum).
  if ((sent === null || sent === "") && typeof shown === "string" && isEnum(operation, name))
    return { habit: "nothing in the place of an enum's value is taken for its default", seen };
  if (!meansSame(sent, shown, isEnum(operation, name))) return undefined;
  return { habit: "an invalid value is converted to one that is allowed and means the same", seen };
}

const typeOf = (value: Json): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
/** What strong parameters tell apart; nil is any of them. */
const shapeOf = (type: string): string => (["array", "object", "null"].includes(type) ? type : "scalar");

/**
 * What a server has made of a list, an object or a scalar in the place of another one of these, where that is nothing, as
 * Rails (strong parameters), PHP and Pydantic (an empty list is an empty object) do it; undefined where it has made
 * something of it.
 *
 * @param pointer See `normalised`.
 */
export function ignored(
  exchange: Exchange,
  { pointer, before }: { pointer: string; before: Expected["before"] },
): Observation | undefined {
  if (pointer === "/data/attributes") return allIgnored(exchange, before);
  const { operation, request, response } = exchange;
  const [, name, inner] = /^\/data\/attributes\/([^/]+)(\/\d+)?$/.exec(pointer) ?? [];
  const schema = name === undefined ? undefined : ownMember(attributesTakenBy(operation), name);
  if (name === undefined || schema === undefined) return undefined;
  const sent = ownMember(attributesOf(request.body), name);
  // What was left out cannot be ignored, and an answer without a resource shows nothing.
  if (sent === undefined || resourcesOf(response.body).length !== 1) return undefined;
  const renamed = renamedBy(operation).find((readBack) => readBack.name === name);
  const shownBy = (attributes: Readonly<Record<string, Json>>) =>
    (renamed === undefined ? ownMember(attributes, name) : valueAt(attributes, renamed.pointer)) ?? null;
  const shown = shownBy(attributesOf(response.body));
  const isScalar = (value: Json) => value === null || typeof value !== "object";
  const isSame = (one: Json) => JSON.stringify(one) === JSON.stringify(shown);
  const isAsBefore = isSame(before === undefined ? (resolve(schema).default ?? null) : shownBy(before));
  const shapes = typesOf(resolve(schema)).map(shapeOf);
  // Of a list, strong parameters ignore all of it, and others what is no scalar.
  const isIgnored =
    inner === undefined
      ? !shapes.includes(shapeOf(typeOf(sent))) && isAsBefore
      : Array.isArray(sent) && !sent.every(isScalar) && (isAsBefore || isSame(sent.filter(isScalar)));
  return isIgnored ? { habit: IGNORED, seen: `\`${name}\` was sent as ${JSON.stringify(sent)}` } : undefined;
}

const IGNORED = "a list, an object, a scalar or null in the place of another is ignored";

/** The same of all attributes of an update. */
function allIgnored({ operation, request, response }: Exchange, before: Expected["before"]): Observation | undefined {
  const data = memberOf(request.body, "data");
  const sent = isObject(data) ? data["attributes"] : undefined;
  const [shown, ...others] = resourcesOf(response.body);
  if (creates(operation) || before === undefined || shown === undefined || others.length > 0) return undefined;
  const isAsBefore = (name: string) => JSON.stringify(shown.attributes[name]) === JSON.stringify(before[name]);
  const names = Object.keys(attributesTakenBy(operation)).map(
    (name) => renamedBy(operation).find((readBack) => readBack.name === name)?.root ?? name,
  );
  return sent !== undefined && !isObject(sent) && names.every(isAsBefore)
    ? { habit: IGNORED, seen: `the attributes were sent as ${JSON.stringify(sent)}` }
    : undefined;
}

/** Whether the body would be valid with another value of one attribute. */
function isAllowed(operation: Operation, body: string | undefined, name: string, value: Json): boolean {
  const all: Readonly<Record<string, { request?: Readonly<Record<string, Validate<unknown>>> }>> = validators;
  const [validate] = Object.values(all[operation.id]?.request ?? {});
  const document = JSON.parse(body ?? "null") as Json;
  const data = isObject(document) ? document["data"] : undefined;
  if (validate === undefined || !isObject(document) || !isObject(data)) return false;
  const attributes = { ...Object(data["attributes"]), [name]: value };
  return validate({ ...document, data: { ...data, attributes } });
}

function isEnum(operation: Operation, name: string): boolean {
  const schema = ownMember(attributesTakenBy(operation), name);
  return schema !== undefined && resolve(schema).enum !== undefined;
}

/** What the two truth values are in a string: of Rails and PostgreSQL, of Python in capitals, of PHP and MySQL. */
const TRUTHS: Readonly<Record<string, boolean>> = {
  ...{ t: true, true: true, "1": true },
  ...{ f: false, false: false, "0": false, "": false },
};
/** And these numbers for the two themselves. */
const NUMBERED: readonly Json[] = [false, true];

function meansSame(sent: Json, shown: Json, ofEnum: boolean): boolean {
  if (Array.isArray(shown)) {
    // None in a list is no item, or an empty one, and one value is a list of one. PHP and Lua know one empty table.
    const some = (list: Json[]) => list.filter((item) => item !== null && item !== "");
    const list = isObject(sent) && Object.keys(sent).length === 0 ? [] : [sent].flat();
    const [items, back] = [some(list), some(shown)];
    return items.length === back.length && items.every((item, at) => meansSame(item, back[at] ?? null, ofEnum));
  }
  if (isObject(sent) && isObject(shown))
    return Object.entries(sent).every(([name, member]) => meansSame(member, ownMember(shown, name) ?? null, ofEnum));
  if (typeof sent === "object" || typeof shown === "object") return sent === shown;
  if (typeof sent === "number" && typeof shown === "boolean") return NUMBERED[sent] === shown;
  const plain = (value: string | number | boolean) => {
    const text = String(value).normalize("NFC").replace(/\s+/gu, " ").trim();
    return ofEnum ? text.toLowerCase() : text;
  };
  const input = plain(shown);
  if (typeof sent === "boolean" && typeof shown === "string") return ownMember(TRUTHS, input.toLowerCase()) === sent;
  return plain(sent) === input;
}
