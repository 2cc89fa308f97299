import { type Fault, type Source, sources } from "../fault.ts";
import {
  type Answer,
  inDocument,
  type Members,
  onAnswer,
  type Received,
  withDocument,
  withResources,
} from "../interference.ts";
import {
  allowedAt,
  type AnswerOperator,
  atAnswers,
  bodySchema,
  type Observed,
  type Place,
  placesIn,
  replacedAt,
  toMany,
  toOne,
  toRefusal,
  toSuccess,
  withVendorsUsers,
} from "../observed.ts";
import { hasInferredType, isInferred, isObject, type Json, type Schema } from "../../spec/schema.ts";

const inData =
  (change: (data: Json) => Json) =>
  (answer: Answer): Answer =>
    withDocument(answer, (document) =>
      isObject(document) ? { ...document, data: change(document["data"] ?? null) } : document,
    );
const attributesOf = ({ attributes }: Members): Members => (isObject(attributes) ? attributes : {});
const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const renamed = (members: Members, rename: (name: string) => string): Members =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [rename(name), value]));

const OF_SUCCESSES: readonly Omit<AnswerOperator, "applies">[] = [
  { operator: "no data at all", change: inData(() => null) },
  {
    operator: "the data without its envelope",
    change: (answer) =>
      withDocument(answer, (document) => (isObject(document) ? (document["data"] ?? null) : document)),
  },
  { operator: "one envelope too many", change: (answer) => withDocument(answer, (document) => ({ data: document })) },
  {
    operator: "attributes beside the id",
    change: (answer) =>
      withResources(answer, ({ id, type, ...rest }) => ({ id: id ?? null, type: type ?? null, ...attributesOf(rest) })),
  },
  {
    operator: "attributes in camel case",
    change: (answer) =>
      withResources(answer, (resource) => ({ ...resource, attributes: renamed(attributesOf(resource), camelCase) })),
  },
  {
    operator: "attributes with dashes",
    change: (answer) =>
      withResources(answer, (resource) => ({
        ...resource,
        attributes: renamed(attributesOf(resource), (name) => name.replaceAll("_", "-")),
      })),
  },
  {
    operator: "no attributes",
    change: (answer) => withResources(answer, (resource) => ({ ...resource, attributes: {} })),
  },
  {
    operator: "errors beside the data",
    change: (answer) =>
      withDocument(answer, (document) =>
        isObject(document) ? { ...document, errors: [{ title: "Something", status: "500" }] } : document,
      ),
  },
];

const ENVELOPES: readonly AnswerOperator[] = [
  ...OF_SUCCESSES.map((item) => ({ ...item, applies: toSuccess })),
  { operator: "a list of one instead of one", applies: toOne, change: inData((data) => [data]) },
  {
    operator: "one that is included twice",
    applies: toSuccess,
    source: sources.included,
    change: (answer) =>
      inDocument(answer, (document) => ({ ...document, included: [1, 2].map(() => ({ id: "234", type: "users" })) })),
  },
  ...Object.entries<Members>({
    "a list in the place of relationships": { relationships: [] },
    "a relationship without anything in it": { relationships: { owner: {} } },
    "a relationship with a bare identifier": { relationships: { owner: { data: "234" } } },
    "a relationship with a number for an identifier": {
      relationships: { owner: { data: { type: "users", id: 234 } } },
    },
    "a relationship that is called like an attribute": { relationships: { assigned_to: { data: null } } },
    "an address in the place of a resource's links": { links: "/v1/action_items" },
    "a list in the place of a resource's meta": { meta: [] },
  }).map(([operator, members]): AnswerOperator => ({
    operator,
    applies: toSuccess,
    source: sources.jsonApi,
    change: (answer) => withResources(answer, (resource) => ({ ...resource, ...members })),
  })),
  {
    operator: "an attribute that is called type",
    applies: toSuccess,
    source: sources.jsonApi,
    change: (answer) =>
      withResources(answer, (resource) => ({
        ...resource,
        attributes: { ...attributesOf(resource), type: "ActionItem" },
      })),
  },
  {
    operator: "the version in the place of the object with it",
    applies: toSuccess,
    source: sources.jsonApi,
    change: (answer) => inDocument(answer, (document) => ({ ...document, jsonapi: "1.0" })),
  },
  {
    operator: "a number as the version of JSON:API",
    applies: toSuccess,
    source: sources.jsonApi,
    change: (answer) => inDocument(answer, (document) => ({ ...document, jsonapi: { version: 1.1 } })),
  },
  {
    operator: "an error's status with its name",
    applies: toRefusal,
    source: sources.jsonApi,
    change: (answer) =>
      inDocument(answer, (document) => ({ ...document, errors: [{ title: "No", status: `${answer.status} Error` }] })),
  },
  {
    operator: "the resource itself, included",
    applies: toOne,
    source: sources.included,
    change: (answer) => inDocument(answer, (document) => ({ ...document, included: [document["data"] ?? null] })),
  },
  {
    operator: "one instead of a list",
    applies: toMany,
    change: inData((data) => (Array.isArray(data) ? (data[0] ?? null) : data)),
  },
  {
    operator: "a document in a string",
    change: (answer) => withDocument(answer, (document) => JSON.stringify(document)),
  },
  {
    operator: "a document that ends too early",
    change: ({ body, ...answer }) => ({ ...answer, body: String(body).slice(0, -2) }),
  },
  { operator: "an empty document", change: (answer) => ({ ...answer, body: "{}" }) },
  { operator: "null instead of a document", change: (answer) => ({ ...answer, body: "null" }) },
  {
    operator: "data beside the errors",
    applies: toRefusal,
    change: (answer) =>
      withDocument(answer, (document) => (isObject(document) ? { ...document, data: null } : document)),
  },
];

