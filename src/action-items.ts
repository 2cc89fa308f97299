import type { operations } from "../generated/schema.d.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import { writeJson } from "./arguments.ts";
import { CALL, type Call, type CallOptions, flatten, type Result, resultOf, throwing } from "./call.ts";
import type { HttpClient, MEDIA_TYPE } from "./http-client.ts";
import {
  type ActionItem,
  type ActionItemList,
  type ActionItemPage,
  LIST,
  LIST_ALL,
  type ListAllOptions,
  listing,
  type ListOptions,
} from "./lists.ts";
import type { Recovery } from "./recovery.ts";
import type { Answer } from "./transport/response.ts";
import type { TransportOptions } from "./transport/transport.ts";

export type { ActionItem } from "./lists.ts";

/** The attributes of an operation's request body. */
type Attributes<Id extends "createIncidentActionItem" | "updateIncidentActionItem"> =
  operations[Id]["requestBody"]["content"][typeof MEDIA_TYPE]["data"]["attributes"];

/** The attributes of a new action item; `summary` is required. */
export type CreateActionItemAttributes = Attributes<"createIncidentActionItem">;

/** The attributes that an update can change; those left out stay as they are. */
export type UpdateActionItemAttributes = Attributes<"updateIncidentActionItem">;

/** The members of an action item that an operation does not take: not even by a spread, which hides their names. */
type ReadOnly<Written> = { [Name in Exclude<keyof ActionItem, keyof Written>]?: never };

/** Options for one create. */
export interface CreateOptions extends CallOptions {
  /**
   * What to do when it is not known whether the action item was created, after a time-out for example:
   *
   * - `"throw"`, the default, never sends a create that may have been carried out a second time;
   * - `"resend"` sends it again, up to `maxRetries` times; it may then be filed twice, as the API has no idempotency key;
   * - `reconcile()` of `rootly-action-items/reconcile` looks for it among the incident's action items.
   */
  onUnknown?: "throw" | "resend" | Recovery | undefined;
}

/**
 * The action items of incidents. Each method that throws has a non-throwing variant: `safeGet` for `get`, and so on.
 *
 * All of them throw
 *
 * - an `ApiError` when the server refuses; its class says why: `NotFoundError`, `UnprocessableError`, …;
 * - a `ConnectionError`, `TimeoutError`, `UnreadableResponseError` or `RedirectError` when there is no usable response;
 *   `outcome` says whether the request may have been carried out;
 * - an `ArgumentError` before anything is sent;
 * - `signal.reason`, when `signal` aborts; then the non-throwing variants reject too.
 */
export interface ActionItems {
  /**
   * Files an action item for an incident.
   *
   * @example
   * const item = await rootly.actionItems.create(incidentId, { summary: "Rotate the leaked key", priority: "high" });
   *
   * @param incidentId The incident's identifier, a UUID in every example that the vendor published.
   */
  create(
    incidentId: string,
    attributes: CreateActionItemAttributes & ReadOnly<CreateActionItemAttributes>,
    options?: CreateOptions,
  ): Call<ActionItem>;
  /** As `create`, but returns what that throws. */
  safeCreate(
    incidentId: string,
    attributes: CreateActionItemAttributes & ReadOnly<CreateActionItemAttributes>,
    options?: CreateOptions,
  ): Promise<Result<ActionItem>>;
  /**
   * Reads an action item.
   *
   * @param id The action item's own identifier.
   */
  get(id: string, options?: CallOptions): Call<ActionItem>;
  /** As `get`, but returns what that throws. */
  safeGet(id: string, options?: CallOptions): Promise<Result<ActionItem>>;
  /**
   * Changes the given attributes of an action item, and no others. Returns the changed item.
   *
   * @example
   * await rootly.actionItems.update(id, { status: "done" });
   */
  update(
    id: string,
    attributes: UpdateActionItemAttributes & ReadOnly<UpdateActionItemAttributes>,
    options?: CallOptions,
  ): Call<ActionItem>;
  /** As `update`, but returns what that throws. */
  safeUpdate(
    id: string,
    attributes: UpdateActionItemAttributes & ReadOnly<UpdateActionItemAttributes>,
    options?: CallOptions,
  ): Promise<Result<ActionItem>>;
  /**
   * Deletes an action item. Returns it as it was, or undefined if an earlier attempt of this call had deleted it and
   * the response to that was lost.
   */
  delete(id: string, options?: CallOptions): Call<ActionItem | undefined>;
  /** As `delete`, but returns what that throws. */
  safeDelete(id: string, options?: CallOptions): Promise<Result<ActionItem | undefined>>;
  /**
   * Lists an incident's action items: iterate it for all of them, or await it for one page. No request is made before.
   *
   * To change or delete them, collect them with `toArray` first: a deletion moves the items on later pages forward, and an
   * item that moves to a page that was already read is never listed.
   *
   * @example
   * for await (const item of rootly.actionItems.list(incidentId)) console.log(item.summary);
   */
  list(incidentId: string, options?: ListOptions): ActionItemList;
  /** One page of `list`; returns what awaiting that throws. */
  safeList(incidentId: string, options?: ListOptions): Promise<Result<ActionItemPage>>;
  /**
   * Lists the action items of all incidents: iterate it for all of them, or await it for one page. No request is made
   * before.
   *
   * @example
   * const due = rootly.actionItems.listAll({ filter: { status: "open", due_date: { lt: "2026-12-01" } }, sort: "due_date" });
   * for await (const item of due) console.log(item.summary);
   */
  listAll(options?: ListAllOptions): ActionItemList;
  /** One page of `listAll`; returns what awaiting that throws. */
  safeListAll(options?: ListAllOptions): Promise<Result<ActionItemPage>>;
}

