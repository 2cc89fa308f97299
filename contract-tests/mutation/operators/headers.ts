import { type Json, type Schema, typesOf } from "../../spec/schema.ts";
import { type Fault, sources } from "../fault.ts";
import { type Answer, inDocument, onAnswer, withHeaders, withResources } from "../interference.ts";
import { type AnswerOperator, atAnswers, headerSchemas, type Observed, toMany, toOne, toSuccess } from "../observed.ts";

interface Garbling {
  operator: string;
  value: string;
  breaks: (schema: Schema) => boolean;
}

const isInteger = (schema: Schema) => typesOf(schema).includes("integer");
const hasPattern = ({ pattern }: Schema) => pattern !== undefined;

const GARBLINGS: readonly Garbling[] = [
  { operator: "a word for a count", value: "many", breaks: isInteger },
  { operator: "a fraction for a count", value: "1.5", breaks: isInteger },
  { operator: "a date for a count", value: "Mon, 08 Dec 2025 16:27:26 GMT", breaks: isInteger },
  { operator: "a count with a unit", value: "60s", breaks: isInteger },
  { operator: "a list of counts", value: "9, 9", breaks: isInteger },
  { operator: "an empty count", value: "", breaks: isInteger },
  { operator: "a count below zero", value: "-1", breaks: ({ minimum }) => minimum !== undefined },
  { operator: "the seconds until a moment for the moment", value: "60", breaks: ({ minimum = 0 }) => minimum > 60 },
  { operator: "a moment in milliseconds", value: "1768467600000", breaks: ({ maximum }) => maximum !== undefined },
  { operator: "a word for a limit", value: "unlimited", breaks: hasPattern },
  { operator: "an empty limit", value: "", breaks: hasPattern },
];

const ELSEWHERE = "/v1/action_items/00000000-0000-4000-8000-000000000000";
const toRead = (observed: Observed): boolean => toSuccess(observed) && observed.operation.method === "GET";
const withoutHost = (links: Json): Json =>
  JSON.parse(JSON.stringify(links).replace(/http:\/\/[^/"]+/g, "http://rails-7.internal:3000")) as Json;
const withCaching = (answer: Answer, caching: string): Answer => withHeaders(answer, { "cache-control": caching });

/** Headers that are well formed, and say something wrong. */
const MISLEADING: readonly AnswerOperator[] = [
  {
    operator: "names something else in the Location of what it created",
    source: sources.http,
    applies: ({ status }) => status === 201,
    change: (answer) => withHeaders(answer, { location: ELSEWHERE }),
  },
  {
    operator: "links to something else in the place of the resource itself",
    source: sources.jsonApi,
    applies: toOne,
    change: (answer) => withResources(answer, (resource) => ({ ...resource, links: { self: ELSEWHERE } })),
  },
  {
    operator: "says when to come back in words",
    source: sources.http,
    change: (answer) => withHeaders(answer, { "retry-after": "soon" }),
  },
  ...Object.entries({
    "dates its response as JSON does": { date: "2026-12-08T16:27:26.000Z" },
    "says when it was modified as JSON does": { "last-modified": "2026-12-08T16:27:26.000Z" },
    "has a tag without quotes": { etag: "0123456789abcdef" },
    "varies by no names of headers": { vary: "Accept Authorization;" },
    "names a locale for a language": { "content-language": "en_US.UTF-8" },
    "has a space in its Location": { location: "/v1/action items" },
  }).map(([operator, headers]): AnswerOperator => ({
    operator,
    source: sources.http,
    change: (answer) => withHeaders(answer, headers),
  })),
  {
    operator: "lets caches give everybody until a day what needs a token",
    source: sources.caching,
    applies: toRead,
    change: (answer) =>
      withHeaders(withCaching(answer, "public"), { expires: new Date(Date.now() + 86_400_000).toUTCString() }),
  },
  {
    operator: "lets caches give everybody what needs a token",
    source: sources.caching,
    applies: toRead,
    change: (answer) => withCaching(answer, "public, max-age=3600"),
  },
  {
    operator: "lets shared caches keep what needs a token",
    source: sources.caching,
    applies: toRead,
    change: (answer) => withCaching(answer, "max-age=0, s-maxage=60"),
  },
  {
    operator: "lets a client use again what may have changed",
    source: sources.caching,
    observedAs: "used again without a request",
    applies: toRead,
    change: (answer) => withCaching(answer, "private, max-age=60"),
  },
  {
    operator: "has more requests left than its limit",
    observedAs: "more requests are left",
    change: (answer) => withHeaders(answer, { "x-ratelimit-limit": "100", "x-ratelimit-remaining": "101" }),
  },
  {
    operator: "links to another host",
    source: sources.owasp,
    observedAs: "a link leads to another host",
    applies: toMany,
    change: (answer) =>
      inDocument(answer, (document) => ({ ...document, links: withoutHost(document["links"] ?? null) })),
  },
];

/** Every header of every answer, garbled in every way that the spec does not allow. */
export function headerFaults(observed: readonly Observed[]): Fault[] {
  return [...atAnswers("headers", MISLEADING, observed), ...garbledFaults(observed)];
}

function garbledFaults(observed: readonly Observed[]): Fault[] {
  return observed.flatMap(({ operation, status }) =>
    Object.entries(headerSchemas(operation, status)).flatMap(([name, schema]) =>
      GARBLINGS.filter(({ breaks }) => breaks(schema)).map(({ operator, value }): Fault => ({
        area: "headers",
        operator,
        place: `${name} of ${operation.id} ${status}`,
        wrap: onAnswer((answer, received) =>
          received.operation === operation && answer.status === status
            ? { ...answer, headers: { ...answer.headers, [name.toLowerCase()]: value } }
            : answer,
        ),
      })),
    ),
  );
}

const MEDIA_TYPES = {
  "plain JSON for JSON:API": "application/json",
  "a media type with a charset that JSON does not have": "application/vnd.api+json; charset=iso-8859-1",
  "a media type with a version": "application/vnd.api+json; version=1",
  "a page's media type": "text/html; charset=utf-8",
  "a misspelt media type": "application/vnd.api-json",
  "a problem's media type": "application/problem+json",
  "two media types": "application/vnd.api+json, application/json",
  "an empty media type": "",
};

export function mediaTypeFaults(observed: readonly Observed[]): Fault[] {
  const wrong = Object.entries(MEDIA_TYPES).map(([operator, mediaType]) => ({
    operator,
    change: (answer: Parameters<Change>[0]) => ({
      ...answer,
      headers: { ...answer.headers, "content-type": mediaType },
    }),
  }));
  const none: Change = ({ headers: { "content-type": _, ...headers }, ...answer }) => ({ ...answer, headers });
  return atAnswers("media types", [...wrong, { operator: "no media type", change: none }], observed);
}

type Change = Parameters<typeof atAnswers>[1][number]["change"];
