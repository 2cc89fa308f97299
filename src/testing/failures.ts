import { validators } from "../../generated/validators.js";
import { type Kinds, knownOptions } from "../arguments.ts";
import { ArgumentError } from "../errors/argument-error.ts";
import type { OperationId } from "../transport/hooks.ts";
import { type Answer, BLANK_SUMMARY, refusal, type Respond } from "./answers.ts";

/**
 * A way in which a request can fail. In brackets are the `code` and the `outcome` of the client's error.
 * `applied` says whether the server carries the request out all the same; default: false.
 */
export type Failure = (FailureBeforeArrival | FailureAfterArrival) & {
  /** The operation whose request fails, by its id in the spec. Default: any. */
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
type FailureAfterArrival =
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
 * The server answers with a status, whatever the request is: `authentication` (401), `permission` (403), `not_found` (404),
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
   * 1 000 with 429, and no such header otherwise.
   */
  retryAfter?: number | undefined;
  /** Whether the request is carried out all the same, which only 408 and 5xx allow. Default: false. */
  applied?: boolean | undefined;
}

/** What a failure of each kind can say of itself. */
const MEMBERS: Readonly<Record<Failure["kind"], Kinds>> = {
  unreachable: { reason: "" },
  "untrusted-certificate": {},
  timeout: { phase: "", applied: false },
  "connection-lost": { applied: false },
  stall: { phase: "", applied: false },
  status: { status: 1, errors: null, retryAfter: 1, applied: false },
  redirect: { status: 1, location: "" },
  "cut-off": {},
  endless: {},
  empty: {},
  "not-json": {},
  "other-body": { body: null },
};

const REASONS = ["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH"];

/**
 * A copy of a failure.
 *
 * @throws {ArgumentError} when it has another shape than its type: JavaScript can say anything.
 */
export function checkedFailure(failure: Failure): Failure {
  const among = (name: string, value: unknown, values: readonly unknown[]) => {
    if (value !== undefined && !values.includes(value))
      throw new ArgumentError(`failure.${name}`, `must be one of ${values.join(", ")}`);
  };
  among("kind", Object(failure).kind ?? null, Object.keys(MEMBERS));
  const members = { kind: "", operationId: "", ...MEMBERS[failure.kind] };
  const copy: Failure = knownOptions(failure, members, "failure", "failure.");
  among("operationId", copy.operationId, Object.keys(validators));
  if (copy.kind === "timeout") among("phase", copy.phase ?? null, ["connect", "headers", "body"]);
  if (copy.kind === "stall") among("phase", copy.phase ?? null, ["headers", "body"]);
  if (copy.kind === "unreachable") among("reason", copy.reason, REASONS);
  if (copy.kind === "redirect") among("status", copy.status, [301, 302, 303, 307, 308]);
  if (copy.kind === "other-body" && copy.body === undefined) throw new ArgumentError("failure.body", "is missing");
  if ("phase" in copy && copy.phase !== "headers" && "applied" in copy)
    throw new ArgumentError("failure.applied", "is for the phase headers only");
  if (copy.kind === "status") checkStatus(copy);
  return copy;
}

function checkStatus({ status, errors = [], applied }: StatusFailure): void {
  if (!(Number.isInteger(status) && status >= 400 && status <= 599))
    throw new ArgumentError("failure.status", "must be a whole number from 400 to 599");
  if (!(Array.isArray(errors) && errors.every((title) => typeof title === "string")))
    throw new ArgumentError("failure.errors", "must be a list of strings");
  if (applied && status < 500 && status !== 408)
    throw new ArgumentError(
      "failure.applied",
      `cannot be true with status ${status}, which says that nothing was done`,
    );
}

/** The failures to come, in the order of the calls. */
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

/** Whether a failure strikes before anything reaches the server. */
export function isBeforeArrival(failure: Failure): failure is Extract<Failure, FailureBeforeArrival> {
  if (failure.kind === "timeout") return failure.phase === "connect";
  return failure.kind === "unreachable" || failure.kind === "untrusted-certificate";
}

/** What `fetch` rejects with when nothing reaches the server. */
export function rejectionFor(failure: FailureBeforeArrival): Error {
  switch (failure.kind) {
    case "unreachable": {
      const { reason = "ECONNREFUSED" } = failure;
      return fetchFailed(systemError(reason === "ENOTFOUND" ? "getaddrinfo" : "connect", reason));
    }
    case "untrusted-certificate":
      return fetchFailed(codedError("self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT"));
    case "timeout":
      return fetchFailed(codedError("Connect Timeout Error", "UND_ERR_CONNECT_TIMEOUT"));
  }
}