const IN_INCIDENT = "/v1/incidents/{incident_id}/action_items";
const ITEM = "/v1/action_items/{id}";
/** The options of a create. */
const CREATE = { ...CALL, onUnknown: null };

type CreateBody = operations["createIncidentActionItem"]["requestBody"]["content"][typeof MEDIA_TYPE];
type UpdateBody = operations["updateIncidentActionItem"]["requestBody"]["content"][typeof MEDIA_TYPE];
type ItemDocument = Partial<operations["getIncidentActionItem"]["responses"]["200"]["content"][typeof MEDIA_TYPE]>;

export function createActionItems(http: HttpClient, context: TransportOptions): ActionItems {
  const safeCreate: ActionItems["safeCreate"] = async (incident_id, attributes, options) => {
    const { onUnknown = "throw", ...shared } = { ...options };
    const recovers = typeof onUnknown === "function";
    let body: CreateBody = { data: { type: "incident_action_items", attributes } };
    const send = () =>
      resultOf(
        options,
        ({ onUnknown: _, ...call }) => {
          if (!recovers && onUnknown !== "throw" && onUnknown !== "resend") {
            throw new ArgumentError("onUnknown", 'must be "throw", "resend" or rootly-action-items/reconcile()');
          }
          // What is looked for, and sent again, is what was sent, whatever becomes of the caller's object.
          if (recovers) body = JSON.parse(writeJson(body));
          return http.POST(IN_INCIDENT, {
            params: { path: { incident_id } },
            // openapi-fetch takes a member that can only be null for one that is never sent.
            body: body as never,
            ...call,
            resend: onUnknown === "resend",
          });
        },
        itemIn,
        CREATE,
      );
    if (!recovers) return send();
    return onUnknown({
      ...context,
      send,
      list: inIncident(incident_id, shared).list,
      body: () => body,
      signal: shared.signal,
    });
  };
  const safeGet: ActionItems["safeGet"] = (id, options) =>
    resultOf(options, (call) => http.GET(ITEM, { params: { path: { id } }, ...call }), itemIn);
  const safeUpdate: ActionItems["safeUpdate"] = (id, attributes, options) => {
    const body: UpdateBody = { data: { type: "incident_action_items", attributes } };
    return resultOf(
      options,
      // As in a create.
      (call) => http.PUT(ITEM, { params: { path: { id } }, body: body as never, ...call }),
      itemIn,
    );
  };
  const safeDelete: ActionItems["safeDelete"] = (id, options) =>
    resultOf(
      options,
      (call) => http.DELETE(ITEM, { params: { path: { id } }, ...call }),
      (document: ItemDocument, answer) => (answer.response.status === 204 ? undefined : itemIn(document, answer)),
    );
  const inIncident = (incident_id: string, options?: ListOptions) =>
    listing(
      (call) => http.GET(IN_INCIDENT, { params: { path: { incident_id } }, ...call }),
      options,
      context.base.url,
      LIST,
    );
  const ofAll = (options?: ListAllOptions) =>
    listing((call) => http.GET("/v1/action_items", call), options, context.base.url, LIST_ALL);
  return {
    create: throwing(safeCreate),
    safeCreate,
    get: throwing(safeGet),
    safeGet,
    update: throwing(safeUpdate),
    safeUpdate,
    delete: throwing(safeDelete),
    safeDelete,
    list: (...args) => inIncident(...args).list,
    safeList: (...args) => inIncident(...args).first(),
    listAll: (options) => ofAll(options).list,
    safeListAll: (options) => ofAll(options).first(),
  };
}

/** @throws {UnreadableResponseError} when the answer holds no action item. */
function itemIn({ data }: ItemDocument, answer: Answer): ActionItem {
  return flatten(data, answer);
}
