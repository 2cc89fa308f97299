import { resolve } from "../../spec/spec.ts";
import { resource } from "../../spec/resource.ts";
import { isObject, type Json, type Schema } from "../../spec/schema.ts";
import { interfering, type Interference, onAnswer, onRequest, parsed, type Received } from "../interference.ts";
import { insteadOf, needed, resourceIn, withSent } from "../resources.ts";
import { REFERENCE } from "../target.ts";
import type { Variant } from "./variant.ts";

const create = needed("create");
const update = needed("update");
const remove = needed("remove");
const BAD_REQUEST = { status: 400, body: JSON.stringify({ errors: [{ title: "Bad request", status: "400" }] }) };
/** How often something is read until somebody else files or deletes something. */
const NOW_AND_THEN = 40;

/** Changes the query of each request for a list. */
const withLists = (change: (query: URLSearchParams) => void) =>
  onRequest((received) => {
    const url = new URL(received.url);
    if (resource.lists.some((list) => list === received.operation)) change(url.searchParams);
    return { ...received, url };
  });

/** A request without the members that its schema closes out, as Rails takes it. */
function withoutUnknownMembers(received: Received): Received {
  const schema = received.operation?.body?.schema;
  const document = parsed(received.body);
  return schema === undefined || document === undefined
    ? received
    : { ...received, body: JSON.stringify(known(schema, document)) };
}

function known(schema: Schema, value: Json): Json {
  const { properties = {}, items = {}, additionalProperties } = resolve(schema);
  if (Array.isArray(value)) return value.map((item) => known(items, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const property = properties[name];
      if (property === undefined && additionalProperties === false) return [];
      return [[name, property === undefined ? member : known(property, member)]];
    }),
  );
}

/** Somebody else files things in the same incident meanwhile, and deletes them again. */
function othersAtWork(): Interference {
  let asked = 0;
  let theirs: unknown;
  return async (received, next) => {
    // Whoever reads lends them a token.
    if (received.operation?.method === "GET" && received.headers.has("authorization") && ++asked % NOW_AND_THEN === 0) {
      if (typeof theirs === "string") {
        await next(insteadOf(received, remove, theirs));
        theirs = undefined;
      } else {
        const attributes = { summary: "Tell the customers" };
        const path = { incident_id: REFERENCE.incidents[0] ?? "" };
        const document = { data: { type: "incident_action_items", attributes } };
        theirs = resourceIn(await next(insteadOf({ ...received, path }, create, undefined, document)))?.["id"];
      }
    }
    return next(received);
  };
}

/** What servers do where the vendor publishes nothing. */
export const behaviour: readonly Variant[] = [
  {
    name: "small pages unless another size is asked for",
    wrap: withLists((query) => {
      if (!query.has("page[size]")) query.set("page[size]", "5");
    }),
  },
  {
    name: "never more than three on a page",
    wrap: withLists((query) => query.set("page[size]", String(Math.min(3, Number(query.get("page[size]") ?? 3))))),
  },
  {
    name: "the oldest first",
    wrap: withLists((query) => {
      if (!query.has("sort")) query.set("sort", "created_at");
    }),
  },
  { name: "others at work in the same incident", wrap: interfering(othersAtWork) },
  {
    name: "a missing incident makes a create unprocessable",
    wrap: onAnswer((answer, { operation }) => {
      if (operation !== create || answer.status !== 404) return answer;
      return {
        ...answer,
        status: 422,
        body: JSON.stringify({ errors: [{ title: "Incident must exist", status: "422" }] }),
      };
    }),
  },
  { name: "unknown members are ignored", wrap: onRequest(withoutUnknownMembers) },
  {
    name: "an update that is not allowed is a bad request",
    wrap: onAnswer((answer, { operation }) =>
      operation === update && answer.status === 422 ? { ...answer, ...BAD_REQUEST } : answer,
    ),
  },
  {
    name: "no white space at the ends of strings",
    wrap: onRequest((received) =>
      withSent(received, (sent) =>
        Object.fromEntries(
          Object.entries(sent).map(([name, value]) => [name, typeof value === "string" ? value.trim() : value]),
        ),
      ),
    ),
  },
];
