import type { TimeoutPhase } from "../errors/timeout-error.ts";
import type { Ending } from "./attempt.ts";

/** The runtime's own time-outs, as Node (undici) names them: CONNECT, HEADERS and BODY. */
const TIMEOUT = /^UND_ERR_(\w+)_TIMEOUT$/;

/**
 * OpenSSL's and Node's codes for a certificate that was not accepted or a handshake that cannot succeed. Both happen
 * before the request is written, and the next attempt would end the same way. Other TLS errors can strike in the middle
 * of a connection, so they stay unclassified.
 */
const NOT_TRUSTED = /CERT|SIGNATURE|UNABLE_TO|WRONG_VERSION|ALERT_(PROTOCOL|HANDSHAKE)/;

/**
 * Classifies what `fetch` rejected with. Node tells the reason in `cause`; a runtime that gives no reason leaves the
 * outcome unknown, and so does everything that is not recognised here.
 */
export function connectionFailure(cause: unknown): Ending {
  const { code, syscall, message, errors }: Record<string, unknown> = Object(Object(cause).cause);
  const reason = typeof code === "string" ? code : undefined;
  const [, timeout] = TIMEOUT.exec(String(code)) ?? [];
  // Node tries several addresses and then reports them together: each of them must have failed before sending.
  const attempts = Array.isArray(errors) && errors.length > 0 ? errors : [{ syscall }];
  // These two system calls come before the first byte is written; whatever they failed with, nothing was sent.
  const unsent =
    timeout === "CONNECT" || attempts.every((each) => /^(connect|getaddrinfo)$/.test(String(Object(each).syscall)));
  // A URL whose port the fetch standard blocks has a message and no code.
  const final = message === "bad port" || NOT_TRUSTED.test(String(code));
  return {
    ...(timeout && { phase: timeout.toLowerCase() as TimeoutPhase }),
    outcome: unsent || final ? "not-sent" : "unknown",
    final,
    reason,
    cause,
  };
}
