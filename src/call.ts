import { apiErrorFrom } from "./errors/api-error.ts";
import { type AnyRootlyError, isRootlyError } from "./errors/is-rootly-error.ts";
import { UnreadableResponseError } from "./errors/no-response.ts";
import { isPlain, type Kinds, type Known, knownOptions, sendable } from "./arguments.ts";
import { type Answer, LazyMetadata, type ResponseMetadata } from "./transport/response.ts";
import { CALL_LIMITS, type RetryOptions } from "./transport/limits.ts";
import type { HeadersOptions } from "./transport/request.ts";

/** The options of one call. A limit is the client's where it is left out. */
export interface CallOptions extends Omit<RetryOptions, "maxRetryDelay"> {
  /** Ends the call at once, also during a wait; the call then rejects with `signal.reason`. */
  signal?: AbortSignal | undefined;
  /** Headers of this call, which override the client's. `authorization`, `accept` and `content-type` are refused. */
  headers?: HeadersOptions | undefined;
}

/** The options of every call. */
export const CALL = { ...CALL_LIMITS, headers: null, signal: null };

/** What the non-throwing variants return. `response` is undefined where no response came. */
export type Result<Value> =
  | { ok: true; value: Value; error?: undefined; response: ResponseMetadata }
  | { ok: false; value?: undefined; error: AnyRootlyError; response: ResponseMetadata | undefined };

/** A call under way: a promise of its value. */
export interface Call<Value> extends Promise<Value> {
  /** The value, and the status, headers, request id, rate limit and number of attempts of its response. */
  withResponse(): Promise<{ value: Value; response: ResponseMetadata }>;
}

/** The value of a result, or its error thrown. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw result.error;
}

/** The variant of a method that throws what that returns. */
export function throwing<Arguments extends unknown[], Value>(
  safe: (...args: Arguments) => Promise<Result<Value>>,
): (...args: Arguments) => Call<Value> {
  return (...args) => {
    const result = safe(...args);
    const value = result.then(unwrap);
    const withResponse = async () => ({
      value: await value,
      // A value came with a response.
      response: (await result).response as ResponseMetadata,
    });
    return Object.assign(value, { withResponse });
  };
}

/**
 * What became of a call.
 *
 * @param send What it throws before anything is sent is a failure like any other.
 * @param read Makes the value of a success. Its document is what the spec says: whatever is relied on has to be looked
 *   at; it throws what `unreadable` returns.
 * @param kinds The options that the call takes.
 * @throws what is no error of this client, and the reason of an abort, whatever that is.
 */
export async function resultOf<Document, Value, Options extends CallOptions>(
  options: Options | undefined = {} as Options,
  send: (options: Known<Options>) => Promise<{ response: Response }>,
  read: (document: Partial<Document>, answer: Answer, response: ResponseMetadata) => Value,
  kinds: Kinds = CALL,
): Promise<Result<Value>> {
  let signal: AbortSignal | undefined;
  try {
    // Each option can be left out.
    const call = knownOptions(options, kinds);
    signal = call.signal;
    // The transport's own; openapi-fetch's types know of its response only.
    const answer = (await sendable("options", () => send(call))) as Answer;
    if (!answer.response.ok) throw apiErrorFrom(answer);
    // An object, whatever came; none of its members is taken for granted.
    const document = Object(answer.json) as Partial<Document>;
    const response = new LazyMetadata(answer.response, answer.facts);
    return { ok: true, value: read(document, answer, response), response };
  } catch (error) {
    // An abort's reason is the caller's, also when it is an error of this client.
    if (!isRootlyError(error) || error === signal?.reason) throw error;
    // An answer that cannot be used has its metadata all the same.
    return {
      ok: false,
      error,
      response: "headers" in error ? new LazyMetadata(error, error) : undefined,
    };
  }
}

/** The error of an answer that is whole, but not what was requested. */
export function unreadable(problem: string, answer: Answer): UnreadableResponseError {
  return new UnreadableResponseError(problem, answer.response, answer.text, answer.facts);
}

/** A JSON:API resource. */
export interface Resource {
  id: string;
  type: string;
  attributes: object;
}

/** A resource with its `id` beside its attributes; its `type` says nothing that the method did not say. */
export type Flat<R extends Resource> = R["attributes"] & { id: R["id"] };

/**
 * Lifts a resource's attributes beside its `id`, which no attribute can replace.
 *
 * @throws {UnreadableResponseError} when the answer holds none there.
 */
export function flatten<R extends Resource>(resource: R | undefined, answer: Answer): Flat<R> {
  const { id, attributes }: Partial<R> = Object(resource);
  // The rest is as the spec says; validation checks it.
  if (!id || typeof id !== "string" || !isPlain(attributes)) throw unreadable("holds no resource", answer);
  // Nobody else has them, and a copy takes time.
  return Object.assign(attributes, { id });
}
