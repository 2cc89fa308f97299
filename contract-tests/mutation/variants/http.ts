import { connections } from "../../reference/server.ts";
import { resource } from "../../spec/resource.ts";
import { isObject, type Json } from "../../spec/schema.ts";
import {
  type Answer,
  type Interference,
  interfering,
  isSuccess,
  needed,
  onAnswer,
  type Received,
  resourceIn,
  withAttributes,
  withHeaders,
  withResources,
} from "../interference.ts";
import { REFERENCE } from "../trial.ts";
import type { Variant } from "../fault.ts";

const LIMIT = "1000, 1000;window=3600";
const inAnHour = () => String(Math.floor(Date.now() / 1000) + 3600);
const RATE_LIMIT = /^(x-)?ratelimit-/;

const withoutLimits = (answer: Answer): Answer => ({
  ...answer,
  headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !RATE_LIMIT.test(name))),
});

function compressed(answer: Answer): Answer {
  const body: ReadableStream<Uint8Array> = new Blob([typeof answer.body === "string" ? answer.body : ""])
    .stream()
    .pipeThrough(new CompressionStream("gzip"));
  return withHeaders({ ...answer, body }, { "content-encoding": "gzip" });
}

/** Gives the headers of a request as its connection had them first, in whatever case they come later. */
function rememberingHeaders(): Interference {
  const known = new WeakMap<object, Map<string, string>>();
  return (received, next) => {
    const connection = connections.getStore() ?? received;
    const before = known.get(connection) ?? new Map<string, string>();
    known.set(connection, before);
    const headers = new Headers(received.headers);
    for (const [name, value] of received.headers) {
      const key = `${name}: ${value}`.toLowerCase();
      const first = before.get(key) ?? value;
      before.set(key, first);
      headers.set(name, first);
    }
    return next({ ...received, headers });
  };
}

/** Header fields, and what they say of the connection and the body. */
export const headers: readonly Variant[] = [
  {
    name: "the rate-limit headers of 2025",
    wrap: onAnswer((answer) =>
      withHeaders(withoutLimits(answer), {
        "ratelimit-limit": LIMIT,
        "ratelimit-remaining": "999",
        "ratelimit-reset": inAnHour(),
      }),
    ),
  },
  {
    name: "the rate-limit headers of 2026",
    wrap: onAnswer((answer) =>
      withHeaders(withoutLimits(answer), {
        "x-ratelimit-limit": "1000",
        "x-ratelimit-remaining": "999",
        "x-ratelimit-used": "1",
        "x-ratelimit-reset": inAnHour(),
      }),
    ),
  },
  { name: "no rate-limit headers", wrap: onAnswer(withoutLimits) },
  {
    name: "more headers",
    wrap: onAnswer((answer) =>
      withHeaders(answer, { vary: "Accept, Origin", "strict-transport-security": "max-age=1", etag: 'W/"1"' }),
    ),
  },
  {
    name: "a media type with a profile",
    wrap: onAnswer((answer) =>
      withHeaders(answer, { "content-type": 'application/vnd.api+json; profile="https://example.com/timestamps"' }),
    ),
  },
  {
    name: "a media type in capitals",
    wrap: onAnswer((answer) => withHeaders(answer, { "content-type": "Application/Vnd.API+JSON" })),
  },
  { name: "compressed answers", wrap: onAnswer(compressed) },
  {
    name: "a connection for each request",
    wrap: onAnswer((answer) => withHeaders(answer, { connection: "close" })),
  },
  {
    name: "headers as their connection had them before, in any case, as Jetty gives them",
    wrap: interfering(rememberingHeaders),
  },
];

const EVERY = 60;
const BODY = JSON.stringify({ error: "Rate limit exceeded. Try again later." });

/** Answers that are limited now and then, before anything is done. */
const limitedNowAndThen = (headers: () => Record<string, string>, body = BODY) =>
  interfering((): Interference => {
    let requests = 0;
    return async (received, next) => {
      requests += 1;
      if (requests % EVERY !== 0) return next(received);
      return { status: 429, headers: { "content-type": "application/vnd.api+json", ...headers() }, body };
    };
  });

const remove = needed("remove");
const NOT_FOUND: Answer = {
  status: 404,
  headers: { "content-type": "application/vnd.api+json" },
  body: JSON.stringify({ errors: [{ title: "Not found or unauthorized", status: "404" }] }),
};
const LAG_MS = 600;
const READ_LAG_MS = 300;
const JOB_MS = 50;

