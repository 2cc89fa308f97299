import { type Fault, sources } from "../fault.ts";
import {
  type Answer,
  interfering,
  isSuccess,
  type Received,
  inDocument,
  onAnswer,
  withHeaders,
  withResources,
} from "../interference.ts";
import {
  type AnswerOperator,
  atAnswers,
  type Observed,
  toOne,
  toRefusal,
  toSuccess,
  headerSchemas,
  toMany,
} from "../observed.ts";
import { operations } from "../../spec/operations.ts";
import { type Json, type Schema, typesOf } from "../../spec/schema.ts";

const error = (status: number) => JSON.stringify({ errors: [{ title: "Something", status: String(status) }] });

/** Another one of the refusals that every operation declares. */
const OTHER_REFUSAL: Readonly<Record<number, number>> = { 401: 403, 403: 401, 404: 401, 422: 401 };

const STATUSES: readonly AnswerOperator[] = [
  { operator: "500 in the place of an answer", change: (answer) => ({ ...answer, status: 500, body: error(500) }) },
  { operator: "503 with the answer in it", change: (answer) => ({ ...answer, status: 503 }) },
  {
    operator: "another success",
    applies: toSuccess,
    change: (answer) => ({ ...answer, status: answer.status === 200 ? 201 : 200 }),
  },
  { operator: "204 and nothing", applies: toSuccess, change: (answer) => ({ ...answer, status: 204, body: "" }) },
  {
    operator: "a redirect",
    applies: toSuccess,
    change: ({ headers }) => ({ status: 302, headers: { ...headers, location: "https://example.com/" }, body: "" }),
  },
  {
    operator: "a refusal of what is right",
    applies: toSuccess,
    change: (answer) => ({ ...answer, status: 403, body: error(403) }),
  },
  {
    operator: "404 for what is there",
    applies: toOne,
    change: (answer) => ({ ...answer, status: 404, body: error(404) }),
  },
  {
    operator: "an undeclared refusal",
    // For an invalid body, no document says that no other status is used.
    applies: (observed) => toRefusal(observed) && observed.status !== 422,
    change: (answer) => ({ ...answer, status: 409, body: error(409) }),
  },
  {
    operator: "another declared refusal",
    applies: toRefusal,
    change: (answer) => {
      const status = OTHER_REFUSAL[answer.status] ?? 403;
      return { ...answer, status, body: error(status) };
    },
  },
  { operator: "200 with an error in it", applies: toRefusal, change: (answer) => ({ ...answer, status: 200 }) },
];

export function statusFaults(observed: readonly Observed[]): Fault[] {
  return [
    ...atAnswers("statuses", STATUSES, observed),
    {
      area: "statuses",
      operator: "500 now and then",
      place: "",
      wrap: interfering(() => {
        let answered = 0;
        return async (received, next) => {
          const answer = await next(received);
          answered += 1;
          return answered % 20 === 0 ? { ...answer, status: 500, body: error(500) } : answer;
        };
      }),
    },
  ];
}

/** A body of which half arrives before something happens. */
function half(body: Answer["body"], then: (controller: ReadableStreamDefaultController) => void): ReadableStream {
  const bytes = new TextEncoder().encode(String(body));
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.slice(0, bytes.length / 2)),
    pull: then,
  });
}

function untilGone({ signal }: Received): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("gone")), { once: true }));
}

const withBody = (answer: Answer, body: Answer["body"]): Answer => ({ ...answer, body });

