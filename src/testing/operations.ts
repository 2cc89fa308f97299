import { validators } from "../../generated/validators.js";
import type { ActionItem } from "../action-items.ts";
import type { OperationId } from "../transport/hooks.ts";
import { type Answer, MEDIA_TYPE, NOT_FOUND, refusal } from "./answers.ts";
import { filterOf } from "./filters.ts";
import type { Incident } from "./incidents.ts";
import { changesFrom, newItem, resourceOf } from "./items.ts";
import { ordered } from "./order.ts";
import { pageOf } from "./pages.ts";
import { BLANK_SUMMARY, isBlank, titlesOf } from "./refusals.ts";
import type { Store } from "./store.ts";
import { timestamp } from "./timestamps.ts";

/** What operations read and change. */
export interface World {
  store: Store;
  incident(id: string): Incident | undefined;
  now(): Date;
  pageSize: number;
}

/** What an operation is asked. */
export interface TestCase {
  url: URL;
  path: Readonly<Record<string, string>>;
  /** The parameters that the operation has; others are as if they had not been sent. */
  query: URLSearchParams;
  body: unknown;
}

const isCreate = validators.createIncidentActionItem.request[MEDIA_TYPE];
const isUpdate = validators.updateIncidentActionItem.request[MEDIA_TYPE];

/** What the fake does for each operation of the spec. */
export const OPERATIONS: { readonly [Id in OperationId]?: (world: World, testCase: TestCase) => Answer } = {
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
