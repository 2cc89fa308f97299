import { ConnectionError } from "../errors/connection-error.ts";
import { RedirectError } from "../errors/redirect-error.ts";
import type { ErrorDetails, RootlyError } from "../errors/rootly-error.ts";
import { TimeoutError } from "../errors/timeout-error.ts";
import { UnreadableResponseError } from "../errors/unreadable-response-error.ts";
import type { Ending } from "./attempt.ts";

/** The error that a call ends with when its last attempt brought no answer, or none that can be used. */
export function failureFrom(
  { response, problem, phase, reason, cause }: Ending,
  body: string,
  timeout: number,
  facts: ErrorDetails,
): RootlyError {
  const details = { ...facts, cause };
  const { outcome } = facts;
  const effect =
    outcome === "not-sent" ? "Nothing was sent." : `It ${outcome === "applied" ? "was" : "may have been"} carried out.`;
  if (phase) {
    return new TimeoutError(`No ${phase} within ${Math.ceil(timeout) / 1000} s. ${effect}`, { ...details, phase });
  }
  if (response) {
    return problem || response.type === "error"
      ? new UnreadableResponseError(problem ?? "is no response", response, body, details)
      : new RedirectError(response, details);
  }
  return new ConnectionError(`The connection failed (${reason ?? cause}). ${effect}`, { ...details, reason });
}