/** What the vendor says with a status, and what a server says that has nothing to say. */
const TITLES: Readonly<Record<number, readonly string[]>> = {
  401: ["Invalid token"],
  403: ["Unauthorized Action."],
  404: ["Not found or unauthorized"],
  422: BLANK_SUMMARY,
  500: ["Internal server error"],
  502: ["Bad gateway"],
  503: ["Service unavailable"],
  504: ["Gateway timeout"],
};

/**
 * Lets a request fail that the server has got.
 *
 * @param carryOut Carries it out, and gives what would have been answered.
 * @throws what `fetch` rejects with when no answer comes.
 */
export async function fail(
  failure: FailureAfterArrival,
  carryOut: () => Answer,
  respond: Respond,
  signal: AbortSignal | undefined,
): Promise<Response> {
  if ("applied" in failure && failure.applied) carryOut();
  switch (failure.kind) {
    case "connection-lost":
      throw fetchFailed(systemError("read", "ECONNRESET"));
    case "timeout":
      if (failure.phase === "headers")
        throw fetchFailed(codedError("Headers Timeout Error", "UND_ERR_HEADERS_TIMEOUT"));
      return begun(carryOut(), respond, (text) =>
        brokenAfter(text, terminated(codedError("Body Timeout Error", "UND_ERR_BODY_TIMEOUT"))),
      );
    case "stall":
      if (failure.phase === "headers") return never(signal);
      return begun(carryOut(), respond, (text) => stalledAfter(text, signal));
    case "cut-off":
      return begun(carryOut(), respond, (text) =>
        brokenAfter(text, terminated(codedError("other side closed", "UND_ERR_SOCKET"))),
      );
    case "endless":
      return respond(carryOut().status, endless());
    case "empty":
      return respond(carryOut().status, "");
    case "not-json":
      return respond(carryOut().status, "<!doctype html><title>Sign in</title>", { "content-type": "text/html" });
    case "other-body":
      return respond(carryOut().status, JSON.stringify(failure.body));
    case "redirect":
      return respond(failure.status ?? 302, "", { location: failure.location ?? "https://elsewhere.example/" });
    case "status":
      return statusResponse(failure, respond);
  }
}

/** An answer of which a half arrives. */
function begun({ status, body }: Answer, respond: Respond, continued: (half: string) => ReadableStream): Response {
  const text = JSON.stringify(body);
  return respond(status, continued(text.slice(0, text.length / 2)));
}

function statusResponse({ status, errors, retryAfter }: StatusFailure, respond: Respond): Response {
  const titles = errors ?? TITLES[status] ?? [`The server answered with status ${status}`];
  const delay = retryAfter ?? (status === 429 ? 1_000 : undefined);
  const wait = delay !== undefined && { "retry-after": String(Math.ceil(delay / 1000)) };
  if (status !== 429) return respond(status, JSON.stringify(refusal(status, ...titles).body), { ...wait });
  // The rate limiter stands in front of the API and has a shape of its own.
  const message = errors?.join("; ") ?? "Rate limit exceeded. Try again later.";
  return respond(status, JSON.stringify({ error: message }), { ...wait, "x-ratelimit-remaining": "0" });
}

// What Node's fetch (undici) rejects with: a TypeError that says nothing, and the reason as its cause.

/** The rejection of a request that brought no answer. */
function fetchFailed(cause: Error): TypeError {
  return new TypeError("fetch failed", { cause });
}

/** The error of a body that does not come to its end. */
function terminated(cause: Error): TypeError {
  return new TypeError("terminated", { cause });
}

/** The failure of a system call. */
function systemError(syscall: string, code: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}

/** An error of undici's own, or of OpenSSL. */
function codedError(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

// Bodies, and answers, that do not come as they should.

/** Waits for an answer that never comes, as long as nobody gives up. */
function never(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** A body that fails after a string was read. */
function brokenAfter(text: string, error: Error): ReadableStream {
  return bodyOf(text, (controller) => controller.error(error));
}

/** A body of which nothing comes after a string. */
function stalledAfter(text: string, signal: AbortSignal | undefined): ReadableStream {
  return bodyOf(text, (controller) => never(signal).catch((reason) => controller.error(reason)));
}

/** A body without an end. */
function endless(): ReadableStream {
  const chunk = new Uint8Array(0x10000);
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
}

/** A body that holds a string; what comes next is only asked for when that was read, as an error would drop it. */
function bodyOf(
  text: string,
  next: (controller: ReadableStreamDefaultController) => void | Promise<void>,
): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    pull: next,
  });
}
