import { isObject } from "../../spec/schema.ts";
import { onAnswer } from "../interference.ts";
import { withAttributes, withResources } from "../resources.ts";
import { inDocument, type Variant, without } from "./variant.ts";

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
