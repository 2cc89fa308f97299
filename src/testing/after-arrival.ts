import { type Answer, refusal, type Respond } from "./answers.ts";
import { brokenAfter, endless, never, stalledAfter } from "./bodies.ts";
import type { FailureAfterArrival, StatusFailure } from "./failures.ts";
import { codedError, fetchFailed, systemError, terminated } from "./node-errors.ts";
import { BLANK_SUMMARY } from "./refusals.ts";

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
  const wait = retryAfter !== undefined && { "retry-after": String(Math.ceil(retryAfter / 1000)) };
  if (status !== 429) return respond(status, JSON.stringify(refusal(status, ...titles).body), { ...wait });
  // The rate limiter stands in front of the API and has a shape of its own.
  const message = errors?.join("; ") ?? "Rate limit exceeded. Try again later.";
  return respond(status, JSON.stringify({ error: message }), { ...wait, "x-ratelimit-remaining": "0" });
}
