import { describe, expect, test } from "vitest";
import { type Case, casesOf } from "../cases/cases.ts";
import { send } from "../exchange/exchange.ts";
import { type Answer, answeringServer } from "../exchange/local-server.ts";
import { attributesOf, memberOf } from "../exchange/document.ts";
import type { Check, Expected } from "./check.ts";
import { serversOwn } from "../spec/attributes.ts";
import { checks, mockChecks } from "./checks.ts";
import { normalisationOf } from "./echo.ts";
import { example } from "../spec/spec.ts";
import { operations } from "../spec/operations.ts";
import type { Json, Schema } from "../spec/schema.ts";

const HEADERS = {
  "content-type": "application/vnd.api+json",
  "x-ratelimit-limit": "1000, 1000;window=3600",
  "x-ratelimit-remaining": "9",
};
/** The one of the vendor's example. */
const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const operation = operations.find(({ id }) => id === "createIncidentActionItem");
if (operation === undefined) throw new Error("The spec has no createIncidentActionItem.");
const cases = casesOf(operation, {});

function caseNamed(name: string): Case {
  const testCase = cases.find((item) => item.name === name);
  if (testCase === undefined) throw new Error(`There is no case ${name}.`);
  return testCase;
}

/** A valid case that sends a value in some attribute that takes it, and the name of that. */
function caseOfAny(value: string): [Case, string] {
  for (const item of cases) {
    const [, name] = /^valid: \/data\/attributes\/(\w+) is /.exec(item.name) ?? [];
    if (name !== undefined && item.name.endsWith(` is ${value}`)) return [item, name];
  }
  throw new Error(`There is no case of ${value}.`);
}

const accepted = caseNamed("valid: the body is an object with the required members only");
const dueAhead = caseNamed("valid: /data/attributes/due_date is a string");
const dueOn = (day: string): Case => ({ ...dueAhead, body: withAttributes(dueAhead, { due_date: day }) });
const dated = dueOn("2026-12-01");
const refused = caseNamed("invalid: /data/attributes/summary is missing");
const anonymous = caseNamed("invalid: no token");

const surplus = caseNamed("invalid: /data/attributes has an unknown member");
const assigned = caseNamed("valid: /data/attributes/assigned_to_user_id is a number");
const update = operations.find(({ id }) => id === "updateIncidentActionItem");
const blankUpdate =
  update &&
  casesOf(update, {}).find(({ name }) => name === "invalid: /data/attributes/summary does not match its pattern");
if (blankUpdate === undefined) throw new Error("The spec has no rule for the summary of an update.");
const { violates: _, ...likeABlankUpdate } = blankUpdate;
const validUpdate: Case = { ...likeABlankUpdate, polarity: "valid" };
const updated: Answer = { status: 200, headers: HEADERS, body: JSON.stringify(example("ActionItemUpdated")) };

const wasBefore = attributesOf(updated.body);

const [long, lengthened] = caseOfAny("a long string");
const undescribed = caseNamed("valid: /data/attributes/description is null");
/** A case that is sent where an attribute has another schema. */
function where(testCase: Case, name: string, schema: Schema): Case {
  const document = ["attributes", "data"].reduce((inner, member): Schema => ({ properties: { [member]: inner } }), {
    properties: { [name]: schema },
  });
  return {
    ...testCase,
    operation: { ...testCase.operation, body: { mediaType: "", required: true, undeclared: {}, schema: document } },
  };
}
const longWithinMaximum = where(long, lengthened, { type: "string", maxLength: 300 });
const secret = where(undescribed, "description", { type: ["string", "null"], writeOnly: true });
const [control, controlled] = caseOfAny("a string of unusual characters");
const wide = { ...accepted, body: withAttributes(accepted, { description: "\u{1f511}" }) };
const unlinked = caseNamed("valid: /data/attributes/jira_issue_key is null");
const grouped: Case = { ...accepted, body: withAttributes(accepted, { assigned_to_group_ids: ["a", "b"] }) };
const numbered = caseNamed("invalid: /data/attributes/summary is a number");
const listForString = caseNamed("invalid: /data/attributes/description is a list");
const nulled = caseNamed("invalid: /data/attributes/summary is null");
const kindless = { ...caseNamed("invalid: /data/attributes/kind is outside its enum"), ...nullKind() };
const unknownKind = caseNamed("invalid: /data/attributes/kind is outside its enum");
const ungrouped = caseNamed("invalid: /data/attributes/assigned_to_group_ids is a number");
const truth = caseNamed("invalid: /data/attributes/summary is a boolean");
const groupsAsObject = caseNamed("invalid: /data/attributes/assigned_to_group_ids is an object");
const someGroups = caseNamed("invalid: /data/attributes/assigned_to_group_ids/0 is null");
const lengthy = caseNamed("invalid: a body with something behind it");
const cutOff = caseNamed("invalid: a body that is no JSON");
const attributesAsList =
  update && casesOf(update, {}).find(({ name }) => name === "invalid: /data/attributes is a list");
if (attributesAsList === undefined) throw new Error("The spec has no update with attributes.");
const listInList =
  update &&
  casesOf(update, {}).find(({ name }) => name === "invalid: /data/attributes/assigned_to_group_ids/0 is a list");
if (listInList === undefined) throw new Error("The spec has no update with a list.");
const mistyped = caseNamed("invalid: /data/type is another constant");
const plainJson = caseNamed("invalid: another media type");
const plainText = caseNamed("invalid: a media type that is no JSON");
const nothing = update && casesOf(update, {})[0];
const patched = update && casesOf(update, {}).find(({ method }) => method === "PATCH");
if (patched === undefined || nothing === undefined) throw new Error("The spec has no update, or has a PATCH.");

