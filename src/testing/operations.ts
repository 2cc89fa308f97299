import { validators } from "../../generated/validators.js";
import type { ActionItem } from "../action-items.ts";
import type { OperationId } from "../transport/hooks.ts";
import {
  type Answer,
  BLANK_SUMMARY,
  isBlank,
  MEDIA_TYPE,
  NOT_FOUND,
  refusal,
  titlesOf,
  UNAUTHORIZED,
} from "./answers.ts";
import { filterOf, ordered, pageOf } from "./lists.ts";
import { methodsAt, type ReadRequest } from "./requests.ts";
import { changesFrom, type Incident, newItem, resourceOf, type Store, timestamp } from "./store.ts";

/** Carries a request out, if nothing speaks against it: the token is checked before the rest. */
export function answerTo(request: ReadRequest, world: World, token?: string): Answer {
  const { route, url, headers, text } = request;
  if (request.isTooLarge) return refusal(413, "Content too large");
  if (route === undefined) return withoutRoute(request);
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (bearer === undefined || bearer !== (token ?? bearer)) return UNAUTHORIZED;

  const { parameters, request: bodies } = validators[route.operationId];
  let body: unknown;
  if (MEDIA_TYPE in bodies) {
    if (headers.get("content-type")?.toLowerCase() !== MEDIA_TYPE) return refusal(415, "Unsupported media type");
    try {
      body = JSON.parse(text);
    } catch {
      return refusal(400, "Malformed JSON");
    }
  }

  const carryOut = OPERATIONS[route.operationId];
  if (carryOut === undefined) return refusal(501, `The fake does not know how to do ${route.operationId}`);
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => Object.hasOwn(parameters.query, name)));
  // What a real server makes of these is not known; a test should not pass because a misspelt filter was ignored.
  const unknown = [...url.searchParams.keys()].filter(
    (name) => !query.has(name) && /^(filter|page|sort|include)\b/.test(name),
  );
  if (unknown.length > 0)
    return refusal(400, ...unknown.map((name) => `${name} is not a parameter of ${route.operationId}`));
  return carryOut(world, { url, path: route.path, query, body });
}

/** The answer to what no operation is for: a method that the path does not have (RFC 9110, section 15.5.6), or a path. */
function withoutRoute({ url, recorded }: ReadRequest): Answer {
  const methods = methodsAt(url.pathname);
  if (methods.length === 0) return NOT_FOUND;
  const headers = { allow: methods.join(", ") };
  return recorded.method === "OPTIONS" ? { status: 204, headers } : { ...refusal(405, "Method not allowed"), headers };
}

/** What operations read and change. */
interface World {
  store: Store;
  incident(id: string): Incident | undefined;
  now(): Date;
  pageSize: number;
}

/** What an operation is called with. */
interface TestCase {
  url: URL;
  path: Readonly<Record<string, string>>;
  /** The parameters that the operation has; others are as if they had not been sent. */
  query: URLSearchParams;
  body: unknown;
}

const isCreate = validators.createIncidentActionItem.request[MEDIA_TYPE];
const isUpdate = validators.updateIncidentActionItem.request[MEDIA_TYPE];

/** What the fake does for each operation of the spec. */
const OPERATIONS: { readonly [Id in OperationId]?: (world: World, testCase: TestCase) => Answer } = {
  createIncidentActionItem({ store, now, ...world }, { path: { incident_id = "" }, body }) {
    const incident = world.incident(incident_id);
    if (incident === undefined) return NOT_FOUND;
    if (!isCreate(body)) return refusal(422, ...titlesOf(isCreate.errors ?? []));
    const { attributes } = body.data;
    if (isBlank(attributes.summary)) return refusal(422, ...BLANK_SUMMARY);
    const item = newItem(incident, now(), { ...changesFrom(attributes), summary: attributes.summary });
    store.add(item);
    return { status: 201, body: { data: resourceOf(item) } };
  },

  getIncidentActionItem({ store }, { path: { id = "" } }) {
    const item = store.find(id);
    return item ? { status: 200, body: { data: resourceOf(item) } } : NOT_FOUND;
  },

  updateIncidentActionItem({ store, now }, { path: { id = "" }, body }) {
    const item = store.find(id);
    if (item === undefined) return NOT_FOUND;
    if (!isUpdate(body)) return refusal(422, ...titlesOf(isUpdate.errors ?? []));
    const { summary } = body.data.attributes;
    if (summary !== undefined && isBlank(summary)) return refusal(422, ...BLANK_SUMMARY);
    const updated: ActionItem = { ...item, ...changesFrom(body.data.attributes), updated_at: timestamp(now()) };
    store.replace(updated);
    return { status: 200, body: { data: resourceOf(updated) } };
  },

  deleteIncidentActionItem({ store }, { path: { id = "" } }) {
    const item = store.find(id);
    if (item === undefined) return NOT_FOUND;
    store.remove(id);
    return { status: 200, body: { data: resourceOf(item) } };
  },

  listIncidentActionItems(world, testCase) {
    const { incident_id = "" } = testCase.path;
    if (world.incident(incident_id) === undefined) return NOT_FOUND;
    return list(world, testCase, (item) => item.incident_id === incident_id);
  },

  listAllIncidentActionItems(world, testCase) {
    return list(world, testCase, () => true);
  },
};

function list(world: World, { url, query }: TestCase, belongs: (item: ActionItem) => boolean): Answer {
  const passes = filterOf(query);
  const listed = world.store.items.filter((item) => {
    const incident = belongs(item) && world.incident(item.incident_id);
    return incident && passes(item, incident);
  });
  const sort = query.get("sort");
  const { items, links, meta } = pageOf(sort ? ordered(listed, sort) : listed.reverse(), url, world.pageSize);
  return { status: 200, body: { data: items.map(resourceOf), links, meta } };
}
