import { parseJson } from "./response.ts";
import type { Ending } from "./outcome.ts";
import { cleanCauses } from "./token.ts";
import { ConnectionError, RedirectError, TimeoutError, UnreadableResponseError } from "../errors/no-response.ts";
import { NOT_JSON } from "./attempt.ts";
import type { ErrorDetails, RootlyError } from "../errors/rootly-error.ts";

/** The error that a call ends with when its last attempt brought no answer, or none that can be used. */
export function failureFrom(
  { response, problem, phase, reason, cause }: Ending,
  body: string,
  limit: string,
  facts: ErrorDetails & { clean: (text: string) => string },
): RootlyError {
  const { clean, outcome } = facts;
  const details = { ...facts, cause: problem === NOT_JSON ? parseJson(clean(body)).error : cause };
  cleanCauses(cause, clean);
  const effect =
    outcome === "not-sent" ? "Nothing was sent." : `It ${outcome === "applied" ? "was" : "may have been"} carried out.`;
  if (phase) {
    // A runtime's own limit has a code.
    const struck = reason ? `the limit of \`fetch\` (${reason})` : limit;
    return new TimeoutError(`No ${phase} within ${struck}. ${effect}`, { ...details, phase });
  }
  if (response) {
    const { status, headers, type } = response;
    if (problem || type === "error")
      return new UnreadableResponseError(problem ?? "is no response", response, body, details);
    // Without its query, which may hold somebody's secret.
    const location = headers.get("location")?.split("?")[0];
    const message = `The server redirects to ${location?.slice(0, 200) ?? "another address"}, which is never followed.`;
    return new RedirectError(message, { ...details, status, headers, location });
  }
  const why: unknown = reason ?? Object(cause).message ?? cause;
  const told = typeof why === "string" ? why : "no reason";
  return new ConnectionError(`The connection failed (${told}). ${effect}`, { ...details, reason });
}