const missing = caseNamed("invalid: nothing has this identifier");
const read = operations.find(({ id }) => id === "getIncidentActionItem");
const gone = read && casesOf(read, {}).find((item) => item.missing);
if (gone === undefined) throw new Error("The spec has no getIncidentActionItem.");
const list = operations.find(({ id }) => id === "listIncidentActionItems");
const listed = list && casesOf(list, {})[0];
if (listed === undefined) throw new Error("The spec has no listIncidentActionItems.");
const missingList = list && casesOf(list, {}).find((item) => item.missing);
if (missingList === undefined) throw new Error("No list is of something that can be missing.");
const filtered: Case = {
  ...listed,
  query: [
    ["filter[kind]", "task"],
    ["filter[status][in]", "open"],
  ],
};
const secondPage: Case = { ...listed, query: [["page[number]", "2"]] };
const anonymousRead: Case = { ...listed, authentication: "none" };
const listAll = operations.find(({ id }) => id === "listAllIncidentActionItems");
const sorted = listAll && casesOf(listAll, {}).find(({ query }) => query?.some(([name]) => name === "sort"));
if (sorted === undefined) throw new Error("The spec has no list that can be sorted.");

const filteredBy = (parameter: string, value: string): Case => ({ ...sorted, query: [[parameter, value]] });
const onDay = filteredBy("filter[created_at][gt]", "2026-12-01");
const atMoment = filteredBy("filter[created_at][gt]", "2026-12-01T00:00:00Z");
const dueByDay = filteredBy("filter[due_date][gt]", "2026-12-01");

const page: Answer = { status: 200, headers: HEADERS, body: JSON.stringify(example("ActionItemsOfIncident")) };
const created: Answer = { status: 201, headers: HEADERS, body: JSON.stringify(echoing(accepted)) };
const unprocessable: Answer = { status: 422, headers: HEADERS, body: JSON.stringify(example("BlankSummary")) };
const notFound: Answer = { status: 404, headers: HEADERS, body: JSON.stringify(example("NotFoundOrUnauthorized")) };
const forbidden: Answer = { status: 403, headers: HEADERS, body: JSON.stringify(example("UnauthorizedAction")) };
const limited: Answer = { status: 429, headers: HEADERS, body: JSON.stringify(example("RateLimitExceeded")) };
const unauthorized: Answer = { status: 401, headers: HEADERS, body: JSON.stringify(example("InvalidToken")) };

/** A refusal as something in front of the server says it. */
function proxied(refusal: Answer, mediaType: string): Answer {
  const body = "<html><head><title>429 Too Many Requests</title></head></html>";
  return { ...withHeaders(refusal, { "content-type": mediaType }), body };
}

/** The answer to a create with these resources beside its own. */
function including(...included: Json[]): Answer {
  return withBody(created, { ...(JSON.parse(created.body) as object), included });
}

/** A page with these members in its `meta` and its `links`. */
function paged(meta: Record<string, Json>, links: Record<string, Json>): Answer {
  const document = JSON.parse(page.body) as { meta: object; links: object };
  return withBody(page, { ...document, meta: { ...document.meta, ...meta }, links: { ...document.links, ...links } });
}

/** An update of what was as the answer shows it, but for these attributes. */
function before(testCase: Case, attributes: Record<string, Json>): Tried {
  return { ...testCase, before: { ...attributesOf(updated.body), ...attributes }, isAlone: true };
}

/** The vendor's example, as a server would answer this request with it. */
function echoing({ body }: Case): Json {
  const sent = JSON.parse(body ?? "") as { data: { attributes: Record<string, Json> } };
  return changed((attributes) => Object.assign(attributes, sent.data.attributes));
}

function changed(change: (attributes: Record<string, Json>) => void): Json {
  const document = structuredClone(example("ActionItemCreated")) as { data: { attributes: Record<string, Json> } };
  change(document.data.attributes);
  return document;
}

/** Lets somebody who created an action item do what is in no enum, deep within a union. */
function grown(attributes: Record<string, Json>) {
  const user = attributes["created_by"] as {
    data: { id: Json; relationships: { role: { data: Record<string, string[]> } } };
  };
  user.data.relationships.role.data["incidents_permissions"]?.push("approve");
  return user;
}

/** The body of a case with these attributes beside its own. */
function withAttributes({ body }: Case, attributes: Record<string, Json>): string {
  const { data } = JSON.parse(body ?? "") as { data: { attributes: object } };
  return JSON.stringify({ data: { ...data, attributes: { ...data.attributes, ...attributes } } });
}

function nullKind(): Pick<Case, "body" | "violates"> {
  return {
    body: withAttributes(accepted, { kind: null }),
    violates: { keyword: "enum", pointer: "/data/attributes/kind", in: "body" },
  };
}

/** The answer to a case that shows one attribute in a way of its own. */
function giving(testCase: Case, name: string, value: Json): Answer {
  const document = echoing(testCase) as { data: { attributes: Record<string, Json> } };
  document.data.attributes[name] = value;
  return withBody(created, document);
}

const withHeaders = (answer: Answer, more: Record<string, string | undefined>): Answer => ({
  ...answer,
  headers: Object.fromEntries(
    Object.entries({ ...answer.headers, ...more }).filter(([, value]) => value !== undefined),
  ),
});
const withBody = (answer: Answer, body: Json): Answer => ({ ...answer, body: JSON.stringify(body) });

/** A refusal that explains itself. */
function explaining(detail: string): Answer {
  return withBody(unprocessable, { errors: [{ title: "No", status: "422", detail }] });
}

const twice = structuredClone(example("ActionItemsOfIncident")) as { data: Json[] };
twice.data.push(...twice.data.slice(0, 1));