/** Its lists show what was created only a moment later, and what was deleted a moment longer. */
function lagging(): Interference {
  return async (received, next) => {
    const answer = await next(received);
    if (!resource.lists.some((list) => list === received.operation)) return answer;
    const isOld = (at: Json | undefined) => Date.now() - Date.parse(String(at)) > LAG_MS;
    return withResources(answer, (item) =>
      isObject(item["attributes"]) && isOld(item["attributes"]["created_at"]) ? item : undefined,
    );
  };
}

/** Reading one shows it as it was a moment ago. */
function readingFromReplica(): Interference {
  /** Each state of a resource, the newest last: its answer, or undefined when it is gone. */
  const states = new Map<string, { at: number; answer: Answer | undefined }[]>();
  const isOwn = ({ headers }: Received) => headers.get("authorization") === `Bearer ${REFERENCE.token}`;
  return async (received, next) => {
    const answer = await next(received);
    const { operation, path } = received;
    const id = String(resourceIn(answer)?.["id"] ?? path["id"]);
    const all = states.get(id) ?? [];
    if (operation !== undefined && operation.method !== "GET" && isSuccess(answer)) {
      const shown = { ...answer, status: 200 };
      states.set(id, [...all, { at: Date.now(), answer: operation === remove ? undefined : shown }]);
    }
    if (operation !== resource.read || !isOwn(received) || all.length === 0) return answer;
    const state = all.findLast(({ at }) => Date.now() - at > READ_LAG_MS);
    return state?.answer ?? NOT_FOUND;
  };
}

/** Its filtered lists come from a search index, which knows of a change only a moment later. */
function searching(): Interference {
  return async (received, next) => {
    const isFiltered = [...received.url.searchParams.keys()].some((name) => name.startsWith("filter["));
    return isFiltered ? await lagging()(received, next) : await next(received);
  };
}

/** What was read before is read again for a moment, whatever has happened to it since. */
function caching(): Interference {
  const known = new Map<string, { at: number; answer: Answer }>();
  return async (received, next) => {
    const key = `${received.url.pathname} ${received.headers.get("authorization")}`;
    const cached = known.get(key);
    if (received.method !== "GET" || received.operation !== resource.read) return await next(received);
    if (cached !== undefined && Date.now() - cached.at < READ_LAG_MS) return cached.answer;
    const answer = await next(received);
    if (isSuccess(answer)) known.set(key, { at: Date.now(), answer });
    return answer;
  };
}

/** A job touches what was written a moment later, once. */
function touching(): Interference {
  const written = new Map<Json, number>();
  return async (received, next) => {
    const answer = await next(received);
    if (received.method === "GET")
      return withAttributes(answer, (held, id) => {
        const touched = (written.get(id) ?? NaN) + JOB_MS;
        return Date.now() > touched
          ? { ...held, updated_at: new Date(touched).toISOString().replace("Z", "+00:00") }
          : held;
      });
    const { id } = resourceIn(answer) ?? {};
    if (id !== undefined && isSuccess(answer)) written.set(id, Date.now());
    return answer;
  };
}

/** Servers that want fewer requests, take their time, or show a change late. */
export const limits: readonly Variant[] = [
  { name: "limited now and then, with Retry-After", wrap: limitedNowAndThen(() => ({ "retry-after": "0" })) },
  {
    name: "limited now and then, with the end of the window",
    wrap: limitedNowAndThen(() => ({ "x-ratelimit-reset": String(Math.floor(Date.now() / 1000)) })),
  },
  {
    name: "limited now and then, in plain JSON",
    wrap: limitedNowAndThen(() => ({ "retry-after": "0", "content-type": "application/json; charset=utf-8" })),
  },
  {
    name: "limited now and then, in plain text, as rack-attack does it",
    wrap: limitedNowAndThen(() => ({ "retry-after": "0", "content-type": "text/plain" }), "Retry later\n"),
  },
  {
    name: "slow answers",
    wrap: interfering(() => async (received, next) => {
      await new Promise((resolve) => setTimeout(resolve, 5 + 10 * Math.random()));
      return next(received);
    }),
  },
  { name: "reads that lag behind", wrap: interfering(readingFromReplica) },
  { name: "a job that touches what was written a moment ago", wrap: interfering(touching) },
  { name: "reads that a cache answers for a moment", wrap: interfering(caching) },
  { name: "filtered lists that lag behind", wrap: interfering(searching) },
  { name: "lists that lag behind", wrap: interfering(lagging) },
];
