import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import nock from "nock";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { CREATED, createOn, INCIDENT } from "../test-support/clients.ts";
import { connectionFailure } from "./failure.ts";

// Its import has activated it, and only its own tests need it.
nock.restore();

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
  ["a dispatcher that was closed before", { code: "UND_ERR_CLOSED" }, NOT_SENT],
  ["a dispatcher that was destroyed, perhaps meanwhile", { code: "UND_ERR_DESTROYED" }, UNKNOWN],
  [
    "a proxy that opens no tunnel",
    { code: "UND_ERR_ABORTED", message: "Proxy response (502) !== 200 when HTTP Tunneling" },
    NOT_SENT,
  ],
  ["a request that was aborted", { code: "UND_ERR_ABORTED", message: "Request aborted" }, UNKNOWN],
  ["no addresses at all", { errors: [] }, UNKNOWN],
  ["an unknown code", { code: "EWHATEVER" }, UNKNOWN],
  ["a code that is no string", { code: 7 }, UNKNOWN],
  ["a socket error of undici", { code: "UND_ERR_SOCKET" }, UNKNOWN],
  ["a handshake refused, as OpenSSL 3.5 says it", { code: "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE" }, NOT_SENT],
  ["a certificate refused, as OpenSSL 3.5 says it", { code: "ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE" }, NOT_SENT],
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

/** What Bun and mocks reject with: the reason on the error itself. */
function bare(code: string, message = "", more: object = {}): Error {
  return Object.assign(new TypeError(message), { code, ...more });
}

/** What Deno rejects with: the reason in words. */
function inWords(message: string): Error {
  return new TypeError("fetch failed", { cause: new Error(message) });
}

const UNABLE = "Unable to connect. Is the computer able to access the url?";
/** What Bun says when the system cannot even begin to connect. */
const TYPO = "Was there a typo in the url or port?";
const DENO = "error sending request for url (https://api.rootly.com/v1/incidents/1/action_items): client error";

test.each<[string, unknown, object]>([
  ["Bun's refused port", bare("ECONNREFUSED", `ECONNREFUSED: ${UNABLE}`), NOT_SENT],
  ["an older Bun's refused port", bare("ConnectionRefused", UNABLE), NOT_SENT],
  ["Bun's unreachable network", bare("ENETUNREACH", `ENETUNREACH: ${TYPO}`), NOT_SENT],
  ["Bun's unreachable host", bare("EHOSTUNREACH", `EHOSTUNREACH: ${TYPO}`), NOT_SENT],
  ["an older Bun's unreachable network", bare("FailedToOpenSocket", TYPO), NOT_SENT],
  ["Bun's resolver", bare("ENOTFOUND", "getaddrinfo ENOTFOUND x", { syscall: "getaddrinfo" }), NOT_SENT],
  ["Bun's untrusted certificate", bare("DEPTH_ZERO_SELF_SIGNED_CERT"), { ...NOT_SENT, final: true }],
  ["Bun's failed handshake", bare("EPROTO", "EPROTO: The TLS handshake failed. Does the server speak TLS?"), NOT_SENT],
  ["Bun's lost connection", bare("ECONNRESET", "The socket connection was closed unexpectedly."), UNKNOWN],
  ["a host that became unreachable in the middle", bare("EHOSTUNREACH", "read EHOSTUNREACH"), UNKNOWN],
  ["a mock's refused port", bare("ECONNREFUSED"), { ...NOT_SENT, reason: "ECONNREFUSED" }],
  ["a mock's time-out", bare("ETIMEDOUT"), UNKNOWN],
  ["Deno's refused port", inWords(`${DENO} (Connect): tcp connect error: Connection refused (os error 111)`), NOT_SENT],
  ["Deno's resolver", inWords(`${DENO} (Connect): dns error: failed to lookup address information`), NOT_SENT],
  ["Deno's unreachable network", inWords(`${DENO} (Connect): tcp connect error: Network is unreachable`), NOT_SENT],
  ["Deno's handshake that breaks", inWords(`${DENO} (Connect): tls handshake eof`), { ...NOT_SENT, final: false }],
  [
    "Deno's untrusted certificate",
    inWords(`${DENO} (Connect): invalid peer certificate: UnknownIssuer`),
    { ...NOT_SENT, final: true },
  ],
  [
    "Deno's blocked port",
    new TypeError("Fetch failed: Requests to port 6000 are blocked"),
    { ...NOT_SENT, final: true },
  ],
  // https://docs.deno.com/runtime/fundamentals/security: what a run without --allow-net rejects with.
  [
    "Deno's missing permission",
    inWords('Requires net access to "api.rootly.com:443", run again with the --allow-net flag'),
    { ...NOT_SENT, final: true },
  ],
  ["Deno's lost connection", inWords(`${DENO} (SendRequest): connection closed before message completed`), UNKNOWN],
  ["words that only look like Deno's", inWords("The server said: client error (Connect): refused"), UNKNOWN],
  [
    "a reason three wrappers deep",
    bare("ERR_NETWORK", "", { cause: new Error("a", { cause: fetchFailed(system("ECONNREFUSED", "connect")) }) }),
    { ...NOT_SENT, reason: "ERR_NETWORK" },
  ],
  [
    "a reason among the errors of errors",
    {
      errors: [{ errors: [system("ECONNREFUSED", "connect")] }, { cause: { errors: [system("ECONNRESET", "read")] } }],
    },
    UNKNOWN,
  ],
  [
    "a time-out of Node's inside of another error",
    new Error("x", { cause: { code: "UND_ERR_BODY_TIMEOUT" } }),
    { phase: "body" },
  ],
  [
    "members of any type",
    { code: { toString: 1 }, syscall: 5, message: Symbol("x"), cause: [[]], errors: "x" },
    UNKNOWN,
  ],
])("found wherever it is: %s", (_, thrown, expected) => {
  expect(connectionFailure(thrown)).toMatchObject(expected);
});