/** The answer to what is due on 2026-12-01, with something as its due date. */
function due(text: string): Answer {
  const document = echoing(dated) as { data: { attributes: Record<string, Json> } };
  document.data.attributes["due_date"] = text;
  return withBody(created, document);
}

/** The answer to a create that assigned somebody, with somebody or nobody in it. */
function naming(user: Json): Answer {
  const document = echoing(assigned) as { data: { attributes: Record<string, Json> } };
  document.data.attributes["assigned_to"] = user;
  return withBody(created, document);
}

/** A case, with what is known of the resource before it. */
type Tried = Case & Pick<Expected, "before" | "isAlone">;

/** What a check has to pass and to fail: each a request, and the answer to it. */
interface Trial {
  good: [Tried, Answer][];
  bad: Record<string, [Tried, Answer]>;
  /** What is no failure, but noted. */
  observed?: Record<string, [Tried, Answer]>;
}

const ITSELF = `/v1/action_items/${String(Object(Object(example("ActionItemCreated"))["data"])["id"])}`;
const ANOTHER = "/v1/action_items/00000000-0000-4000-8000-000000000000";

/** The answer to a create whose resource links to itself. */
const linked = (self: string): Answer => withMembers({ links: { self } });

/** The vendor's example with more in its resource. */
function withMembers(members: Record<string, Json>): Answer {
  const document = structuredClone(example("ActionItemCreated")) as { data: Record<string, Json> };
  return withBody(created, { ...document, data: { ...document.data, ...members } });
}

