import { memberOf } from "../../exchange/document.ts";
import { isObject, type Json } from "../../spec/schema.ts";
import { example } from "../../spec/spec.ts";
import {
  inDocument,
  onAnswer,
  onRequest,
  withAttributes,
  withDocument,
  without,
  withResources,
} from "../interference.ts";
import { withVendorsUsers } from "../observed.ts";
import type { Variant } from "../fault.ts";

const RELATED = [
  {
    id: "76e27009-efed-49a6-be80-bf0a5c2ae25e",
    type: "incidents",
    attributes: { title: "Key printed in a build log" },
  },
  { id: "234", type: "users", attributes: {}, relationships: { teams: { data: [] } } },
];

/** Bodies that hold less than the reference server's, more, or the same in another form. */
export const documents: readonly Variant[] = [
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
    name: "links to another origin, as behind a gateway",
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
    name: "more than the spec knows",
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
    name: "related resources beside the data",
    wrap: onAnswer((answer) =>
      inDocument(answer, (document) => ("data" in document ? { ...document, included: RELATED } : document)),
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
    name: "attributes in another order",
    wrap: onAnswer((answer) => withAttributes(answer, (held) => Object.fromEntries(Object.entries(held).toReversed()))),
  },
];

/** A user as the vendor's schema of July 2026 describes it. */
const FLAT_USER = {
  id: 234,
  email: "somebody@example.com",
  created_at: "2025-12-08T08:27:22.716-08:00",
  updated_at: "2025-12-08T08:27:26.500-08:00",
};
/** The same with every member that may be null, null. */
const EMPTY_FLAT_USER = {
  ...FLAT_USER,
  name: "Somebody",
  ...Object.fromEntries(
    ["phone", "phone_2", "first_name", "last_name", "preferred_name"]
      .concat(["full_name", "full_name_with_team", "slack_id", "time_zone"])
      .map((name) => [name, null]),
  ),
};
const flatExample = memberOf(JSON.stringify(example("ActionItemFoundFlat")), "data");
const flatCreator: Json =
  isObject(flatExample) && isObject(flatExample["attributes"])
    ? (flatExample["attributes"]["created_by"] ?? FLAT_USER)
    : FLAT_USER;

/** Who created something and who it is assigned to, in each form that was published. */
export const users: readonly Variant[] = [
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
    name: "flat users with nothing in what may be null",
    wrap: onAnswer((answer) =>
      withAttributes(answer, (held) => ({
        ...held,
        created_by: EMPTY_FLAT_USER,
        assigned_to: isObject(held["assigned_to"]) ? { ...EMPTY_FLAT_USER, id: held["assigned_to"]["id"] ?? 0 } : null,
      })),
    ),
  },
  {
    name: "whole rows with nothing in most columns",
    wrap: onAnswer((answer) => withDocument(withVendorsUsers(answer), withEmptyColumns)),
  },
  {
    name: "nobody who created it",
    wrap: onAnswer((answer) => withAttributes(answer, (held) => ({ ...held, created_by: null }))),
  },
  {
    name: "kinds of permissions that are not in any payload",
    wrap: onAnswer((answer) => withDocument(withVendorsUsers(answer), widened)),
  },
];

/** A document in whose rows only what identifies somebody has a value. */
function withEmptyColumns(value: Json): Json {
  if (Array.isArray(value)) return value.map(withEmptyColumns);
  if (!isObject(value)) return value;
  const { assigned_to: row, ...others } = value;
  const inner = Object.fromEntries(Object.entries(others).map(([name, member]) => [name, withEmptyColumns(member)]));
  if (!isObject(row)) return { ...inner, ...(row !== undefined && { assigned_to: row }) };
  const remaining = ["id", "email", "name", "created_at", "updated_at"];
  const columns = Object.entries(row).map(([name, column]) => [name, remaining.includes(name) ? column : null]);
  return { ...inner, assigned_to: Object.fromEntries(columns) as Json };
}

/** A document in which every list of permissions has one more that the spec does not know. */
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

/** The same moment, as a clock eight hours west of Greenwich shows it. */
function inTheWest(text: Json): Json {
  if (typeof text !== "string") return text;
  return new Date(Date.parse(text) - 8 * 3_600_000).toISOString().replace("Z", "-08:00");
}

const inWholeSeconds = (text: Json): Json => (typeof text === "string" ? text.replace(/\.\d+/, ".000") : text);

/** Changes the moments that a server chooses itself. */
const withMoments = (change: (text: Json) => Json) =>
  onAnswer((answer) =>
    withAttributes(answer, (held) => ({
      ...held,
      created_at: change(held["created_at"] ?? null),
      updated_at: change(held["updated_at"] ?? null),
    })),
  );

const withDueDates = (change: (day: string) => Json) =>
  onAnswer((answer) =>
    withAttributes(answer, (held) => {
      const due = held["due_date"] ?? null;
      return { ...held, due_date: typeof due === "string" ? change(due.slice(0, 10)) : due };
    }),
  );

/** Points in time, as fine and in whatever zone a server keeps them. */
export const times: readonly Variant[] = [
  { name: "timestamps of another zone", wrap: withMoments(inTheWest) },
  { name: "timestamps in whole seconds", wrap: withMoments(inWholeSeconds) },
  {
    name: "timestamps that are shown less exactly than they are kept",
    // What is kept is half a millisecond later than what is shown: "after" holds for the same string, "until" does not.
    wrap: onRequest((received) => {
      const url = new URL(received.url);
      for (const [name, operator] of [
        ["gt", "gte"],
        ["lte", "lt"],
      ]) {
        const value = url.searchParams.get(`filter[created_at][${name}]`);
        if (value === null) continue;
        url.searchParams.delete(`filter[created_at][${name}]`);
        url.searchParams.set(`filter[created_at][${operator}]`, value);
      }
      return { ...received, url };
    }),
  },
  { name: "due dates as moments", wrap: withDueDates((day) => `${day}T00:00:00.000+00:00`) },
  { name: "due dates as moments of another zone", wrap: withDueDates((day) => inTheWest(`${day}T00:00:00.000Z`)) },
];