test("a chain of causes that is endless, or a circle, is of unknown outcome", () => {
  const circle: { cause?: unknown } = {};
  circle.cause = { cause: circle };
  expect(connectionFailure(circle)).toMatchObject(UNKNOWN);
  const endless = () => ({
    get cause() {
      return endless();
    },
  });
  expect(connectionFailure(endless())).toMatchObject(UNKNOWN);
  let deep: unknown = system("ECONNREFUSED", "connect");
  for (let depth = 0; depth < 100_000; depth++) deep = { cause: deep };
  expect(connectionFailure(deep)).toMatchObject(NOT_SENT);
});

// Alerts of RFC 8446, section 6, as a server sends them before it has said anything else.
test.each([
  ["handshake_failure", 40, { outcome: "not-sent", attempts: 1 }],
  ["protocol_version", 70, { outcome: "not-sent", attempts: 1 }],
  ["insufficient_security", 71, { outcome: "not-sent", attempts: 1 }],
  ["unrecognized_name", 112, { outcome: "not-sent", attempts: 1 }],
  ["no_application_protocol", 120, { outcome: "not-sent", attempts: 1 }],
  // These may also come after the handshake.
  ["illegal_parameter", 47, { outcome: "unknown", attempts: 1 }],
  ["internal_error", 80, { outcome: "unknown", attempts: 1 }],
  // Nothing but the end of the connection: the next attempt may find a server that is up.
  ["nothing", undefined, { outcome: "not-sent", attempts: 2 }],
])("a TLS handshake that is answered with %s", async (_, alert, expected) => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(alert ? Buffer.from([21, 3, 3, 0, 2, 2, alert]) : ""));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const result = await createOn(`https://127.0.0.1:${port}`, { maxRetries: 1 });
  expect(result).toMatchObject({ ok: false, error: { code: "connection", ...expected } });
});

test("a port that fetch refuses was not sent, and is not tried again", async () => {
  const result = await createOn("http://127.0.0.1:1");
  expect(result).toMatchObject({ ok: false, error: { outcome: "not-sent", code: "connection", attempts: 1 } });
});

describe("nock's own errors", () => {
  const url = "https://api.rootly.com";
  const path = `/v1/incidents/${INCIDENT}/action_items`;

  beforeAll(() => {
    vi.spyOn(Math, "random").mockReturnValue(0.001);
    nock.disableNetConnect();
    nock.activate();
  });
  afterEach(() => nock.cleanAll());
  afterAll(() => nock.restore());

  test.each([
    ["ECONNREFUSED", { outcome: "not-sent", attempts: 3 }],
    ["ENOTFOUND", { outcome: "not-sent", attempts: 3 }],
    ["CERT_HAS_EXPIRED", { outcome: "not-sent", attempts: 1 }],
    ["ECONNRESET", { outcome: "unknown", attempts: 1 }],
    ["ETIMEDOUT", { outcome: "unknown", attempts: 1 }],
  ])("of the code %s", async (code, expected) => {
    nock(url)
      .persist()
      .post(path)
      .replyWithError(Object.assign(new Error(`Mocked ${code}`), { code }));
    const error = { code: "connection", reason: code, ...expected };
    expect(await createOn(url)).toMatchObject({ ok: false, error });
  });

  test.each([
    ["that it may not connect", [], "ENETUNREACH"],
    ["that no mock is for the path", ["/v1/action_items"], "ERR_NOCK_NO_MATCH"],
  ])("that say %s", async (_, mocked, reason) => {
    for (const other of mocked) nock(url).get(other).reply(200);
    const error = { code: "connection", reason, outcome: "unknown", attempts: 1 };
    expect(await createOn(url)).toMatchObject({ ok: false, error });
  });

  test("do not come where the path, the headers and the body match", async () => {
    const attributes = { summary: "Rotate the leaked key" };
    nock(url, { reqheaders: { accept: "application/vnd.api+json" } })
      .post(path, { data: { type: "incident_action_items", attributes } })
      .reply(CREATED.status, CREATED.body, { "content-type": "application/vnd.api+json" });
    expect(await createOn(url)).toMatchObject({ ok: true, value: attributes });
  });
});
