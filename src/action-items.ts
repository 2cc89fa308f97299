import type { operations } from "../generated/schema.d.ts";
import { type CallOptions, resultOf } from "./call.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import { flatten } from "./flatten.ts";
import type { HttpClient, MEDIA_TYPE } from "./http-client.ts";
import {
  type ActionItem,
  type ActionItemList,
  type ActionItemPage,
  type ListAllOptions,
  type Listing,
  type ListOptions,
  listing,
} from "./lists.ts";
import type { Recovery } from "./recovery.ts";
import { type Result, unwrap } from "./result.ts";
import { writeJson } from "./sendable.ts";
import type { Answer } from "./transport/answer.ts";
import type { TransportOptions } from "./transport/transport.ts";

export type { ActionItem } from "./lists.ts";

/** What an operation is sent: the attributes of its body. */
type Attributes<Id extends "createIncidentActionItem" | "updateIncidentActionItem"> =
  operations[Id]["requestBody"]["content"][typeof MEDIA_TYPE]["data"]["attributes"];

/** What can be said of a new action item; `summary` is required. */
export type CreateActionItemAttributes = Attributes<"createIncidentActionItem">;

/** What can be changed of an action item; what is left out stays as it is. */
export type UpdateActionItemAttributes = Attributes<"updateIncidentActionItem">;

/** What a create can say of itself. */
export interface CreateOptions extends CallOptions {
  /**
   * What to do when it is not known whether the action item was created, after a time-out for example:
   *
   * - `"throw"`, the default, never sends a create that may have been carried out a second time;
   * - `"resend"` does, up to `maxRetries` times: there may then be two of them, as the API has no idempotency key;
   * - `reconcile()` of `rootly-action-items/reconcile` looks for it among the incident's action items.
   */
  onUnknown?: "throw" | "resend" | Recovery | undefined;
}

const IN_INCIDENT = "/v1/incidents/{incident_id}/action_items";
const ITEM = "/v1/action_items/{id}";
/** The options of every list. */
const IN_LISTS = "signal page include";

/**
 * The action items of incidents. Each method that throws has a form that does not: `safeGet` for `get`, and so on.
 *
 * All of them throw
 *
 * - an `ApiError` when the server refuses, of a class for the reason: `NotFoundError`, `UnprocessableError`, …;
 * - a `ConnectionError`, `TimeoutError`, `UnreadableResponseError` or `RedirectError` when there is no usable answer;
 *   `outcome` says what may have been done all the same;
 * - an `ArgumentError` before anything is sent;
 * - the reason of `signal`, when that aborts. Only with this, the safe forms reject too.
 */
export class ActionItems {
  readonly #http: HttpClient;
  readonly #options: TransportOptions;

  constructor(http: HttpClient, options: TransportOptions) {
    this.#http = http;
    this.#options = options;
  }

  /**
   * Files an action item for an incident.
   *
   * @example
   * const item = await rootly.actionItems.create(incidentId, { summary: "Rotate the leaked key", priority: "high" });
   *
   * @param incidentId The incident's identifier, a UUID in every example that the vendor published.
   */
  create(incidentId: string, attributes: CreateActionItemAttributes, options?: CreateOptions): Promise<ActionItem> {
    return this.safeCreate(incidentId, attributes, options).then(unwrap);
  }