/** For each check, by its name. */
const trials: Record<string, Trial> = {
  "no-server-error": {
    good: [
      [accepted, created],
      [refused, unprocessable],
      [patched, { ...unprocessable, status: 501 }],
    ],
    bad: {
      "a failure": [refused, { ...unprocessable, status: 500 }],
      "a method of the path that is not implemented": [refused, { ...unprocessable, status: 501 }],
      "a failure over another method": [patched, { ...unprocessable, status: 500 }],
      "a gateway's": [accepted, { ...created, status: 503 }],
    },
  },
  "nothing-leaked": {
    good: [
      [accepted, created],
      [refused, unprocessable],
      [anonymous, unauthorized],
      [refused, explaining("Due date is no date, /v1/incidents is no path of a file: Rails 7, Error (TypeScript)")],
      [accepted, giving(accepted, "incident_title", `Somebody has published ghp_${"a".repeat(36)}`)],
      [refused, explaining("Version 10.1.2.3.4 of the API, or 1.10.1.2")],
      [refused, explaining("Select a user from the list, update the set, insert into it; the value is too long")],
    ],
    bad: {
      "the token": [{ ...missing, authentication: "wrong" }, explaining("Invalid token nobody-was-given-this")],
      "a stack trace of Ruby": [refused, explaining("app/models/item.rb:42:in `save!'")],
      "a stack trace of Node": [refused, explaining("Error: no\n    at save (file:///srv/items.js:4:2)")],
      "a stack trace of Python": [refused, explaining('File "items.py", line 4, in save')],
      "a stack trace of Java": [refused, explaining("at com.example.Items.save(Items.java:42)")],
      "the path of a file": [refused, explaining("cannot load /srv/app/config/settings.yml")],
      "the path of a file of Windows": [refused, explaining("cannot load C:\\app\\config\\settings.yml")],
      "the class of an exception": [refused, explaining("ActiveRecord::RecordNotFound")],
      "an exception of a database": [refused, explaining("SQLSTATE[22001]: value too long")],
      "the message of PostgreSQL": [refused, explaining('invalid input syntax for type uuid: "x"')],
      "the message of MySQL": [refused, explaining("Data too long for column 'summary' at row 1")],
      "the message of SQLite": [refused, explaining("NOT NULL constraint failed: action_items.summary")],
      "a query": [refused, explaining('INSERT INTO "action_items" ("summary") VALUES ($1)')],
      "a password in an address": [refused, explaining("cannot reach postgres://rootly:secret@db/rootly")],
      "the hash of a password": [accepted, including({ password: `$2a$12$${"a".repeat(53)}` })],
      "a private key": [accepted, including({ key: "-----BEGIN RSA PRIVATE KEY-----" })],
      "a key of another service": [accepted, including({ token: `ghp_${"a".repeat(36)}` })],
    },
    observed: { "an address of a private network": [refused, explaining("10.1.2.3:3000 does not answer")] },
  },
  "missing-not-found": {
    good: [
      [missing, notFound],
      [missing, unprocessable],
      [gone, notFound],
    ],
    bad: {
      "an acceptance": [missing, created],
      "the token is refused": [missing, unauthorized],
      "another refusal, where 404 is documented": [gone, forbidden],
      "what is missing holds something": [missingList, page],
      "nothing, where 404 is documented": [gone, { ...page, body: '{"data":[]}' }],
    },
    observed: { "an empty list": [missingList, { ...page, body: '{"data":[]}' }] },
  },
  "data-or-errors": {
    good: [
      [accepted, created],
      [refused, unprocessable],
    ],
    bad: { both: [accepted, withBody(created, { data: null, errors: [] })] },
  },
  "document-valid": {
    good: [
      [accepted, created],
      [listed, page],
      [refused, unprocessable],
      [accepted, withMembers({ relationships: { owner: { data: { type: "users", id: "1" } }, groups: { data: [] } } })],
      [
        accepted,
        withMembers({ relationships: { role: { data: null }, user: { links: { self: "/1" } }, a: { "b:c": 1 } } }),
      ],
      [accepted, withMembers({ meta: {}, links: { self: "/v1/action_items/1" } })],
    ],
    bad: {
      // fast_jsonapi leaves out the data of what is loaded lazily.
      "an empty relationship": [accepted, withMembers({ relationships: { owner: {} } })],
      "a list of relationships": [accepted, withMembers({ relationships: [] })],
      "an identifier for a relationship": [accepted, withMembers({ relationships: { owner: { data: "234" } } })],
      "a number for an identifier": [
        accepted,
        withMembers({ relationships: { owner: { data: { type: "users", id: 234 } } } }),
      ],
      "a relationship with the name of an attribute": [
        accepted,
        withMembers({ relationships: { summary: { data: null } } }),
      ],
      "an attribute called id": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["id"] = 17;
          }),
        ),
      ],
      "a string for the links of a resource": [accepted, withMembers({ links: "/v1/action_items/1" })],
      "a version for the object with it": [
        accepted,
        withBody(created, { ...(example("ActionItemCreated") as object), jsonapi: "1.1" }),
      ],
    },
  },
  "error-status-agrees": {
    good: [[refused, unprocessable]],
    bad: {
      "the status of a success": [refused, withBody(unprocessable, { errors: [{ title: "no", status: "200" }] })],
      "the status with its name": [
        refused,
        withBody(unprocessable, { errors: [{ title: "no", status: "422 Unprocessable Content" }] }),
      ],
    },
  },
  "path-agrees": {
    good: [[accepted, created]],
    bad: {
      "something of another incident": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["incident_id"] = "00000000-0000-4000-8000-000000000000";
          }),
        ),
      ],
      "something of another incident, by a name with a hyphen": [
        { ...accepted, operation: { ...accepted.operation, path: "/v1/incidents/{incident-id}/action_items" } },
        withBody(
          created,
          changed((item) => {
            item["incident-id"] = "00000000-0000-4000-8000-000000000000";
          }),
        ),
      ],
    },
  },
  "location-agrees": {
    good: [
      [accepted, created],
      [accepted, withHeaders(created, { location: ITSELF })],
      [accepted, withHeaders(created, { location: "/account/incidents/rotate#nav-action-items" })],
      [accepted, withHeaders(linked(ITSELF), { location: ITSELF })],
    ],
    bad: {
      "a Location of something else": [accepted, withHeaders(created, { location: ANOTHER })],
      "a link to itself that leads to something else": [accepted, linked(ANOTHER)],
      "a Location and a link to itself that differ": [
        accepted,
        withHeaders(linked("/v1/items/1"), { location: "/v1/items/2" }),
      ],
    },
    observed: { "another host": [accepted, withHeaders(created, { location: `https://internal.example${ITSELF}` })] },
  },
  "cached-privately": {
    good: [
      [listed, page],
      ...[
        "max-age=0, private, must-revalidate",
        "no-store",
        "public, max-age=0, must-revalidate",
        "s-maxage=0",
        "public",
      ].map((caching): [Case, Answer] => [listed, withHeaders(page, { "cache-control": caching })]),
      [listed, withHeaders(page, { "cache-control": "public, no-cache, max-age=60" })],
      [accepted, withHeaders(created, { "cache-control": "public, max-age=60" })],
      [anonymousRead, withHeaders(page, { "cache-control": "public, max-age=60" })],
      // Varnish sends it with what it has fetched just now as well.
      [listed, withHeaders(page, { "cache-control": "max-age=0, private, must-revalidate", age: "0" })],
      [listed, withHeaders(page, { "cache-control": "no-cache", age: "1" })],
      [listed, withHeaders(page, { "cache-control": "public", date: "Mon, 08 Dec 2025 16:27:26 GMT", expires: "-1" })],
    ],
    bad: {
      "a private one that a cache has kept": [listed, withHeaders(page, { "cache-control": "private", age: "3" })],
      "one that a cache has kept, which no cache may": [
        listed,
        withHeaders(page, { "cache-control": "no-store", age: "1" }),
      ],
      "an hour for everybody": [listed, withHeaders(page, { "cache-control": "public, max-age=3600" })],
      "until a day, for everybody": [
        listed,
        withHeaders(page, {
          "cache-control": "public",
          date: "Mon, 08 Dec 2025 16:27:26 GMT",
          expires: "Mon, 08 Dec 2025 16:27:27 GMT",
        }),
      ],
      "a minute in shared caches": [listed, withHeaders(page, { "cache-control": 'max-age=0, S-MaxAge="60"' })],
    },
    observed: {
      "a minute in a client's own cache": [listed, withHeaders(page, { "cache-control": "private, max-age=60" })],
      "a minute for everybody with this token": [
        listed,
        withHeaders(page, { "cache-control": "public, max-age=60", vary: "Accept, Authorization" }),
      ],
    },
  },
  "ids-unique": {
    good: [
      [listed, page],
      [accepted, including({ id: "234", type: "users" }, { id: "235", type: "users" }, { id: "234", type: "teams" })],
    ],
    bad: {
      "one resource twice": [listed, withBody(page, twice)],
      "one that is included twice": [accepted, including({ id: "234", type: "users" }, { id: "234", type: "users" })],
      "the resource itself, included": [accepted, including(memberOf(created.body, "data") ?? null)],
    },
  },
  "page-agrees": {
    good: [
      [listed, page],
      [listed, paged({ total_pages: 2, next_page: 2 }, {})],
      [listed, paged({ total_count: 0, total_pages: 1, next_page: null }, { last: null })],
    ],
    bad: {
      "a next page behind the last": [listed, paged({ total_pages: 2, next_page: 3 }, {})],
      "a link to page 0": [listed, paged({}, { last: "https://api.rootly.com/v1/action_items?page%5Bnumber%5D=0" })],
    },
  },
  "links-agree": {
    good: [
      [listed, page],
      [filtered, paged({}, { self: null, first: null, last: null })],
      // Behind a gateway, and with an operator that says the same.
      [
        filtered,
        paged(
          {},
          Object.fromEntries(
            ["self", "first", "last"].map((name) => [
              name,
              `http://10.0.0.1/incidents/${INCIDENT}/action_items?filter[kind][eq]=task&filter[status]=open&page[number]=1`,
            ]),
          ),
        ),
      ],
    ],
    bad: {
      // JsonApiDotNetCore #273, rero-ils #3508
      "a link without the filter": [
        filtered,
        paged({}, { next: "https://api.rootly.com/v1/action_items?page%5Bnumber%5D=2&filter%5Bkind%5D=task" }),
      ],
      "a link to another list": [listed, paged({}, { next: "https://api.rootly.com/v1/users?page%5Bnumber%5D=2" })],
    },
  },
  "timestamps-ordered": {
    good: [
      [accepted, created],
      [listed, page],
    ],
    bad: {
      "an update before the creation": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["updated_at"] = "2024-12-08T08:27:26.644-08:00";
          }),
        ),
      ],
    },
  },
  "status-declared": {
    good: [
      [accepted, created],
      [refused, unprocessable],
    ],
    bad: {
      "a success of another kind": [accepted, { ...created, status: 200 }],
      "a failure of the server": [accepted, { ...unprocessable, status: 500 }],
      "an undeclared refusal of what is right": [accepted, { ...unprocessable, status: 400 }],
      "an undeclared refusal of a token": [anonymous, { ...unauthorized, status: 409 }],
      "an undeclared status of a valid update": [validUpdate, { ...unprocessable, status: 409 }],
    },
    observed: {
      "another refusal where 422 is inferred": [blankUpdate, { ...unprocessable, status: 400 }],
      "another refusal where 422 is documented": [refused, { ...unprocessable, status: 400 }],
      "another type, which JSON:API has answered with 409": [mistyped, { ...unprocessable, status: 409 }],
      "a body that is too large": [long, { ...unprocessable, status: 413 }],
    },
  },
  "media-type-exact": {
    good: [
      [accepted, created],
      [accepted, withHeaders(created, { "content-type": 'application/vnd.api+json; profile="https://example.com/p"' })],
      [accepted, withHeaders(limited, { "content-type": "application/json; charset=utf-8" })],
    ],
    bad: {
      "plain JSON": [accepted, withHeaders(created, { "content-type": "application/json" })],
      "a parameter that JSON:API forbids": [
        accepted,
        withHeaders(created, { "content-type": "application/vnd.api+json; version=1" }),
      ],
      "a charset that JSON does not have": [
        accepted,
        withHeaders(created, { "content-type": "application/vnd.api+json; charset=iso-8859-1" }),
      ],
      "no media type": [accepted, withHeaders(created, { "content-type": undefined })],
      "a page": [refused, withHeaders(unprocessable, { "content-type": "text/html" })],
    },
    observed: {
      "a charset that says what JSON is anyway": [
        accepted,
        withHeaders(created, { "content-type": 'application/vnd.api+json; charset="UTF-8"' }),
      ],
    },
  },
  "headers-valid": {
    good: [
      [accepted, created],
      [accepted, withHeaders(created, { "x-ratelimit-limit": undefined, "x-ratelimit-remaining": undefined })],
      [accepted, withHeaders(limited, { "retry-after": "60" })],
      [accepted, withHeaders(created, { etag: 'W/"a-gzip"', vary: "Accept-Encoding, Origin,", expires: "0" })],
      [
        accepted,
        withHeaders(created, { vary: "*", "content-language": "en, zh-Hant-TW", location: "/v1/%C3%A9?a=[1]" }),
      ],
      // Kong counts the seconds from now, under the same name.
      [accepted, withHeaders(proxied(limited, "text/html"), { "ratelimit-reset": "1" })],
      [accepted, withHeaders(limited, { "retry-after": "Fri, 31 Dec 1999 23:59:59 GMT" })],
    ],
    bad: {
      "a count in words": [accepted, withHeaders(created, { "x-ratelimit-remaining": "nine" })],
      "a count below zero": [refused, withHeaders(unprocessable, { "ratelimit-remaining": "-1" })],
      "a reset that is no epoch time": [
        accepted,
        withHeaders(created, { "ratelimit-reset": "Mon, 08 Dec 2025 16:27:26 GMT" }),
      ],
      "a limit that names no number": [accepted, withHeaders(created, { "ratelimit-limit": "unlimited" })],
      "a reset in as many seconds": [accepted, withHeaders(created, { "x-ratelimit-reset": "60" })],
      "a reset in milliseconds": [accepted, withHeaders(created, { "x-ratelimit-reset": "1768467600000" })],
      ...Object.fromEntries(
        // Express's `res.set("ETag", hash)`, Spring's locale in Java's form, and dates as JSON has them.
        Object.entries({
          date: "2026-12-08T16:27:26.000Z",
          "last-modified": "1765211246",
          etag: "0123456789abcdef",
          vary: "Accept Authorization;",
          location: "http://api.example/v1/action items",
          "content-language": "en_US.UTF-8",
        }).map(([name, value]): [string, [Case, Answer]] => [
          `${name}: ${value}`,
          [accepted, withHeaders(created, { [name]: value })],
        ]),
      ),
      ...Object.fromEntries(
        ["soon", "60s", "1.5", "-1", "", "1, 1"].map((value): [string, [Case, Answer]] => [
          `Retry-After: ${value}`,
          [accepted, withHeaders(limited, { "retry-after": value })],
        ]),
      ),
    },
    observed: { "more left than the limit": [accepted, withHeaders(created, { "x-ratelimit-remaining": "1001" })] },
  },
  "body-valid": {
    good: [
      [accepted, created],
      [refused, unprocessable],
      [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["brand_new"] = { any: "thing" };
          }),
        ),
      ],
      // Drift as well.
      [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["short_url"] = { href: "https://rootly.example/s" };
            Object.assign(Object(item["assigned_to"]), { deleted_at: 7, locale: null });
          }),
        ),
      ],
      [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["kind"] = "chore";
            grown(item);
          }),
        ),
      ],
    ],
    bad: {
      "an attribute that is missing": [
        accepted,
        withBody(
          created,
          changed((item) => {
            delete item["short_url"];
          }),
        ),
      ],
      "an attribute of another type": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["summary"] = 1;
          }),
        ),
      ],
      "a body whose media type is called as what every object inherits": [
        accepted,
        withHeaders(withBody(created, {}), { "content-type": "constructor" }),
      ],
      "null where it is not allowed": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["created_at"] = null;
          }),
        ),
      ],
      "another type where one is documented beside the null that was seen": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["jira_issue_id"] = 10042;
          }),
        ),
      ],
      "a timestamp that is none": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["created_at"] = "8 December 2025";
          }),
        ),
      ],
      "a number where an enum's value belongs": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["kind"] = 1;
          }),
        ),
      ],
      "an empty string where an enum's value belongs": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["kind"] = "";
          }),
        ),
      ],
      "a union in which an enum has grown, and something else is wrong": [
        accepted,
        withBody(
          created,
          changed((item) => {
            grown(item).data.id = 234;
          }),
        ),
      ],
      "an error object instead of a list": [
        refused,
        withBody(unprocessable, { errors: { title: "no", status: "422" } }),
      ],
      "an error status that is a number": [
        refused,
        withBody(unprocessable, { errors: [{ title: "no", status: 422 }] }),
      ],
      "a page": [accepted, { ...created, body: "<html>" }],
      "a page for what no proxy refuses": [refused, proxied(unprocessable, "text/html")],
      "a limit in the words of a gateway that claims to be the API": [
        accepted,
        withBody(limited, { message: "Too Many Requests" }),
      ],
      "a limit in a page that claims to be JSON": [accepted, proxied(limited, "application/json")],
      "related resources without a type": [
        accepted,
        withBody(created, { ...Object(example("ActionItemCreated")), included: [{ id: "1" }] }),
      ],
      nothing: [accepted, { ...created, body: "" }],
    },
    observed: {
      "no error in a list of errors": [refused, withBody(unprocessable, { errors: [] })],
      "a limit that a proxy has, in a page": [accepted, proxied(limited, "text/html")],
      "a limit that a gateway has, in its own JSON": [
        accepted,
        {
          ...withHeaders(limited, { "content-type": "application/json" }),
          body: '{"message":"API rate limit exceeded"}',
        },
      ],
      "a request that a proxy blocks, in plain text": [accepted, proxied(forbidden, "text/plain; charset=utf-8")],
    },
  },
  "valid-accepted": {
    good: [[accepted, created]],
    bad: {
      "a refusal": [accepted, unprocessable],
      "a long string, over which the token is refused": [long, unauthorized],
      "a long string that its maximum allows": [longWithinMaximum, unprocessable],
      "a day that is still to come": [dueAhead, unprocessable],
      "a moment in a filter whose example is one": [atMoment, { ...unprocessable, status: 400 }],
      "a day in a filter whose example is one": [dueByDay, { ...unprocessable, status: 400 }],
      "a page of ten that is refused": [
        { ...listed, query: [["page[size]", "10"]] },
        { ...unprocessable, status: 400 },
      ],
      "a first page that is refused": [{ ...listed, query: [["page[number]", "1"]] }, notFound],
      "a second page that is forbidden": [secondPage, forbidden],
      "a sorted list that is forbidden": [sorted, forbidden],
      "a redirect": [accepted, { status: 302, headers: { location: "/" }, body: "" }],
    },
    observed: {
      "a longest string": [long, unprocessable],
      "control characters that are refused": [control, unprocessable],
      "characters of more than 16 bits that are refused": [wide, unprocessable],
      "a day in a filter whose example is a moment": [onDay, { ...unprocessable, status: 400 }],
      "a day that has passed": [dueOn("1970-01-01"), unprocessable],
      "a day in a hundred years": [dueOn("2126-02-28"), unprocessable],
      "a page of fifty": [
        { ...listed, query: [["page[size]", "50"]] },
        { ...unprocessable, status: 400 },
      ],
      "a page that may be behind the last": [secondPage, notFound],
      "an update of nothing that is refused": [nothing, { ...unprocessable, status: 400 }],
      "an order that is not supported": [sorted, { ...unprocessable, status: 400 }],
    },
  },
  "invalid-refused": {
    good: [
      [refused, unprocessable],
      [patched, { ...unprocessable, status: 501 }],
      [anonymous, unauthorized],
    ],
    bad: {
      "an acceptance": [refused, created],
      "a failure of the server": [refused, { ...unprocessable, status: 500 }],
      "a token that is refused for a body": [refused, { ...unprocessable, status: 401 }],
      "an acceptance of another type that means something else": [numbered, giving(numbered, "summary", "2")],
      "a list for a string, of which a string is made": [listForString, giving(listForString, "description", "[]")],
      "a truth value that is another one now": [truth, giving(truth, "summary", "False")],
      "somebody's number for a truth value": [truth, giving(truth, "summary", 1)],
      "an empty object that is a group": [groupsAsObject, giving(groupsAsObject, "assigned_to_group_ids", ["a"])],
      "a group where there was none": [someGroups, giving(someGroups, "assigned_to_group_ids", ["a"])],
      "a body that is cut off": [cutOff, created],
      "JSON with something behind it, of which something else is made": [lengthy, giving(accepted, "summary", "Other")],
      "a list in a list, over which something else is stored": [
        before(listInList, { assigned_to_group_ids: ["a"] }),
        withBody(
          updated,
          changed((item) => Object.assign(item, { assigned_to_group_ids: ["b"] })),
        ),
      ],
      "a list of attributes that changes something": [
        { ...attributesAsList, before: { ...wasBefore, kind: "follow_up" } },
        updated,
      ],
      "a list of attributes, where what was before is unknown": [attributesAsList, updated],
      "null for what must not be blank": [nulled, giving(nulled, "summary", "")],
      "a media type that is no JSON, of which something else is made": [
        plainText,
        giving(plainText, "summary", "Other"),
      ],
      "PATCH that is answered with something else": [patched, { ...notFound, status: 200 }],
      "another value of an enum": [unknownKind, giving(unknownKind, "kind", "task")],
      "a failure over an unknown member": [surplus, { ...unprocessable, status: 500 }],
    },
    observed: {
      "an unknown member that is ignored": [surplus, created],
      "a rule that is only inferred": [blankUpdate, updated],
      "a number that is a string now": [numbered, giving(numbered, "summary", "1.5")],
      "a list for a string that is ignored": [listForString, giving(listForString, "description", null)],
      "null that takes an enum's default": [kindless, giving(kindless, "kind", "task")],
      "one string that is a list now": [ungrouped, giving(ungrouped, "assigned_to_group_ids", ["1.5"])],
      // php.net/json_decode (assoc), and lua-cjson's manual: "{}" and "[]" are both an empty table.
      "an empty object that is an empty list, as PHP and Lua decode it": [
        before(groupsAsObject, { assigned_to_group_ids: ["a"] }),
        giving(groupsAsObject, "assigned_to_group_ids", []),
      ],
      "what a body names and is not there": [refused, { ...notFound, status: 404 }],
      "a truth value as Python writes it": [truth, giving(truth, "summary", "True")],
      "a truth value as PHP writes it": [truth, giving(truth, "summary", "1")],
      "an empty item for null in a list": [someGroups, giving(someGroups, "assigned_to_group_ids", [""])],
      "JSON with something behind it, as Go reads it": [lengthy, created],
      "a list in a list, over which all of it is ignored": [
        before(listInList, { assigned_to_group_ids: ["a"] }),
        withBody(
          updated,
          changed((item) => Object.assign(item, { assigned_to_group_ids: ["a"] })),
        ),
      ],
      "a list of attributes that changes nothing": [{ ...attributesAsList, before: wasBefore }, updated],
      "plain JSON": [plainJson, created],
      "a media type that is no JSON": [plainText, created],
      "PATCH that is taken like PUT": [patched, updated],
    },
  },
  "authentication-required": {
    good: [
      [anonymous, unauthorized],
      [accepted, created],
    ],
    bad: { "an acceptance": [anonymous, created], "validation first": [anonymous, unprocessable] },
  },
  echo: {
    good: [
      [dated, due("2026-12-01")],
      [dated, due("2026-12-01T00:00:00.000-08:00")],
      // Its begin in UTC, and its end there, in other zones.
      [dated, due("2026-11-30T16:00:00.000-08:00")],
      [dated, due("2026-12-02T01:59:59.999+02:00")],
      [accepted, created],
      [refused, unprocessable],
      [assigned, naming({ id: 1 })],
      [secret, giving(secret, "description", "***")],
    ],
    bad: {
      "somebody else": [assigned, naming({ id: 2 })],
      "nobody, where somebody was assigned": [assigned, naming(null)],
      "another day": [dated, due("2026-11-30")],
      "a moment of the day before": [dated, due("2026-11-30T00:00:00.000-08:00")],
      "a moment of the day after the next": [dated, due("2026-12-03T00:00:00.000+00:00")],
      "no time at all": [dated, due("soon")],
      "two lines as one word": [control, giving(control, controlled, "Rotatetheleaked\u0007 key\u001b\u{1f511}")],
      "another summary": [
        accepted,
        withBody(
          created,
          changed((item) => {
            item["summary"] = "Something else";
          }),
        ),
      ],
    },
    observed: {
      "white space that is squeezed": [
        control,
        giving(control, controlled, "Rotate the leaked\u0007 key\u001b \u{1f511}"),
      ],
      "null that comes back as the empty string": [undescribed, giving(undescribed, "description", "")],
      "a Jira issue that an integration fills in": [unlinked, giving(unlinked, "jira_issue_key", "SEC-42")],
      "groups in another order": [grouped, giving(grouped, "assigned_to_group_ids", ["b", "a"])],
    },
  },
  "read-only-kept": {
    good: [
      [surplus, created],
      [surplus, unprocessable],
      [{ ...surplus, polarity: "valid" }, giving(surplus, "created_by", null)],
    ],
    bad: {
      "an identifier": [
        surplus,
        withBody(created, { data: { id: serversOwn(operation)["id"] ?? "", attributes: {} } }),
      ],
      "the time of its creation": [surplus, giving(accepted, "created_at", "2001-02-03T04:05:06.789Z")],
      "another incident": [surplus, giving(accepted, "incident_id", serversOwn(operation)["incident_id"] ?? "")],
    },
  },
  "others-kept": {
    good: [
      [before(validUpdate, {}), updated],
      [before(validUpdate, { summary: "As it was", updated_at: "2025-01-01T00:00:00.000-08:00" }), updated],
      [{ ...before(validUpdate, { status: "cancelled" }), isAlone: false }, updated],
      [before(validUpdate, { status: "cancelled" }), unprocessable],
      [
        before({ ...validUpdate, body: withAttributes(validUpdate, { status: "open" }) }, { status: "cancelled" }),
        updated,
      ],
    ],
    bad: {
      "an attribute that the update does not name": [before(validUpdate, { status: "cancelled" }), updated],
      "one that is empty now": [before(validUpdate, { due_date: "2026-12-01" }), updated],
    },
  },
  "mock-agrees": {
    good: [
      [accepted, created],
      [refused, withHeaders(unprocessable, { "sl-violations": "[]" })],
    ],
    bad: {
      "a fault in a valid request": [accepted, withHeaders(created, { "sl-violations": "[]" })],
      "no fault in an invalid request": [refused, unprocessable],
    },
  },
};

