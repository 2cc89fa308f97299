import { behindJson, isDay } from "../../exchange/document.ts";
import { attributesTakenBy } from "../../spec/attributes.ts";
import { resolve } from "../../spec/spec.ts";
import { type Operation } from "../../spec/operations.ts";
import { isObject, type Json, type Schema, typesOf } from "../../spec/schema.ts";
import {
  type Answer,
  type Interference,
  interfering,
  type Members,
  needed,
  onAnswer,
  onRequest,
  parsed,
  type Received,
  resourceIn,
  sentIn,
  withAttributes,
  withHeaders,
  withSent,
} from "../interference.ts";
import { REFERENCE } from "../trial.ts";
import type { Variant } from "../fault.ts";

const create = needed("create");
const update = needed("update");
const MEDIA_TYPE = "application/vnd.api+json";

const refusal = (status: number, title: string): Answer => ({
  status,
  headers: { "content-type": MEDIA_TYPE },
  body: JSON.stringify({ errors: [{ title, status: String(status) }] }),
});

/** What something in front of a server answers by itself. */
const page = (status: number): Answer => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<h1>Sorry: ${status}</h1>`,
});
/** How many requests a gateway passes on until it cannot pass on one. */
const EVERY = 60;

/** Refuses some requests with a valid token, before anything else looks at them. */
const refusing = (status: number, title: string, isMeant: (received: Received) => boolean) =>
  interfering(() => async (received, next) => {
    const isKnown = received.headers.get("authorization") === `Bearer ${REFERENCE.token}`;
    return isKnown && isMeant(received) ? refusal(status, title) : await next(received);
  });

const takesBody = ({ operation }: Received): boolean => operation?.body !== undefined;
const dataIn = ({ body }: Received): Json | undefined => {
  const document = parsed(body);
  return isObject(document) ? document["data"] : undefined;
};

/** Changes each attribute that is sent, by its name and its schema. */
const withEach = (change: (value: Json, schema: Schema, operation: Operation) => Json | undefined) =>
  onRequest((received) => {
    const { operation } = received;
    if (operation === undefined) return received;
    const schemas = attributesTakenBy(operation);
    return withSent(received, (attributes) =>
      Object.fromEntries(
        Object.entries(attributes).flatMap(([name, value]) => {
          const schema = schemas[name];
          const changed = schema === undefined ? value : change(value, resolve(schema), operation);
          return changed === undefined ? [] : [[name, changed]];
        }),
      ),
    );
  });

const readToItsEnd = onRequest((received) => {
  const { body } = received;
  return body === undefined ? received : { ...received, body: body.slice(0, body.length - behindJson(body).length) };
});

const isEmpty = (value: Json | undefined): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** An empty list of attributes is none of them. */
const withoutAttributes = onRequest((received) => {
  const data = dataIn(received);
  if (!isObject(data) || !isEmpty(data["attributes"])) return received;
  return { ...received, body: JSON.stringify({ data: { ...data, attributes: {} } }) };
});

/** An empty object in the place of a list is an empty one. */
const withEmptyLists = withEach((value, schema) => (typesOf(schema).includes("array") && isEmpty(value) ? [] : value));

/** Null is nothing where a value is not null, and the empty value in a list. */
const withZeroValues = withEach((value, schema) => {
  if (Array.isArray(value)) return value.map((item) => item ?? "");
  return value === null && !typesOf(schema).includes("null") ? undefined : value;
});

/** Where a request is about something that has to exist, and is not told to. */
const NAMES = { user: "assigned_to_user_id", groups: "assigned_to_group_ids" };
const KNOWN_USER = 234;
/** How far ahead of UTC clocks are where they are most: it is tomorrow there already. */
const EAST_MS = 14 * 3_600_000;

/** It links a Jira issue to whatever is created, a moment later, unless somebody links another one or none. */
function linking(): Interference {
  const links = { jira_issue_id: "10042", jira_issue_key: "SEC-42", jira_issue_url: "https://example.com/SEC-42" };
  const isAboutLinks = (attributes: Members) => Object.keys(links).some((name) => name in attributes);
  const linked = new Set<Json>();
  return async (received, next) => {
    const answer = await next(received);
    const id = resourceIn(answer)?.["id"];
    if (received.operation === update && id !== undefined && isAboutLinks(sentIn(received))) linked.delete(id);
    const shown = withAttributes(answer, (attributes, item) =>
      linked.has(item) ? { ...attributes, ...links } : attributes,
    );
    if (received.operation === create && id !== undefined && !isAboutLinks(sentIn(received))) linked.add(id);
    return shown;
  };
}

/** As a sanitiser for HTML leaves it: without tags, and with what has a meaning there escaped. */
function sanitised(text: string): string {
  const withoutTags = text.replace(/<\/?[a-z][^>]*>/gi, "");
  return withoutTags
    .replaceAll(/&(?!\w+;)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** What Rails, PostgreSQL and what stands in front of them do where the right behaviour is undocumented. */
export const habits: readonly Variant[] = [
  {
    name: "a charset in the media type, as Rails adds one",
    wrap: onAnswer((answer) => withHeaders(answer, { "content-type": `${MEDIA_TYPE}; charset=utf-8` })),
  },
  {
    name: "400 for a body without data or attributes, as strong parameters have it",
    wrap: refusing(400, "param is missing or the value is empty: data", (received) => {
      const data = dataIn(received);
      return takesBody(received) && !(isObject(data) && isObject(data["attributes"]));
    }),
  },
  {
    name: "400 for everything that is wrong with a body",
    wrap: onAnswer((answer) => (answer.status === 422 ? { ...answer, ...refusal(400, "Bad request") } : answer)),
  },
  {
    name: "409 for another type of resource, as JSON:API demands it",
    wrap: refusing(409, "The type does not match", (received) => {
      const data = dataIn(received);
      return takesBody(received) && isObject(data) && "type" in data && data["type"] !== "incident_action_items";
    }),
  },
  {
    name: "404 for an assignee or a group that does not exist",
    wrap: interfering(() => async (received, next) => {
      const { [NAMES.user]: user = null, [NAMES.groups]: groups = null } = sentIn(received);
      const isUnknown = (user !== null && user !== KNOWN_USER) || (groups !== null && !Array.isArray(groups));
      return isUnknown ? refusal(404, "Not found or unauthorized") : await next(received);
    }),
  },
  {
    name: "PATCH like PUT, as Rails routes it",
    wrap: interfering(() => (received, next) => {
      const isUpdate = received.method === "PATCH" && /\/action_items\/[^/]+$/.test(received.url.pathname);
      return next(isUpdate ? { ...received, method: "PUT", operation: update } : received);
    }),
  },
  {
    name: "a longest summary of 255 characters",
    wrap: refusing(422, "Summary is too long", (received) => [...String(sentIn(received)["summary"])].length > 255),
  },
  {
    name: "no due date before tomorrow, where the day begins first",
    wrap: refusing(422, "Due date must be in the future", (received) => {
      const { due_date: due = null } = sentIn(received);
      return typeof due === "string" && Date.parse(due) <= Date.now() + EAST_MS;
    }),
  },
  {
    name: "no update without attributes",
    wrap: refusing(400, "param is missing or the value is empty: attributes", (received) => {
      const data = dataIn(received);
      const attributes = isObject(data) ? data["attributes"] : undefined;
      return received.operation === update && isObject(attributes) && Object.keys(attributes).length === 0;
    }),
  },
  {
    name: "no control characters",
    wrap: refusing(422, "Summary is invalid", (received) =>
      Object.values(sentIn(received)).some((value) => typeof value === "string" && /[\u0007\u001b]/.test(value)),
    ),
  },
  {
    name: "white space squished",
    wrap: withEach((value) => (typeof value === "string" ? value.replace(/\s+/g, " ").trim() : value)),
  },
  {
    name: "no characters of more than 16 bits, as MySQL's utf8 has none",
    wrap: refusing(422, "Summary is invalid", (received) =>
      Object.values(sentIn(received)).some(
        (value) => typeof value === "string" && /[\u{10000}-\u{10ffff}]/u.test(value),
      ),
    ),
  },
  {
    name: "filters of a time that take a moment, and no day",
    wrap: refusing(400, "Enter a valid date/time", ({ url }) =>
      [...url.searchParams].some(([name, value]) => name.includes("created_at]") && isDay(value)),
    ),
  },
  {
    name: "a firewall in front that refuses markup, with a page of its own",
    wrap: interfering(
      () => async (received, next) => (/<script/i.test(received.body ?? "") ? page(403) : await next(received)),
    ),
  },
  {
    name: "a firewall in front that takes links, and JSON that it cannot read, for attacks",
    wrap: interfering(() => async (received, next) => {
      if (/https?:/.test(received.body ?? "")) return page(403);
      return received.body !== undefined && parsed(received.body) === undefined ? page(400) : await next(received);
    }),
  },
  {
    name: "a gateway in front that refuses what has no token, and methods that the API does not have, with a page",
    wrap: interfering(() => async (received, next) => {
      if (received.headers.get("authorization") === null) return page(401);
      return ["GET", "POST", "PUT", "DELETE"].includes(received.method) ? await next(received) : page(405);
    }),
  },
  {
    name: "a gateway in front that has no connection to spare now and then",
    wrap: interfering(() => {
      let requests = 0;
      return async (received, next) => {
        requests += 1;
        return requests % EVERY === 0 ? withHeaders(page(503), { "retry-after": "0" }) : await next(received);
      };
    }),
  },
  {
    // Caddy's `request_body`, and Varnish, which reads ranges itself.
    name: "a gateway in front that fails over a body of more than a tenth of a megabyte, and over a range that is none",
    wrap: interfering(() => async (received, next) => {
      if (received.headers.get("range") === "bytes=z-a") return page(503);
      return (received.body?.length ?? 0) > 100_000 ? page(502) : await next(received);
    }),
  },
  {
    name: "a connection that ends over a body of more than a tenth of a megabyte",
    wrap: interfering(() => (received, next) => {
      if ((received.body?.length ?? 0) > 100_000) throw new Error("The body is too large.");
      return next(received);
    }),
  },
  {
    name: "blank is what PHP trims",
    wrap: withEach((value) =>
      typeof value === "string" && /^\p{White_Space}+$/u.test(value) && /[^\t\n\v\r ]/.test(value)
        ? `[${value}]`
        : value,
    ),
  },
  {
    name: "characters that show nothing are dropped",
    wrap: withEach((value) =>
      typeof value === "string"
        ? value.replaceAll(/(?![\0\t\n\r])[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/gu, "")
        : value,
    ),
  },
  {
    name: "strings composed, and sanitised as HTML",
    wrap: withEach((value) => (typeof value === "string" ? sanitised(value.normalize("NFC")) : value)),
  },
  {
    name: "typographic quotes and dashes",
    wrap: withEach((value, { enum: values }) =>
      typeof value === "string" && values === undefined
        ? value
            .replaceAll(/(?<=\s)"/g, "\u201c")
            .replaceAll('"', "\u201d")
            .replaceAll("'", "\u2019")
            .replaceAll("--", "\u2013")
        : value,
    ),
  },
  {
    name: "empty strings for null",
    wrap: onAnswer((answer) => withAttributes(answer, (held) => ({ ...held, description: held["description"] ?? "" }))),
  },
  {
    name: "null for empty strings",
    wrap: withEach((value, schema) => (value === "" && typesOf(schema).includes("null") ? null : value)),
  },
  {
    name: "an enum's default for null and for an empty string",
    wrap: withEach((value, { enum: values }) =>
      (value === null || value === "") && values !== undefined ? undefined : value,
    ),
  },
  {
    name: "scalars cast to the type of their column",
    wrap: withEach((value, schema) => {
      const types = typesOf(schema);
      if (schema.enum !== undefined || typeof value === "object") return value;
      if (types.includes("string")) return String(value);
      return types.includes("integer") && /^\d+$/.test(String(value)) ? Number(value) : value;
    }),
  },
  {
    name: "a list, an object or a scalar in the place of another is dropped, as strong parameters have it",
    wrap: withEach((value, schema) => {
      const isList = typesOf(schema).includes("array");
      if (value === null || (typeof value !== "object" && !isList)) return value;
      if (!isList || !Array.isArray(value)) return undefined;
      const ofObjects = typesOf(resolve(schema.items ?? {})).includes("object");
      return ofObjects ? value : value.filter((item) => item === null || typeof item !== "object");
    }),
  },
  {
    name: "one value for a list, and no null in one",
    wrap: withEach((value, schema, operation) => {
      const ofStrings = typesOf(schema).includes("array") && typesOf(resolve(schema.items ?? {})).includes("string");
      if (!ofStrings || isObject(value)) return value;
      const isNull = value === null && operation === create;
      const items = [isNull ? [] : value].flat();
      return value === null && !isNull ? value : items.filter((item) => item !== null).map(itemOf);
    }),
  },
  {
    name: "JSON that is read to its end, and null as Go decodes it",
    wrap: (fetch) => readToItsEnd(withZeroValues(fetch)),
  },
  {
    name: "an empty list and an empty object are one, as PHP and Lua decode them",
    wrap: (fetch) => withoutAttributes(withEmptyLists(fetch)),
  },
  {
    name: "truth values as Python writes them",
    wrap: withEach((value, schema) => {
      const isString = typeof value === "boolean" && typesOf(schema).includes("string") && schema.enum === undefined;
      return isString ? (value ? "True" : "False") : value;
    }),
  },
  {
    name: "an enum's values in any case",
    wrap: withEach((value, { enum: values }) =>
      values !== undefined && typeof value === "string" ? value.trim().toLowerCase() : value,
    ),
  },
  {
    name: "JSON in any media type",
    wrap: onRequest((received) => {
      if (received.body === undefined) return received;
      const headers = new Headers(received.headers);
      headers.set("content-type", MEDIA_TYPE);
      return { ...received, headers };
    }),
  },
  {
    name: "400 for a header that is no token, as RFC 6750 has it",
    wrap: interfering(() => async (received, next) => {
      const header = received.headers.get("authorization");
      const isToken = header === null || /^Bearer [\w.~+/-]+=*$/i.test(header);
      return isToken ? await next(received) : refusal(400, "invalid_request");
    }),
  },
  { name: "an integration that links what is created", wrap: interfering(linking) },
];

/** Groups are named by strings; what else stands in a list is written as one. */
function itemOf(item: Json): Json {
  return typeof item === "number" || typeof item === "boolean" ? String(item) : item;
}