  /** As `create`, but returns what that throws. */
  async safeCreate(
    incidentId: string,
    attributes: CreateActionItemAttributes,
    options?: CreateOptions,
  ): Promise<Result<ActionItem>> {
    const { onUnknown = "throw", signal } = options ?? {};
    const recovers = typeof onUnknown === "function";
    let body: CreateBody = { data: { type: "incident_action_items", attributes } };
    const send = () =>
      resultOf(
        options,
        (call) => {
          if (!recovers && onUnknown !== "throw" && onUnknown !== "resend") {
            throw new ArgumentError(
              "onUnknown",
              'must be "throw", "resend" or reconcile() of rootly-action-items/reconcile',
            );
          }
          // What is looked for, and sent again, is what was sent, whatever becomes of the caller's object.
          if (recovers) body = JSON.parse(writeJson(body));
          const params = { path: { incident_id: incidentId } };
          return this.#http.POST(IN_INCIDENT, { params, body, ...call, resend: onUnknown === "resend" });
        },
        itemIn,
        "signal onUnknown",
      );
    if (!recovers) return send();
    const list = this.#inIncident(incidentId, { signal });
    return onUnknown({ ...this.#options, send, list, body: () => body, signal });
  }

  /**
   * Gives an action item.
   *
   * @param id The action item's own identifier.
   */
  get(id: string, options?: CallOptions): Promise<ActionItem> {
    return this.safeGet(id, options).then(unwrap);
  }

  /** As `get`, but returns what that throws. */
  safeGet(id: string, options?: CallOptions): Promise<Result<ActionItem>> {
    return resultOf(options, (call) => this.#http.GET(ITEM, { params: { path: { id } }, ...call }), itemIn);
  }

  /**
   * Changes what is named of an action item, and nothing else. Returns it as it is then.
   *
   * @example
   * await rootly.actionItems.update(id, { status: "done" });
   */
  update(id: string, attributes: UpdateActionItemAttributes, options?: CallOptions): Promise<ActionItem> {
    return this.safeUpdate(id, attributes, options).then(unwrap);
  }

  /** As `update`, but returns what that throws. */
  safeUpdate(id: string, attributes: UpdateActionItemAttributes, options?: CallOptions): Promise<Result<ActionItem>> {
    const body = { data: { type: "incident_action_items", attributes } } as const;
    return resultOf(options, (call) => this.#http.PUT(ITEM, { params: { path: { id } }, body, ...call }), itemIn);
  }

  /**
   * Deletes an action item. Returns it as it was; undefined when an earlier attempt of this call had deleted it, and
   * the answer to that was lost.
   */
  delete(id: string, options?: CallOptions): Promise<ActionItem | undefined> {
    return this.safeDelete(id, options).then(unwrap);
  }

  /** As `delete`, but returns what that throws. */
  safeDelete(id: string, options?: CallOptions): Promise<Result<ActionItem | undefined>> {
    return resultOf(
      options,
      (call) => this.#http.DELETE(ITEM, { params: { path: { id } }, ...call }),
      (document: ItemDocument, answer) => (answer.status === 204 ? undefined : itemIn(document, answer)),
    );
  }

  /**
   * Lists an incident's action items: iterate it for all of them, or await it for one page. Nothing is asked for before.
   *
   * @example
   * for await (const item of rootly.actionItems.list(incidentId)) console.log(item.summary);
   */
  list(incidentId: string, options?: ListOptions): ActionItemList {
    return this.#inIncident(incidentId, options);
  }

  /** One page of `list`; returns what awaiting that throws. */
  safeList(incidentId: string, options?: ListOptions): Promise<Result<ActionItemPage>> {
    return this.#inIncident(incidentId, options).first();
  }

  /**
   * Lists the action items of all incidents: iterate it for all of them, or await it for one page. Nothing is asked for
   * before.
   *
   * @example
   * const due = rootly.actionItems.listAll({ filter: { status: "open", due_date: { lt: "2026-12-01" } }, sort: "due_date" });
   * for await (const item of due) console.log(item.summary);
   */
  listAll(options?: ListAllOptions): ActionItemList {
    return this.#ofAll(options);
  }

  /** One page of `listAll`; returns what awaiting that throws. */
  safeListAll(options?: ListAllOptions): Promise<Result<ActionItemPage>> {
    return this.#ofAll(options).first();
  }

  #inIncident(incidentId: string, options?: ListOptions): Listing {
    const params = { path: { incident_id: incidentId } };
    return listing(
      (call) => this.#http.GET(IN_INCIDENT, { params, ...call }),
      options,
      this.#options.base.url,
      IN_LISTS,
    );
  }

  #ofAll(options?: ListAllOptions): Listing {
    return listing(
      (call) => this.#http.GET("/v1/action_items", call),
      options,
      this.#options.base.url,
      `${IN_LISTS} filter sort`,
    );
  }
}

type CreateBody = operations["createIncidentActionItem"]["requestBody"]["content"][typeof MEDIA_TYPE];

type ItemDocument = Partial<operations["getIncidentActionItem"]["responses"]["200"]["content"][typeof MEDIA_TYPE]>;

/** @throws {UnreadableResponseError} when the answer holds no action item. */
function itemIn({ data }: ItemDocument, answer: Answer): ActionItem {
  return flatten(data, answer);
}