async function findingsWith(check: Check, [request, answer]: [Tried, Answer]) {
  const server = await answeringServer(answer);
  const destination = {
    url: server.url,
    token: "t",
    path: { incident_id: INCIDENT, "incident-id": INCIDENT, id: "an-item" },
  };
  try {
    const exchange = await send(request, destination);
    return { problems: check.check(exchange, request), observations: check.observe?.(exchange, request) ?? [] };
  } finally {
    await server.close();
  }
}

describe.each([...checks, ...mockChecks])("$name", (check) => {
  const trial = trials[check.name];

  test("says who says so", () => {
    expect(check.definition).toMatch(/\((?:[^()]|\([^()]*\))*(vendor|RFC \d|CWE-\d|JSON:API|the spec|`x-evidence`)/);
  });

  test("has counter-examples", () => expect(Object.keys(trial?.bad ?? {})).not.toEqual([]));

  test("passes what is right", async () => {
    for (const pair of trial?.good ?? [])
      expect(await findingsWith(check, pair)).toEqual({ problems: [], observations: [] });
  });

  test.each(Object.entries(trial?.bad ?? {}))("fails %s", async (_, pair) => {
    expect((await findingsWith(check, pair)).problems).not.toEqual([]);
  });

  test("notes something, if it ever does", () => {
    expect(Object.keys(trial?.observed ?? {}).length > 0).toBe(check.observe !== undefined);
  });

  test.each(Object.entries(trial?.observed ?? {}))("notes %s, and fails nobody for it", async (_, pair) => {
    const { problems, observations } = await findingsWith(check, pair);
    expect(problems).toEqual([]);
    expect(observations).toHaveLength(1);
  });
});

test("a format that does not hold is named with the value", async () => {
  const bodyValid = checks.find(({ name }) => name === "body-valid");
  if (bodyValid === undefined) throw new Error("There is no body-valid.");
  const { problems } = await findingsWith(bodyValid, [
    listed,
    paged({}, { self: "https://api.rootly.com/v1/action_items?page[number]=1" }),
  ]);
  expect(problems).toEqual([
    expect.stringMatching(
      /^\/links\/self must match format "uri", but is "https:\/\/api[^"]+page\[number\]=1" \(format, openapi\//,
    ),
  ]);
});

