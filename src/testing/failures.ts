import type { OperationId } from "../transport/hooks.ts";

/**
 * A way in which a request can fail. What the client makes of it is in brackets: the error's `code` and its `outcome`.
 * `applied` says whether the server has carried the request out nevertheless; default: false.
 */
export type Failure = (FailureBeforeArrival | FailureAfterArrival) & {
  /** Which operation's request it strikes, by its id in the spec. Default: whatever comes next. */
  operationId?: OperationId | undefined;
};

/** A failure after which nothing has reached the server. */
export type FailureBeforeArrival =
  /** No connection can be made (`connection`, `not-sent`). Default reason: `"ECONNREFUSED"`. */
  | { kind: "unreachable"; reason?: "ECONNREFUSED" | "ENOTFOUND" | "EHOSTUNREACH" | "ENETUNREACH" | undefined }
  /** The server's certificate is not accepted (`connection`, `not-sent`). */
  | { kind: "untrusted-certificate" }
  /** The runtime's own time for connecting is over, here at once (`timeout`, `not-sent`). */
  | { kind: "timeout"; phase: "connect" };

/** A failure of a request that the server has got. */
export type FailureAfterArrival =
  /** The connection breaks before an answer comes (`connection`, `unknown`). */
  | { kind: "connection-lost"; applied?: boolean | undefined }
  /** The runtime's own time for the headers is over, here at once (`timeout`, `unknown`). */
  | { kind: "timeout"; phase: "headers"; applied?: boolean | undefined }
  /** The same for the body, after the request was carried out and the answer had begun (`timeout`, `applied`). */
  | { kind: "timeout"; phase: "body" }
  /** No answer ever comes: `attemptTimeout` or an aborted `signal` ends the wait (`timeout`, `unknown`). */
  | { kind: "stall"; phase: "headers"; applied?: boolean | undefined }
  /** The request is carried out, but its answer stops in the middle and keeps the client waiting (`timeout`, `applied`). */
  | { kind: "stall"; phase: "body" }
  | StatusFailure
  /** The server sends the client elsewhere (`redirect`, `unknown`). Default: 302 to `https://elsewhere.example/`. */
  | { kind: "redirect"; status?: 301 | 302 | 303 | 307 | 308 | undefined; location?: string | undefined }
  /** The request is carried out, but its answer ends in the middle (`unreadable_response`, `applied`). */
  | { kind: "cut-off" }
  /** The request is carried out, but its answer never ends (`unreadable_response`, `applied`). */
  | { kind: "endless" }
  /** The request is carried out, but its answer is empty (`unreadable_response`, `applied`). */
  | { kind: "empty" }
  /** The request is carried out, but its answer is a page of HTML (`unreadable_response`, `applied`). */
  | { kind: "not-json" }
  /**
   * The request is carried out, but its answer holds this instead, as JSON. What the spec does not allow is
   * `invalid_response` and `applied` where validation throws.
   */
  | { kind: "other-body"; body: unknown };

/**
 * The server answers with a status of its own accord: `authentication` (401), `permission` (403), `not_found` (404),
 * `unprocessable` (422), `rate_limited` (429) or `api_error`, all `rejected`; from 500 on `server_error`, `unknown`.
 */
export interface StatusFailure {
  kind: "status";
  /** 400 to 599. */
  status: number;
  /** What the server says, a title for each error. Default: what the vendor says with this status. */
  errors?: readonly string[] | undefined;
  /**
   * How long `Retry-After` asks to wait, in milliseconds; the header has whole seconds, so they are rounded up. Default:
   * no such header. With 429, `X-RateLimit-Reset` then says when to come back: in an hour, by the clock of the fake.
   */
  retryAfter?: number | undefined;
  /** Whether the request was carried out nevertheless, which only 408 and those from 500 on leave open. Default: false. */
  applied?: boolean | undefined;
}

/** The failures to come, in the order in which they were asked for. */
export class FailureQueue {
  #planned: { failure: Failure; times: number }[] = [];

  add(failure: Failure, times: number): void {
    if (times > 0) this.#planned.push({ failure, times });
  }

  /** The failure of a request that comes now; undefined when it is not to fail. */
  next(operationId: OperationId | undefined): Failure | undefined {
    const strikes = ({ operationId: only = operationId }: Failure) => only === operationId;
    const planned = this.#planned.find(({ failure }) => strikes(failure));
    if (planned === undefined) return undefined;
    planned.times -= 1;
    this.#planned = this.#planned.filter(({ times }) => times > 0);
    return planned.failure;
  }

  clear(): void {
    this.#planned = [];
  }
}
