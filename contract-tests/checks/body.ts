import { jsonOf, memberOf, objectIn, parseJson } from "../exchange/document.ts";
import { essence, type Exchange } from "../exchange/exchange.ts";
import { isInOther } from "../exchange/gateway.ts";
import { attributesShownBy } from "../spec/attributes.ts";
import { located } from "../spec/pointer.ts";
import { declaredMediaType, declaredStatus, isJson, isMediaTypeRange } from "../spec/operations.ts";
import { isObject, type Json } from "../spec/schema.ts";
import type { Check } from "./check.ts";
import { fitting } from "./unions.ts";
import { answers, errorsOf, type FoundError, isInferredAt, sentence, withKnownValues } from "./validation.ts";

export const bodyValid: Check = {
  name: "body-valid",
  definition:
    "The body of the response conforms to the schema which the spec declares for its status, formats included, and is JSON where its media type is one of JSON. A new value of an enum is allowed, and so is a value of any type where only null was seen. A keyword that is only inferred is noted (`x-evidence` in the spec), and so is a refusal with 403 or 429 whose media type is not JSON, or that has a gateway's `message` in plain JSON.",
  check(exchange) {
    const errors = errorsIn(exchange);
    if (typeof errors === "string") return [`The body cannot be read as JSON: ${errors}.`];
    // Whether it fails, all errors tell; what is shown of them, the branches of unions that fit best.
    const broken = errors.filter(isKnown);
    const shown = broken.length === 0 ? [] : fitting(errors).filter(isKnown);
    return (shown.length === 0 ? fitting(broken) : shown).map(sentence);
  },
  observe(exchange) {
    const { response } = exchange;
    if (isOfProxy(exchange)) {
      const seen = `${response.status} with ${essence(response.headers["content-type"]) || "no media type"}`;
      return [{ habit: "a refusal is in the words of a proxy or a gateway", seen }];
    }
    const errors = errorsIn(exchange);
    if (typeof errors === "string") return [];
    return fitting(errors)
      .filter((error) => !isKnown(error))
      .map((error) => ({
        habit: `a rule that is only inferred does not hold, ${located(error.schemaPath)}`,
        seen: sentence(error),
      }));
  },
};

/** Whether a source has the rule that does not hold. */
const isKnown = ({ schemaPath }: FoundError): boolean => !isInferredAt(schemaPath);

/**
 * Whether a refusal comes from a proxy in front of the server. Proxies limit rates and block requests as well, and answer
 * with a page, plain text (nginx, Cloudflare) or nothing; which media type the server itself uses is inferred for these statuses.
 */
export function isOfProxy({ operation, response }: Exchange): boolean {
  const isInferred = operation.inferredMediaTypes.includes(declaredStatus(operation.statuses, response.status) ?? "");
  // The gateways of AWS, Kong and Azure have a message in plain JSON.
  const isOwnJson = isInOther(response) && typeof memberOf(response.body, "message") === "string";
  return isInferred && (isOwnJson || !isJson(essence(response.headers["content-type"])));
}

/** The errors of the body; why it is no JSON, where it is none. */
function errorsIn(exchange: Exchange): FoundError[] | string {
  const { operation, request, response } = exchange;
  // What is said of the body is said of one that is not sent (RFC 9110, section 9.3.2).
  if (request.method === "HEAD" || isOfProxy(exchange)) return [];
  const content = answers(operation.id, response.status)?.content ?? {};
  // Another media type is another check's finding; the body is checked all the same.
  const sent = essence(response.headers["content-type"]);
  const declared = Object.keys(content);
  const key = declaredMediaType(declared, sent) ?? declared[0] ?? "";
  const validate = content[key];
  if (validate === undefined) return [];
  if (!isJson(isMediaTypeRange(key) ? sent : key)) return errorsOf(validate, response.body);
  const parsed = parseJson(response.body);
  return "problem" in parsed ? parsed.problem : errorsOf(validate, withKnownValues(validate, parsed.value));
}

export const dataOrErrors: Check = {
  name: "data-or-errors",
  definition: 'A document holds `data` or `errors`, never both (JSON:API 1.1, "Top Level").',
  check({ response }) {
    const both = ["data", "errors"].every((name) => memberOf(response.body, name) !== undefined);
    return both ? ["The body holds both `data` and `errors`."] : [];
  },
};

const JSON_API = "application/vnd.api+json";

export const documentValid: Check = {
  name: "document-valid",
  definition:
    'Members that JSON:API defines are what it defines, also where the spec does not name them: `links`, `meta`, `jsonapi` and `relationships` are objects, a version is a string, a relationship holds something and names each resource by strings, and no attribute is called like a relationship, or `id` or `type` if the spec does not (JSON:API 1.1, "Document Structure", "Resource Objects").',
  check({ operation, request, response }) {
    const document = request.method === "HEAD" ? undefined : jsonOf(response.body);
    if (essence(response.headers["content-type"]) !== JSON_API || !isObject(document)) return [];
    const { data, included } = document;
    const declared = Object.keys(attributesShownBy(operation));
    const { version } = objectIn(response.body, "jsonapi");
    return [
      ...noObjects(document, ["jsonapi", "links", "meta"], "The document"),
      ...(isStringOrAbsent(version)
        ? []
        : [`The document has the version ${JSON.stringify(version).slice(0, 100)} of JSON:API, which is no string.`]),
      ...[data ?? [], included ?? []].flat().flatMap((item) => (isObject(item) ? problemsOf(item, declared) : [])),
    ];
  },
};

type Members = Readonly<Record<string, Json>>;

const noObjects = (members: Members, names: readonly string[], of: string): string[] =>
  names
    .filter((name) => (members[name] ?? null) !== null && !isObject(members[name]))
    .map((name) => `${of} has \`${name}\`, which is no object: ${JSON.stringify(members[name]).slice(0, 100)}.`);

/** @param declared The attributes that the spec names: it may call them as it likes. */
function problemsOf(resource: Members, declared: readonly string[]): string[] {
  const { id, type, attributes, relationships } = resource;
  const named = `The resource ${JSON.stringify(type)} ${JSON.stringify(id)}`;
  const related = isObject(relationships) ? relationships : {};
  const taken = [...["id", "type"].filter((name) => !declared.includes(name)), ...Object.keys(related)];
  return [
    ...noObjects(resource, ["links", "meta", "relationships"], named),
    ...Object.entries(related)
      .filter(([, relationship]) => !isRelationship(relationship))
      .map(
        ([name, value]) =>
          `${named} has the relationship \`${name}\`, which is none: ${JSON.stringify(value).slice(0, 100)}.`,
      ),
    ...taken
      .filter((name) => isObject(attributes) && Object.hasOwn(attributes, name))
      .map(
        (name) =>
          `${named} has an attribute \`${name}\`, beside ${name in related ? "a relationship" : "a member"} of that name.`,
      ),
  ];
}

/** An extension's members have a colon in their names. */
function isRelationship(value: Json): boolean {
  if (!isObject(value)) return false;
  const isFilled = Object.keys(value).some((name) => ["links", "data", "meta"].includes(name) || name.includes(":"));
  const linkage = [value["data"] ?? []].flat();
  return isFilled && linkage.every((item) => isObject(item) && [item["id"], item["type"]].every(isStringOrAbsent));
}

/** Rows in the place of identifiers, without a type, were seen; what a resource is not called by, it may be called by `lid`. */
const isStringOrAbsent = (value: Json | undefined): boolean => value === undefined || typeof value === "string";
