import { apiErrorFrom } from "./errors/api-error-from.ts";
import { isRootlyError } from "./errors/is-rootly-error.ts";
import { UnreadableResponseError } from "./errors/unreadable-response-error.ts";
import { metadataOf, type Result } from "./result.ts";
import type { Answer } from "./transport/answer.ts";

/** What one call can say of itself. */
export interface CallOptions {
  /** Ends the call at once, also during a wait; the call then rejects with the signal's own reason. */
  signal?: AbortSignal;
}

/**
 * What became of a call.
 *
 * @param read Makes the value of a success. Its document is the description's word: whatever is relied on has to be
 *   looked at; it throws what `unreadable` returns.
 * @throws what is no error of this client: the reason of an abort.
 */
export async function resultOf<Document, Value>(
  call: Promise<{ response: Response }>,
  read: (document: Partial<Document>, answer: Answer) => Value,
): Promise<Result<Value>> {
  try {
    // The transport's own; openapi-fetch's types know of a Response only.
    const answer = (await call).response as Answer;
    if (!answer.ok) throw apiErrorFrom(answer);
    // An object, whatever came; none of its members is taken for granted.
    const document = Object(answer.parsed) as Partial<Document>;
    return { ok: true, value: read(document, answer), response: metadataOf(answer) };
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

/** The error of an answer that is whole, but not what was asked for. */
export function unreadable(problem: string, answer: Answer): UnreadableResponseError {
  return new UnreadableResponseError(problem, answer, answer.bodyText, answer.facts);
}
