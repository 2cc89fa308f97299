import { apiErrorFrom } from "./errors/api-error-from.ts";
import { isRootlyError } from "./errors/is-rootly-error.ts";
import { UnreadableResponseError } from "./errors/unreadable-response-error.ts";
import { knownOptions } from "./known-options.ts";
import { metadataOf, type Result } from "./result.ts";
import type { Answer } from "./transport/answer.ts";

/** What one call can say of itself. */
export interface CallOptions {
  /** Ends the call at once, also during a wait; the call then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
}

/**
 * What became of a call.
 *
 * @param send What it throws before anything is sent is a failure like any other.
 * @param read Makes the value of a success. Its document is what the spec says: whatever is relied on has to be looked
 *   at; it throws what `unreadable` returns.
 * @param known The names of the options that the call takes.
 * @throws what is no error of this client, and the reason of an abort, whatever that is.
 */
export async function resultOf<Document, Value>(
  options: CallOptions = {},
  send: (options: { signal: AbortSignal | null }) => Promise<{ response: Response }>,
  read: (document: Partial<Document>, answer: Answer) => Value,
  known = "signal",
): Promise<Result<Value>> {
  let signal: AbortSignal | undefined;
  try {
    ({ signal } = knownOptions(options, known));
    // The transport's own; openapi-fetch's types know of a Response only.
    const answer = (await send({ signal: signal ?? null })).response as Answer;
    if (!answer.ok) throw apiErrorFrom(answer);
    // An object, whatever came; none of its members is taken for granted.
    const document = Object(answer.parsed) as Partial<Document>;
    return { ok: true, value: read(document, answer), response: metadataOf(answer, answer.facts) };
  } catch (error) {
    // An abort's reason is the caller's, also when it is an error of this client.
    if (!isRootlyError(error) || (signal?.aborted && error === signal.reason)) throw error;
    // An answer that cannot be used has its metadata all the same.
    return {
      ok: false,
      error,
      response: "headers" in error ? metadataOf(error, error) : undefined,
    };
  }
}

/** The error of an answer that is whole, but not what was asked for. */
export function unreadable(problem: string, answer: Answer): UnreadableResponseError {
  return new UnreadableResponseError(problem, answer, answer.bodyText, answer.facts);
}
