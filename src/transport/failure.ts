import { ConnectionError } from "../errors/connection-error.ts";
import { RedirectError } from "../errors/redirect-error.ts";
import type { ErrorDetails, RootlyError } from "../errors/rootly-error.ts";
import { TimeoutError } from "../errors/timeout-error.ts";
import { UnreadableResponseError } from "../errors/unreadable-response-error.ts";
import type { Ending } from "./attempt.ts";

/** The error that a call ends with when its last attempt brought no answer, or none that can be used. */
export function failureFrom(ending: Ending, timeout: number, details: ErrorDetails): RootlyError {
  const { response, problem, phase, code, text = "", cause } = ending;
  const about = { ...details, cause };
  if (response && problem) return new UnreadableResponseError(problem, response, text, about);
  if (response) return new RedirectError(response, about);
  const effect = details.outcome === "not-sent" ? "Nothing was sent." : "It may have been carried out.";
  return phase
    ? new TimeoutError(`No ${phase} within ${Math.ceil(timeout) / 1000} s. ${effect}`, phase, about)
    : new ConnectionError(`The connection failed (${code ?? cause}). ${effect}`, code, about);
}