export function envelopeFaults(observed: readonly Observed[]): Fault[] {
  return atAnswers("envelope", ENVELOPES, observed);
}

interface Operator {
  name: string;
  /** What comes in the place of the value, where undefined leaves it out; none where the operator means nothing. */
  instead(place: Place): [] | [Json | undefined];
}

/** Values that do not conform to a format. */
const MALFORMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "date-time": {
    "a point in time in words": "8 December 2025, 08:27",
    "a point in time in seconds": "1765211246",
    "a day instead of a point in time": "2025-12-08",
    "a point in time without an offset": "2025-12-08T08:27:26.644",
    "a day that the calendar does not have": "2025-02-30T08:27:26.644-08:00",
  },
  email: { "an e-mail address without a domain": "somebody" },
  uri: { "an address without a scheme": "/account/incidents", "an address with a space": "https://rootly.com/a b" },
};

/** Every way in which a value can break what the spec says of its place. */
const VALUES: readonly Operator[] = [
  {
    name: "leaves out what is required",
    instead: ({ required, steps }) => (required && steps.length > 0 ? [undefined] : []),
  },
  { name: "null where it is not allowed", instead: (place) => another(place, "null", null) },
  { name: "a string instead of something else", instead: (place) => another(place, "string", "text") },
  { name: "a number instead of something else", instead: (place) => another(place, "integer", 7) },
  { name: "true instead of something else", instead: (place) => another(place, "boolean", true) },
  { name: "an object instead of something else", instead: (place) => another(place, "object", {}) },
  { name: "a list around a value", instead: (place) => another(place, "array", [place.value]) },
  { name: "a number as a string", instead: (place) => ifNumber(place, "string", String(place.value)) },
  {
    name: "a fraction instead of an integer",
    instead: (place) => ifNumber(place, "number", Number(place.value) + 0.5),
  },
  {
    name: "another constant",
    instead: (place) => where(place, (schema) => schema.const !== undefined, "something_else"),
  },
  { name: "an empty string", instead: (place) => where(place, (schema) => demandsOne(schema, "minLength"), "") },
  { name: "an empty list", instead: (place) => where(place, (schema) => demandsOne(schema, "minItems"), []) },
  { name: "a number below the minimum", instead: (place) => where(place, ({ minimum }) => minimum === 0, -1) },
  ...Object.entries(MALFORMED).flatMap(([format, values]) =>
    Object.entries(values).map(([name, value]): Operator => ({
      name,
      instead: (place) => where(place, (schema) => schema.format === format, value),
    })),
  ),
];

/** Whether there has to be at least one, by more than what is inferred. */
function demandsOne(schema: Schema, keyword: "minLength" | "minItems"): boolean {
  return (schema[keyword] ?? 0) > 0 && !isInferred(schema, keyword);
}

function another(place: Place, type: string, value: Json): [] | [Json] {
  // Beside a null that is all that was seen, any type is new and none is wrong.
  if (place.schemas.some(hasInferredType)) return [];
  const allowed = allowedAt(place);
  const fits = allowed.includes(type) || (type === "integer" && allowed.includes("number"));
  return allowed.length === 0 || fits ? [] : [value];
}

function ifNumber(place: Place, type: string, value: Json): [] | [Json] {
  return typeof place.value === "number" && !allowedAt(place).includes(type) ? [value] : [];
}

function where({ schemas, value }: Place, holds: (schema: Schema) => boolean, instead: Json): [] | [Json] {
  return value !== null && schemas.some(holds) ? [instead] : [];
}

/** Every fault of every operator at every place of every answer. */
export function schemaFaults(observed: readonly Observed[]): Fault[] {
  return observed.flatMap(({ operation, status, document }) => {
    const schema = bodySchema(operation, status);
    const places = schema ? placesIn(schema, document) : [];
    return VALUES.flatMap(({ name, instead }) =>
      places.flatMap((place) =>
        instead(place).map((value): Fault => ({
          area: status < 400 ? "schema" : "error shapes",
          operator: name,
          place: `/${place.steps.join("/")} of ${operation.id} ${status}`,
          wrap: onAnswer((answer, received) =>
            received.operation === operation && answer.status === status
              ? withDocument(withVendorsUsers(answer), (held) => replacedAt(held, place.steps, () => value))
              : answer,
          ),
        })),
      ),
    );
  });
}

