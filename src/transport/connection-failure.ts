import type { TimeoutPhase } from "../errors/timeout-error.ts";
import type { Ending } from "./attempt.ts";
import { BROKEN, UNREACHABLE, UNTRUSTED } from "./outcome.ts";

/** The runtime's own time-outs, as Node (undici) names them. */
const TIMEOUT = /^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$/;

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
  const { code, syscall, message, errors } = parts(parts(cause).cause);
  const ending = { ...(typeof code === "string" && { code }), cause };
  const [, timeout] = TIMEOUT.exec(String(code)) ?? [];
  if (timeout) {
    const phase = timeout.toLowerCase() as TimeoutPhase;
    return { ...ending, phase, situation: phase === "connect" ? UNREACHABLE : BROKEN };
  }
  // Node tries several addresses and then reports them together: each of them must have failed before sending.
  const attempts = Array.isArray(errors) && errors.length > 0 ? errors.map(parts) : [{ syscall }];
  // These two system calls come before the first byte is written; whatever they failed with, nothing was sent.
  const unsent = attempts.every((attempt) => /^(connect|getaddrinfo)$/.test(String(attempt.syscall)));
  // A URL whose port the fetch standard blocks has a message and no code.
  const hopeless = message === "bad port" || NOT_TRUSTED.test(String(code));
  return { ...ending, situation: unsent ? UNREACHABLE : hopeless ? UNTRUSTED : BROKEN };
}

/** The parts of an error that are looked at, whatever was thrown. */
function parts(error: unknown): Record<"cause" | "code" | "syscall" | "message" | "errors", unknown> {
  return Object(error);
}
