import { type Answer, type Interference, interfering, onAnswer, withHeaders } from "../interference.ts";
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

/** Servers that want to be asked less, or take their time. */
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
];