const body = (answer: Answer, text: string): Answer => ({ ...answer, body: text });
const inErrors =
  (change: (errors: Json[]) => Json) =>
  (answer: Answer): Answer =>
    withDocument(answer, (document) =>
      isObject(document) ? { ...document, errors: change([document["errors"] ?? []].flat()) } : document,
    );

const OPERATORS: readonly AnswerOperator[] = [
  { operator: "a refusal without a word", change: (answer) => body(answer, "") },
  { operator: "a page for a refusal", change: (answer) => body(answer, "<!doctype html><title>Error</title>") },
  { operator: "a string for a refusal", change: (answer) => body(answer, "Not allowed") },
  { operator: "the rate limiter's shape for a refusal", change: (answer) => body(answer, '{"error":"Not allowed"}') },
  {
    operator: "a problem for a refusal",
    change: (answer) => body(answer, JSON.stringify({ type: "about:blank", title: "No", status: answer.status })),
  },
  { operator: "strings for errors", change: inErrors((errors) => errors.map(() => "Not allowed")) },
  { operator: "errors by attribute", change: inErrors(() => ({ summary: ["can't be blank"] })) },
  {
    operator: "an error with the status of another answer",
    change: inErrors((errors) => errors.map((error) => (isObject(error) ? { ...error, status: "200" } : error))),
  },
];

export function errorFaults(observed: readonly Observed[]): Fault[] {
  const applies = toRefusal;
  return atAnswers(
    "error shapes",
    OPERATORS.map((operator) => ({ ...operator, applies })),
    observed,
  );
}

/** What a refusal tells of the server, and who has published that servers do. */
const LEAKS: Readonly<Record<string, { source: Source; observedAs?: string; says: (received: Received) => string }>> = {
  "repeats the token in a refusal": {
    source: sources.cwe209,
    says: ({ headers }) => `Not allowed with ${headers.get("authorization") ?? "no token"}`,
  },
  "shows a stack trace in a refusal": {
    source: sources.commons,
    says: () => "app/models/action_item.rb:42:in `save!'",
  },
  "shows the path of a file in a refusal": {
    source: sources.cwe209,
    says: () => "cannot load /srv/rootly/config/settings.yml",
  },
  "names the class of an exception in a refusal": {
    source: sources.cwe209,
    says: () => "ActiveRecord::RecordInvalid",
  },
  "shows the message of a database in a refusal": {
    source: sources.cwe209,
    says: () => 'null value in column "summary" violates not-null constraint',
  },
  "shows a password in an address in a refusal": {
    source: sources.cwe209,
    says: () => "cannot reach postgres://rootly:correct-horse@db/rootly",
  },
  "shows an address of a private network in a refusal": {
    source: sources.privateAddress,
    observedAs: "an address of a private network",
    says: () => "10.1.2.3:3000 does not answer",
  },
};

/** What a response shows of a user that nobody should see, by names as columns have them. */
const SECRETS: Readonly<Record<string, string>> = {
  "the hash of a password": `$2a$12$${"R9h/cIPz0".repeat(6).slice(0, 53)}`,
  "a private key": "-----BEGIN RSA PRIVATE KEY-----",
  "a key of another service": `ghp_${"a1B2".repeat(9)}`,
};

export function leakFaults(observed: readonly Observed[]): Fault[] {
  const secrets = Object.entries(SECRETS).map(([what, value]): AnswerOperator => ({
    operator: `shows ${what}`,
    source: sources.passwordHashes,
    applies: toSuccess,
    change: (answer) =>
      withResources(answer, (item) => ({
        ...item,
        attributes: { ...attributesOf(item), editor: { id: 234, encrypted: value } },
      })),
  }));
  const refusals = Object.entries(LEAKS).flatMap(([operator, { says, ...published }]) =>
    observed.filter(toRefusal).map(({ operation, status }): Fault => ({
      area: "leaks",
      operator,
      place: `${operation.id} ${status}`,
      ...published,
      wrap: onAnswer((answer, received) =>
        received.operation === operation && answer.status === status ? saying(answer, says(received)) : answer,
      ),
    })),
  );
  return [...refusals, ...atAnswers("leaks", secrets, observed)];
}

/** The answer with a string as the detail of its first error. */
function saying(answer: Answer, detail: string): Answer {
  return withDocument(answer, (document) => {
    const errors: Json = isObject(document) ? (document["errors"] ?? null) : null;
    if (!isObject(document) || !Array.isArray(errors)) return document;
    return {
      ...document,
      errors: errors.map((error, at) => (isObject(error) && at === 0 ? { ...error, detail } : error)),
    };
  });
}