const OF_TRANSPORT: Readonly<Record<string, (answer: Answer, received: Received) => Answer | Promise<Answer>>> = {
  "cuts the connection before the answer": () => Promise.reject(new Error("cut")),
  "cuts the connection in the answer": (answer) =>
    withBody(
      answer,
      half(answer.body, (controller) => controller.error(new Error("cut"))),
    ),
  "ends in the middle of the answer": (answer) =>
    withBody(
      answer,
      half(answer.body, (controller) => controller.close()),
    ),
  "never answers": (_, received) => untilGone(received),
  "never ends its answer": (answer, received) =>
    withBody(
      answer,
      half(answer.body, (controller) => void untilGone(received).catch((gone) => controller.error(gone))),
    ),
  "answers with nothing": (answer) => withBody(answer, ""),
  "answers with a page": (answer) => ({
    ...answer,
    status: 200,
    headers: { "content-type": "text/html" },
    body: "<!doctype html><title>Sign in</title>",
  }),
  "answers with a page that claims to be JSON:API": (answer) =>
    withBody(answer, "<!doctype html><title>Sign in</title>"),
  "answers twice": (answer) => withBody(answer, `${String(answer.body)}${String(answer.body)}`),
  "begins with a byte order mark": (answer) => withBody(answer, `\uFEFF${String(answer.body)}`),
  "guards its JSON": (answer) => withBody(answer, `)]}',\n${String(answer.body)}`),
  "claims to have compressed its answer": (answer) => ({
    ...answer,
    headers: { ...answer.headers, "content-encoding": "gzip" },
  }),
  "answers in Latin-1": (answer) => {
    const bytes = Buffer.from(String(answer.body), "latin1");
    return withBody(answer, new Blob([bytes]).stream());
  },
};

const OFTEN = { always: 1, "now and then": 20 };
/**
 * Most answers hold nothing that the one would change. The other looks like a connection that the server closes while it is
 * idle (RFC 9112, section 9.5), unless the next one is cut as well.
 */
const ALWAYS_ONLY = ["answers in Latin-1", "cuts the connection before the answer"];

export function transportFaults(): Fault[] {
  return Object.entries(OF_TRANSPORT).flatMap(([operator, change]) =>
    Object.entries(ALWAYS_ONLY.includes(operator) ? { always: 1 } : OFTEN).map(([place, every]): Fault => ({
      area: "transport",
      operator,
      place,
      wrap: interfering(() => {
        let answered = 0;
        return async (received, next) => {
          const answer = await next(received);
          if (!isSuccess(answer)) return answer;
          answered += 1;
          return answered % every === 0 ? await change(answer, received) : answer;
        };
      }),
    })),
  );
}

const LIMITED = JSON.stringify({ error: "Rate limit exceeded. Try again later." });
/** A wait that costs no time. */
const limited = (answer: Answer, body = LIMITED): Answer => ({
  ...answer,
  status: 429,
  headers: { ...answer.headers, "retry-after": "0" },
  body,
});
const EVERY = 3;

const SHAPES: Readonly<Record<string, (answer: Answer) => Answer>> = {
  "is limited, in the shape of another refusal": (answer) =>
    limited(answer, JSON.stringify({ errors: [{ title: "Rate limit exceeded", status: "429" }] })),
  "is limited, in a string": (answer) => limited(answer, "Retry later"),
  "is limited, without a word": (answer) => limited(answer, ""),
  "is limited, as a failure": (answer) => ({ ...limited(answer), status: 503 }),
  "is limited, as a success": (answer) => ({ ...limited(answer), status: 200 }),
};

export function rateLimitFaults(): Fault[] {
  return operations.flatMap((operation) => {
    const now = (
      operator: string,
      change: (answer: Answer) => Answer,
      { every, of = () => true }: { every: number; of?: (answer: Answer) => boolean },
    ): Fault => ({
      area: "rate limiting",
      operator,
      place: operation.id,
      wrap: interfering(() => {
        let requests = 0;
        return async (received, next) => {
          const answer = await next(received);
          if (received.operation !== operation || !of(answer)) return answer;
          requests += 1;
          return requests % every === 0 ? change(answer) : answer;
        };
      }),
    });
    return [
      now("is limited for ever", limited, { every: 1 }),
      ...Object.entries(SHAPES).map(([operator, change]) => now(operator, change, { every: EVERY })),
      ...(operation.method === "GET" ? [] : [now("is limited, but does it", limited, { every: 2, of: isSuccess })]),
    ];
  });
}

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