test("a limit that a proxy has is noted where the spec has its status in a range, too", async () => {
  const { operation } = accepted;
  const ranged = {
    ...operation,
    statuses: operation.statuses.map((status) => (status === "429" ? "4XX" : status)),
    inferredMediaTypes: operation.inferredMediaTypes.map((status) => (status === "429" ? "4XX" : status)),
  };
  const bodyValid = checks.find(({ name }) => name === "body-valid");
  if (bodyValid === undefined) throw new Error("There is no body-valid.");
  const noted = await findingsWith(bodyValid, [{ ...accepted, operation: ranged }, proxied(limited, "text/html")]);
  expect(noted).toEqual({ problems: [], observations: [expect.anything()] });
});

describe("a string that reads the same", () => {
  test.each([
    ["a\r\n b ", "a\n b", "white space is normalised"],
    ["a\u0007b\u202ec", "abc", "characters that show nothing are dropped"],
    ["e\u0301", "\u00e9", "characters are composed, or decomposed"],
    ["\u00e9", "e\u0301", "characters are composed, or decomposed"],
    ['R&D <b>"now"</b>', "R&amp;D &lt;b&gt;&quot;now&quot;&lt;/b&gt;", "HTML is sanitised or escaped"],
    ["R&D <b>now</b> &amp; 1 < 2", "R&amp;D now &amp;amp; 1 &lt; 2", "HTML is sanitised or escaped"],
    ["a<script>alert(1)</script>b", "aalert(1)b", "HTML is sanitised or escaped"],
    ["a<script>alert(1)</script>b", "ab", "HTML is sanitised or escaped"],
    ['it\'s "a" -- b...', "it\u2019s \u201ca\u201d \u2013 b\u2026", "quotes and dashes are made typographic"],
  ])("%j as %j: %s", (sent, back, habit) => expect(normalisationOf(sent, back)).toBe(habit));

  test.each([
    ["%41", "A"],
    ["a+b", "a b"],
    ["a\\b", "ab"],
    ["it's", "it''s"],
    ["{{7*7}}", "49"],
    ["Rotate the key", "rotate the key"],
    ["a\u200db", "ab"],
    ["1 < 2", "1"],
    ["a \u{1f512} b", "a ? b"],
    ["a", "<script>".repeat(100_000)],
    ["a", `&${"amp;".repeat(100_000)}`],
    ["a", "<a".repeat(100_000)],
  ])("%.20j does not read like %.20j", (sent, back) => expect(normalisationOf(sent, back)).toBeUndefined());
});
