import { memberOf } from "../../exchange/document.ts";
import type { Operation } from "../../spec/operations.ts";
import { resolve } from "../../spec/spec.ts";
import { listOf, resource } from "../../spec/resource.ts";
import { isObject, type Json, type Schema } from "../../spec/schema.ts";
import {
  inDocument,
  insteadOf,
  type Interference,
  interfering,
  needed,
  onAnswer,
  onRequest,
  parsed,
  type Received,
  resourceIn,
  withResources,
  withSent,
} from "../interference.ts";
import { REFERENCE } from "../trial.ts";
import type { Variant } from "../fault.ts";

const create = needed("create");
const update = needed("update");
const remove = needed("remove");
const BAD_REQUEST = { status: 400, body: JSON.stringify({ errors: [{ title: "Bad request", status: "400" }] }) };
const NOT_FOUND = { status: 404, body: JSON.stringify({ errors: [{ title: "Page not found", status: "404" }] }) };
/** How often something is read until somebody else files or deletes something. */
const NOW_AND_THEN = 40;

/** Changes the query of each request for a list. */
const withLists = (change: (query: URLSearchParams, list: Operation) => void) =>
  onRequest((received) => {
    const url = new URL(received.url);
    const list = resource.lists.find((item) => item === received.operation);
    if (list !== undefined) change(url.searchParams, list);
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
  let requests = 0;
  let theirs: unknown;
  return async (received, next) => {
    // They use the reader's token.
    if (
      received.operation?.method === "GET" &&
      received.headers.has("authorization") &&
      ++requests % NOW_AND_THEN === 0
    ) {
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

/** Pages after the first hold what the list held when that was read, as with a cursor, so that no page shifts. */
function snapshots(): Interference {
  const held = new Map<string, Json[]>();
  return async (received, next) => {
    const { url, operation } = received;
    const [number, size] = ["page[number]", "page[size]"].map((name) => Number(url.searchParams.get(name) ?? NaN));
    if (!resource.lists.some((list) => list === operation) || !number || !size) return next(received);
    const rest = new URLSearchParams(url.searchParams);
    for (const name of ["page[number]", "page[size]"]) rest.delete(name);
    const key = `${url.pathname} ${size} ${rest} ${received.headers.get("authorization")}`;
    if (number === 1) {
      const whole = new URL(url);
      whole.searchParams.set("page[size]", "1000");
      const document = parsed((await next({ ...received, url: whole })).body);
      const [data, meta] = isObject(document) ? [document["data"], document["meta"]] : [];
      held.delete(key);
      if (Array.isArray(data) && isObject(meta) && meta["total_count"] === data.length) held.set(key, data);
      return next(received);
    }
    const answer = await next(received);
    const then = held.get(key)?.slice((number - 1) * size, number * size);
    return inDocument(answer, (document) => (then === undefined ? document : { ...document, data: then }));
  };
}

const FIRST_NUMBER = 4_100;
const OF_ONE = /(?<=\/v1\/action_items\/)[^/]+$/;

/** It counts its resources, and takes what begins with a number for that number, as Rails takes `4100-rotate-the-key`. */
function counting(): Interference {
  const ids: Json[] = [];
  const numberOf = (id: Json): string => {
    if (!ids.includes(id)) ids.push(id);
    return String(FIRST_NUMBER + ids.indexOf(id));
  };
  return async (received, next) => {
    const url = new URL(received.url);
    url.pathname = url.pathname.replace(OF_ONE, (text) => {
      const id = ids[parseInt(text) - FIRST_NUMBER];
      return typeof id === "string" ? id : "nothing";
    });
    const answer = await next({ ...received, url });
    return withResources(answer, (item) => ({ ...item, id: numberOf(item["id"] ?? null) }));
  };
}

/** What servers do where the vendor publishes nothing. */
export const behaviour: readonly Variant[] = [
  {
    name: "small pages unless the request names another size",
    wrap: withLists((query) => {
      if (!query.has("page[size]")) query.set("page[size]", "5");
    }),
  },
  {
    name: "never more than three on a page",
    wrap: withLists((query) => query.set("page[size]", String(Math.min(3, Number(query.get("page[size]") ?? 3))))),
  },
  {
    name: "no page of more than ten, as jsonapi-resources refuses it",
    wrap: interfering(() => async (received, next) => {
      const answer = await next(received);
      return Number(received.url.searchParams.get("page[size]")) > 10 && answer.status === 200
        ? { ...answer, ...BAD_REQUEST }
        : answer;
    }),
  },
  {
    name: "the oldest first",
    wrap: withLists((query, { queryParameters }) => {
      const isSorted = queryParameters.some(({ name }) => name === "sort");
      if (isSorted && !query.has("sort")) query.set("sort", "created_at");
    }),
  },
  { name: "the newest first, whatever the request says", wrap: withLists((query) => query.delete("sort")) },
  {
    name: "an order that it does not know is a bad request",
    wrap: interfering(() => async (received, next) => {
      const answer = await next(received);
      return received.url.searchParams.has("sort") ? { ...answer, ...BAD_REQUEST } : answer;
    }),
  },
  { name: "pages that show a list as it was when its first page was read", wrap: interfering(snapshots) },
  {
    name: "no page behind the last",
    wrap: onAnswer((answer, { url }) => {
      const data = memberOf(typeof answer.body === "string" ? answer.body : "", "data");
      const isBehind = Number(url.searchParams.get("page[number]")) > 1 && Array.isArray(data) && data.length === 0;
      return isBehind ? { ...answer, ...NOT_FOUND } : answer;
    }),
  },
  { name: "identifiers that are numbers", wrap: interfering(counting) },
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
  {
    name: "the list of a missing incident is empty",
    wrap: onAnswer((answer, { operation, url }) => {
      if (operation !== listOf(resource) || answer.status !== 404) return answer;
      const links = { self: url.href, first: url.href, prev: null, next: null, last: url.href };
      const meta = { current_page: 1, next_page: null, prev_page: null, total_count: 0, total_pages: 0 };
      return { ...answer, status: 200, body: JSON.stringify({ data: [], links, meta }) };
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
