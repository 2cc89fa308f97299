import { example } from "../description/description.ts";
import { isObject, type Json } from "../description/schema.ts";
import { memberOf } from "../exchange/document.ts";
import { type Answer, type Fetch, interfering, onAnswer, onRequest, withDocument } from "./interference.ts";
import { withVendorsUsers } from "./observed.ts";
import { type Members, withAttributes, withResources } from "./resources.ts";

/** A server that is right, in another way than the reference server. */
export interface Variant {
  name: string;
  wrap: (fetch: Fetch) => Fetch;
}

const LIMIT = "1000, 1000;window=3600";
const inAnHour = () => String(Math.floor(Date.now() / 1000) + 3600);
const RATE_LIMIT = /^(x-)?ratelimit-/;

const withoutLimits = (answer: Answer): Answer => ({
  ...answer,
  headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !RATE_LIMIT.test(name))),
});
const withHeaders = (answer: Answer, headers: Record<string, string>): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});
const inDocument = (answer: Answer, change: (document: Members) => Members): Answer =>
  withDocument(answer, (document) => (isObject(document) ? change(document) : document));
const without = (members: Members, ...names: string[]): Members =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));

/** A user as the vendor's schema of July 2026 describes it. */
const FLAT_USER = {
  id: 234,
  email: "somebody@example.com",
  created_at: "2025-12-08T08:27:22.716-08:00",
  updated_at: "2025-12-08T08:27:26.500-08:00",
};
const flatExample = memberOf(JSON.stringify(example("ActionItemFoundFlat")), "data");
const flatCreator: Json =
  isObject(flatExample) && isObject(flatExample["attributes"])
    ? (flatExample["attributes"]["created_by"] ?? FLAT_USER)
    : FLAT_USER;

/** The same moment, as a clock eight hours west of Greenwich shows it. */
function inTheWest(text: Json): Json {
  if (typeof text !== "string") return text;
  return new Date(Date.parse(text) - 8 * 3_600_000).toISOString().replace("Z", "-08:00");
}

/** Answers that are limited now and then, before anything is done. */
const limitedNowAndThen = (headers: () => Record<string, string>) =>
  interfering(() => {
    let asked = 0;
    return async (received, next) => {
      asked += 1;
      if (asked % 60 !== 0) return next(received);
      const body = JSON.stringify({ error: "Rate limit exceeded. Try again later." });
      return { status: 429, headers: { "content-type": "application/vnd.api+json", ...headers() }, body };
    };
  });

export const variants: readonly Variant[] = [
  { name: "the reference server itself", wrap: (fetch) => fetch },
  { name: "users as whole rows and nested documents", wrap: onAnswer(withVendorsUsers) },
  {
    name: "flat users",
    wrap: onAnswer((answer) =>
      withAttributes(answer, (held) => ({
        ...held,
        created_by: flatCreator,
        assigned_to: isObject(held["assigned_to"]) ? { ...FLAT_USER, id: held["assigned_to"]["id"] ?? 0 } : null,
      })),
    ),
  },
  {
    name: "no users",
    wrap: onAnswer((answer) => withAttributes(answer, (held) => ({ ...held, created_by: null, assigned_to: null }))),
  },
  {
    name: "without what is optional",
    wrap: onAnswer((answer) => withAttributes(answer, (held) => without(held, "created_by", "jira_issue_key"))),
  },
  {
    name: "lists without meta",
    wrap: onAnswer((answer) => inDocument(answer, (document) => without(document, "meta"))),
  },
  {
    name: "lists with nothing in current_page and in the last link",
    wrap: onAnswer((answer) =>
      inDocument(answer, (document) => ({
        ...document,
        ...(isObject(document["meta"]) && {
          meta: { ...without(document["meta"], "next_cursor"), current_page: null },
        }),
        ...(isObject(document["links"]) && { links: { ...document["links"], last: null } }),
      })),
    ),
  },
  {
    name: "more than the description knows",
    wrap: onAnswer((answer) =>
      withResources(
        inDocument(answer, (document) => ({ ...document, jsonapi: { version: "1.1" } })),
        (resource) => ({
          ...resource,
          attributes: { ...(isObject(resource["attributes"]) ? resource["attributes"] : {}), brand_new: { any: [1] } },
          relationships: {},
          links: { self: "https://api.rootly.com/v1/action_items/any" },
        }),
      ),
    ),
  },
  {
    name: "errors with a code and details",
    wrap: onAnswer((answer) =>
      inDocument(answer, (document) =>
        Array.isArray(document["errors"])
          ? {
              ...document,
              errors: document["errors"].map((error) => ({ ...Object(error), code: null, detail: "Any.", id: "1" })),
            }
          : document,
      ),
    ),
  },
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
  { name: "limited now and then, with Retry-After", wrap: limitedNowAndThen(() => ({ "retry-after": "0" })) },
  {
    name: "limited now and then, with the end of the window",
    wrap: limitedNowAndThen(() => ({ "x-ratelimit-reset": String(Math.floor(Date.now() / 1000)) })),
  },
  {
    name: "slow answers",
    wrap: interfering(() => async (received, next) => {
      await new Promise((resolve) => setTimeout(resolve, 5 + 10 * Math.random()));
      return next(received);
    }),
  },
  {
    name: "small pages unless another size is asked for",
    wrap: onRequest((received) => {
      const url = new URL(received.url);
      if (received.operation?.method === "GET" && !url.searchParams.has("page[size]"))
        url.searchParams.set("page[size]", "5");
      return { ...received, url };
    }),
  },
  {
    name: "timestamps of another zone",
    wrap: onAnswer((answer) =>
      withAttributes(answer, (held) => ({
        ...held,
        created_at: inTheWest(held["created_at"] ?? null),
        updated_at: inTheWest(held["updated_at"] ?? null),
      })),
    ),
  },
  {
    name: "behind a gateway with another origin",
    wrap: onAnswer((answer) =>
      inDocument(answer, (document) =>
        isObject(document["links"])
          ? {
              ...document,
              links: Object.fromEntries(
                Object.entries(document["links"]).map(([name, link]) => [
                  name,
                  typeof link === "string" ? link.replace(/^http:\/\/[^/]+/, "https://api.internal.example") : link,
                ]),
              ),
            }
          : document,
      ),
    ),
  },
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
  {
    name: "due dates as moments",
    wrap: onAnswer((answer) =>
      withAttributes(answer, (held) => {
        const due = held["due_date"] ?? null;
        return { ...held, due_date: typeof due === "string" ? `${due.slice(0, 10)}T00:00:00.000+00:00` : due };
      }),
    ),
  },
  {
    name: "attributes in another order",
    wrap: onAnswer((answer) => withAttributes(answer, (held) => Object.fromEntries(Object.entries(held).toReversed()))),
  },
  {
    name: "kinds of permissions that nobody has seen",
    wrap: onAnswer((answer) => withDocument(withVendorsUsers(answer), widened)),
  },
];

/** A document in which every list of permissions has one more that the description does not know. */
function widened(value: Json): Json {
  if (Array.isArray(value)) return value.map(widened);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      Array.isArray(member) && name.endsWith("_permissions") && member.length > 0
        ? [...member, "archive"]
        : widened(member),
    ]),
  );
}
