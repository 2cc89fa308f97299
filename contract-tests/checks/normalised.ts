import { validators, type Validate } from "../../generated/validators.js";
import { attributesTakenBy, renamedBy, valueAt } from "../spec/attributes.ts";
import { resolve } from "../spec/spec.ts";
import type { Operation } from "../spec/operations.ts";
import { isObject, type Json } from "../spec/schema.ts";
import { attributesOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Observation } from "./check.ts";

/**
 * What a server has made of an invalid value, where that is one that is allowed and means the same; undefined where it
 * has made something else of it, or does not show it.
 *
 * @param pointer Where the request is invalid, as a JSON Pointer into its body.
 */
export function normalised({ operation, request, response }: Exchange, pointer: string): Observation | undefined {
  const [, name] = /^\/data\/attributes\/([^/]+)/.exec(pointer) ?? [];
  if (name === undefined) return undefined;
  const sent = attributesOf(request.body)[name];
  const renamed = renamedBy(operation).find((each) => each.name === name);
  const back = attributesOf(response.body);
  const shown = renamed === undefined ? back[name] : valueAt(back, renamed.pointer);
  if (sent === undefined || shown === undefined || !isAllowed(operation, request.body, name, shown)) return undefined;
  const seen = `\`${name}\` was sent as ${JSON.stringify(sent)} and is ${JSON.stringify(shown)} now`;
  // Rails takes one for the other there (ActiveRecord::Enum).
  if ((sent === null || sent === "") && typeof shown === "string" && isEnum(operation, name))
    return { habit: "nothing in the place of an enum's value is taken for its default", seen };
  if (!meansSame(sent, shown, isEnum(operation, name))) return undefined;
  return { habit: "an invalid value is converted to one that is allowed and means the same", seen };
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
  const schema = attributesTakenBy(operation)[name];
  return schema !== undefined && resolve(schema).enum !== undefined;
}

/** Rails has these for the two truth values in a string. */
const TRUTHS: Readonly<Record<string, string>> = { t: "true", f: "false" };
/** And these numbers for the two themselves. */
const NUMBERED: readonly Json[] = [false, true];

function meansSame(sent: Json, shown: Json, ofEnum: boolean): boolean {
  if (Array.isArray(shown)) {
    // None in a list is no item, and one value is a list of one.
    const items = [sent].flat().filter((item) => item !== null);
    return items.length === shown.length && items.every((item, at) => meansSame(item, shown[at] ?? null, ofEnum));
  }
  if (isObject(sent) && isObject(shown))
    return Object.entries(sent).every(([name, member]) => meansSame(member, shown[name] ?? null, ofEnum));
  if (typeof sent === "object" || typeof shown === "object") return sent === shown;
  if (typeof sent === "number" && typeof shown === "boolean") return NUMBERED[sent] === shown;
  const plain = (value: string | number | boolean) => {
    const text = String(value).normalize("NFC").replace(/\s+/gu, " ").trim();
    return ofEnum ? text.toLowerCase() : text;
  };
  const given = plain(shown);
  return plain(sent) === given || (typeof sent === "boolean" && plain(sent) === TRUTHS[given]);
}
