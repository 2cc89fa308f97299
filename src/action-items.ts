import type { operations } from "../generated/schema.d.ts";
import { apiErrorFrom } from "./errors/api-error-from.ts";
import { isRootlyError } from "./errors/is-rootly-error.ts";
import { UnreadableResponseError } from "./errors/unreadable-response-error.ts";
import { type Flat, flatten, type Resource } from "./flatten.ts";
import type { HttpClient, MEDIA_TYPE } from "./http-client.ts";
import { metadataOf, type Result, unwrap } from "./result.ts";
import type { Answer } from "./transport/answer.ts";

type Create = operations["createIncidentActionItem"];
type Created = Create["responses"]["201"]["content"][typeof MEDIA_TYPE]["data"];

/** What can be said of a new action item; `summary` is required. */
export type CreateActionItemAttributes = Create["requestBody"]["content"][typeof MEDIA_TYPE]["data"]["attributes"];

/** An action item: its `id` beside its attributes. */
export type ActionItem = Flat<Created>;

/** What one call can say of itself. */
export interface CallOptions {
  /** Ends the call at once, also during a wait; the call then rejects with the signal's own reason. */
  signal?: AbortSignal;
}

/** What a create can say of itself. */
export interface CreateOptions extends CallOptions {
  /**
   * What to do when it is not known whether the action item was created, after a time-out for example. `"throw"`, the
   * default, never sends a create that may have been carried out a second time. `"resend"` does, up to `maxRetries`
   * times: there may then be two of them, as the API has no idempotency key.
   */
  onUnknown?: "throw" | "resend";
}

/** The action items of incidents. */
export class ActionItems {
  readonly #http: HttpClient;

  constructor(http: HttpClient) {
    this.#http = http;
  }

  /**
   * Files an action item for an incident.
   *
   * @example
   * const item = await rootly.actionItems.create(incidentId, { summary: "Rotate the leaked key", priority: "high" });
   *
   * @param incidentId The incident's identifier, a UUID in every example that the vendor published.
   * @throws {ApiError} when the server refuses: `UnprocessableError` for a blank summary, for example.
   * @throws {ConnectionError | TimeoutError | UnreadableResponseError | RedirectError} when there is no usable answer;
   *   `outcome` says whether the action item may exist all the same.
   * @throws {ArgumentError} before anything is sent.
   * @throws the reason of `signal`, when that aborts.
   */
  async create(
    incidentId: string,
    attributes: CreateActionItemAttributes,
    options?: CreateOptions,
  ): Promise<ActionItem> {
    return unwrap(await this.safeCreate(incidentId, attributes, options));
  }

  /** As `create`, but returns what that throws. Only an aborted `signal` still rejects, with its own reason. */
  safeCreate(
    incidentId: string,
    attributes: CreateActionItemAttributes,
    { signal, onUnknown }: CreateOptions = {},
  ): Promise<Result<ActionItem>> {
    return flatResult<Created>(
      this.#http.POST("/v1/incidents/{incident_id}/action_items", {
        params: { path: { incident_id: incidentId } },
        body: { data: { type: "incident_action_items", attributes } },
        ...{ signal: signal ?? null, resend: onUnknown === "resend" },
        // The transport has parsed it already.
        parseAs: "text",
      }),
    );
  }
}

/** What became of a call whose answer holds one resource. */
async function flatResult<R extends Resource>(call: Promise<{ response: Response }>): Promise<Result<Flat<R>>> {
  try {
    // The transport's own, which openapi-fetch hands on as it is.
    const answer = (await call).response as Answer;
    const response = metadataOf(answer);
    if (!answer.ok) return { ok: false, error: apiErrorFrom(answer), response };
    const { data } = Object(answer.parsed) as { data?: R };
    if (!data?.id || !data.attributes) {
      const error = new UnreadableResponseError("holds no resource", answer, answer.bodyText, answer.facts);
      return { ok: false, error, response };
    }
    // Beyond that it is the description's word; whoever wants to be sure switches validation on.
    return { ok: true, value: flatten(data), response };
  } catch (error) {
    if (!isRootlyError(error)) throw error;
    // An answer that cannot be used has its metadata all the same.
    return {
      ok: false,
      error,
      response:
        "headers" in error ? metadataOf({ status: error.status, headers: error.headers, facts: error }) : undefined,
    };
  }
}
