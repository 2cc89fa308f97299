import { interfering, type Interference } from "../interference.ts";
import type { Variant } from "./variant.ts";

const EVERY = 60;
const BODY = JSON.stringify({ error: "Rate limit exceeded. Try again later." });

/** Answers that are limited now and then, before anything is done. */
const limitedNowAndThen = (headers: () => Record<string, string>) =>
  interfering((): Interference => {
    let asked = 0;
    return async (received, next) => {
      asked += 1;
      if (asked % EVERY !== 0) return next(received);
      return { status: 429, headers: { "content-type": "application/vnd.api+json", ...headers() }, body: BODY };
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
    name: "slow answers",
    wrap: interfering(() => async (received, next) => {
      await new Promise((resolve) => setTimeout(resolve, 5 + 10 * Math.random()));
      return next(received);
    }),
  },
];
