import type { createRootlyClient } from "../../src/index.ts";
import type { Query } from "../cases/parameters.ts";
import { isObject, type Json } from "../spec/schema.ts";

type Client = ReturnType<typeof createRootlyClient>;
type ActionItems = Client["actionItems"];

/** What a case holds, in the terms of the client. */
export interface Given {
  path: Readonly<Record<string, string>>;
  query: Query;
  attributes: Readonly<Record<string, Json>>;
}

/**
 * How the client makes each operation. Its types refuse a wrong call when a program is compiled; the cases come from the
 * description, from which these types come too, so they are right by construction.
 */
export const calls: Readonly<Record<string, (client: Client, input: Given) => PromiseLike<unknown>>> = {
  createIncidentActionItem: ({ actionItems }, { path, attributes }) =>
    actionItems.create(path["incident_id"] ?? "", attributes as Parameters<ActionItems["create"]>[1]),
  listIncidentActionItems: ({ actionItems }, { path, query }) =>
    actionItems.list(path["incident_id"] ?? "", optionsOf(query)),
  getIncidentActionItem: ({ actionItems }, { path }) => actionItems.get(path["id"] ?? ""),
  updateIncidentActionItem: ({ actionItems }, { path, attributes }) => actionItems.update(path["id"] ?? "", attributes),
  deleteIncidentActionItem: ({ actionItems }, { path }) => actionItems.delete(path["id"] ?? ""),
  listAllIncidentActionItems: ({ actionItems }, { query }) => actionItems.listAll(optionsOf(query)),
};

/**
 * A query as the client's options: `filter[due_date][lt]` is a member of a member of `filter`. Undefined for what they
 * cannot say: a filter's plain form beside others of it.
 */
export function optionsOf(query: Query): { [name: string]: Json } | undefined {
  const options: { [name: string]: Json } = {};
  for (const [name, text] of query) {
    const steps = name.split(/[[\]]+/).filter((step) => step !== "");
    const last = steps.pop() ?? "";
    let place = options;
    for (const step of steps) {
      const inner = (place[step] ??= {});
      if (!isObject(inner)) return undefined;
      place = inner;
    }
    if (last in place) return undefined;
    place[last] = name.endsWith("in]") ? text.split(",") : name.startsWith("page") ? Number(text) : text;
  }
  return options;
}
