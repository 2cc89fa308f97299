import { expect, test } from "vitest";
import { connectionFailure } from "./connection-failure.ts";

/** What Node's fetch rejects with: a bare TypeError whose cause tells. */
function fetchFailed(cause: object): Error {
  return new TypeError("fetch failed", { cause });
}

function system(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}

const NOT_SENT = { outcome: "not-sent" };
const UNKNOWN = { outcome: "unknown" };

// Those that cannot be had from a local server; the others are in outcomes.test.ts.
test.each<[string, unknown, object]>([
  ["a connect time-out", { code: "UND_ERR_CONNECT_TIMEOUT" }, { ...NOT_SENT, phase: "connect" }],
  ["the system's own connect time-out", system("ETIMEDOUT", "connect"), NOT_SENT],
  ["an unreachable host", system("EHOSTUNREACH", "connect"), NOT_SENT],
  ["an unreachable network", system("ENETUNREACH", "connect"), NOT_SENT],
  ["a resolver that fails", system("EAI_AGAIN", "getaddrinfo"), NOT_SENT],
  ["a headers time-out", { code: "UND_ERR_HEADERS_TIMEOUT" }, { ...UNKNOWN, phase: "headers" }],
  ["a body time-out", { code: "UND_ERR_BODY_TIMEOUT" }, { ...UNKNOWN, phase: "body" }],
  ["a broken pipe", system("EPIPE", "write"), UNKNOWN],
  ["a reset", system("ECONNRESET", "read"), UNKNOWN],
  ["a time-out on an open connection", system("ETIMEDOUT", "read"), UNKNOWN],
  ["an expired certificate", { code: "CERT_HAS_EXPIRED" }, NOT_SENT],
  ["another host's certificate", { code: "ERR_TLS_CERT_ALTNAME_INVALID" }, NOT_SENT],
  ["an unknown authority", { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }, NOT_SENT],
  [
    "several addresses, all refused",
    { code: "ECONNREFUSED", errors: [system("ECONNREFUSED", "connect"), system("ENETUNREACH", "connect")] },
    NOT_SENT,
  ],
  [
    "several addresses, one of them reset later",
    { errors: [system("ECONNREFUSED", "connect"), system("ECONNRESET", "read")] },
    UNKNOWN,
  ],
  ["no addresses at all", { errors: [] }, UNKNOWN],
  ["a code that nobody knows", { code: "EWHATEVER" }, UNKNOWN],
  ["a code that is no text", { code: 7 }, UNKNOWN],
  ["a socket error of undici", { code: "UND_ERR_SOCKET" }, UNKNOWN],
  ["a decryption that fails in the middle", { code: "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC" }, UNKNOWN],
])("%s", (_, cause, expected) => {
  expect(connectionFailure(fetchFailed(Object(cause)))).toMatchObject(expected);
});

test.each([undefined, null, "reset", 7, new Error("no cause"), new TypeError("Load failed"), { cause: null }])(
  "what tells no reason is of unknown outcome: %o",
  (thrown) => {
    expect(connectionFailure(thrown)).toMatchObject({ ...UNKNOWN, cause: thrown });
  },
);
