import { attributesOf, memberOf, resourcesOf, timeOf } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import {
  attributesRequiredBy,
  attributesShownBy,
  isOfIntegration,
  renamedBy,
  serversOwn,
  valueAt,
} from "../spec/attributes.ts";
import { type Resource, resourceOf } from "../spec/resource.ts";
import { isObject, type Json, ownMember } from "../spec/schema.ts";
import type { Check } from "./check.ts";

export const readOnlyKept: Check = {
  name: "read-only-kept",
  definition:
    "A request does not set what only the server sets, such as `created_at` (OWASP API3:2023; the vendor's schemas, which close the attributes).",
  check(exchange, { polarity }) {
    // Recorded clients may send back what they have read.
    if (polarity !== "invalid" || !succeeded(exchange)) return [];
    const { operation, request, response } = exchange;
    const [{ id, attributes } = { attributes: {} }] = resourcesOf(response.body);
    const shown: Readonly<Record<string, Json>> = { ...attributes, id: id ?? null };
    const sent = attributesOf(request.body);
    return Object.entries(serversOwn(operation)).flatMap(([name, value]) => {
      const isSet = ownMember(sent, name) === value && (shown[name] === value || timeOf(shown[name]) === timeOf(value));
      return isSet ? [`\`${name}\` is the server's own, but was set to ${JSON.stringify(value)} by the request.`] : [];
    });
  },
};

export const othersKept: Check = {
  name: "others-kept",
  definition:
    'An update leaves every attribute that it does not name as it was last shown, except `updated_at` (JSON:API 1.1, "Updating a Resource\'s Attributes").',
  mockLimit: "a mock answers with the spec's example, whatever was sent",
  check(exchange, { before, isAlone = false }) {
    const { operation, request, response } = exchange;
    const of = resourceOf(operation);
    // An update that has to name attributes may replace the others.
    const isPartial = of?.update === operation && attributesRequiredBy(operation).length === 0;
    const [shown, ...more] = resourcesOf(response.body);
    if (!isPartial || !succeeded(exchange) || request.method !== operation.method) return [];
    if (before === undefined || !isAlone || shown === undefined || more.length > 0) return [];
    // Of a long body, an exchange has the beginning only.
    if (memberOf(request.body, "data") === undefined) return [];
    const named = Object.keys(attributesOf(request.body));
    const roots = renamedBy(operation).flatMap(({ name, root }) => (named.includes(name) ? [root] : []));
    const list = named.map((name) => `\`${name}\``).join(", ") || "nothing";
    return differences(of, before, shown.attributes, [...named, ...roots, "updated_at"]).map(
      (difference) => `The update names ${list}, but ${difference}.`,
    );
  },
};

/** A document or a flat user, filled on create only as far as was seen: what counts is who it is, where both say so. */
const OF_A_USER = "created_by";

/** The identifier of a user, who can be a JSON:API document, whose id is a string, or a flat user; undefined of nobody. */
export function userIn(user: Json | undefined): string | undefined {
  if (!isObject(user)) return undefined;
  const id = isObject(user["data"]) ? user["data"]["id"] : user["id"];
  return typeof id === "number" || typeof id === "string" ? String(id) : undefined;
}

type Attributes = Readonly<Record<string, Json>>;

/** Whether a sentence with a difference in it is about the time of the last update. */
export function isOfTouch(sentence: string): boolean {
  return sentence.includes("`updated_at` was ");
}

/**
 * The attributes that differ between two responses that show the same resource, in sentences.
 *
 * @param mayDiffer Attributes that are left out.
 */
export function differences(
  { create, read }: Pick<Resource, "create" | "read">,
  before: Attributes,
  after: Attributes,
  mayDiffer: readonly string[] = [],
): string[] {
  // Of what was written under another name only that counts: what stands beside it can change by itself.
  const written = new Map(renamedBy(create).map(({ root, pointer }) => [root, pointer]));
  // Of attributes that the spec does not know nobody said what they do.
  const known = Object.keys(attributesShownBy(read));
  return known
    .filter((name) => !mayDiffer.includes(name))
    .flatMap((name) => {
      if (name === OF_A_USER) {
        const [was, is] = [userIn(before[name]), userIn(after[name])];
        return was === undefined || is === undefined || was === is ? [] : [`\`${name}\` was ${was} and is ${is}`];
      }
      const pointer = written.get(name);
      const shown = (attributes: Attributes) =>
        JSON.stringify(pointer === undefined ? ownMember(attributes, name) : (valueAt(attributes, pointer) ?? null));
      const [was, is] = [shown(before), shown(after)];
      if (was === "null" && isOfIntegration(name)) return [];
      return was === is ? [] : [`\`${pointer?.slice(1) ?? name}\` was ${was} and is ${is}`];
    });
}
