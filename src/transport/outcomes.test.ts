import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { AnyRootlyError } from "../errors/is-rootly-error.ts";
import { clientOf, CREATED, createOn, INCIDENT, observed, sendTo } from "../test-support/clients.ts";
import { type FaultServer, keepPort, refusingPort, startFaultServer, type Step } from "../test-support/fault-server.ts";
import { startUntrustedTlsServer } from "../test-support/servers.ts";
import type { Outcome } from "./outcome.ts";

// The waits are the subject of another file.
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.001);
});
afterEach(() => void vi.useRealTimers());

const METHODS = ["POST", "GET", "PUT", "DELETE"] as const;
type Method = (typeof METHODS)[number];

interface Row {
  step: Step;
  outcome: Outcome;
  code: AnyRootlyError["code"];
  /** Which methods are sent again; each of them twice. */
  again: readonly Method[];
  /** Whether the server reads what it is sent. */
  unread?: boolean;
}

const ALL = METHODS;
const IDEMPOTENT = ["GET", "PUT", "DELETE"] as const;
const READING = ["GET"] as const;
const NONE = [] as const;

function status(code: number): Step {
  return { do: "answer", status: code, body: '{"errors":[{"title":"No"}]}' };
}

const ROWS: Record<string, Row> = {
  "429": { step: status(429), outcome: "rejected", code: "rate_limited", again: ALL },
  "400": { step: status(400), outcome: "rejected", code: "api_error", again: NONE },
  "401": { step: status(401), outcome: "rejected", code: "authentication", again: NONE },
  "403": { step: status(403), outcome: "rejected", code: "permission", again: NONE },
  "404": { step: status(404), outcome: "rejected", code: "not_found", again: NONE },
  "409": { step: status(409), outcome: "rejected", code: "api_error", again: NONE },
  "415": { step: status(415), outcome: "rejected", code: "api_error", again: NONE },
  "422": { step: status(422), outcome: "rejected", code: "unprocessable", again: NONE },
  "a reset before the request is read": {
    step: { do: "reset", when: "before reading" },
    outcome: "unknown",
    code: "connection",
    again: IDEMPOTENT,
    unread: true,
  },
  "a reset after the request was read": {
    step: { do: "reset", when: "after reading" },
    outcome: "unknown",
    code: "connection",
    again: IDEMPOTENT,
  },
  "a connection closed while waiting": {
    step: { do: "close" },
    outcome: "unknown",
    code: "connection",
    again: IDEMPOTENT,
  },
  "headers that do not come in time": {
    step: { do: "stall", where: "before headers" },
    outcome: "unknown",
    code: "timeout",
    again: IDEMPOTENT,
  },
  "a body that does not come in time": {
    step: { do: "stall", where: "in the body" },
    outcome: "applied",
    code: "timeout",
    again: READING,
  },
  "an answer that is no HTTP": {
    step: { do: "raw", text: "SSH-2.0-OpenSSH_9.6\r\n" },
    outcome: "unknown",
    code: "connection",
    again: IDEMPOTENT,
  },
  "headers that are no headers": {
    step: { do: "raw", text: "HTTP/1.1 201 Created\r\nno colon in here\r\n\r\n" },
    outcome: "unknown",
    code: "connection",
    again: IDEMPOTENT,
  },
  "headers that end in the middle": {
    step: { do: "raw", text: "HTTP/1.1 201 Created\r\ncontent-ty" },
    outcome: "unknown",
    code: "connection",
    again: IDEMPOTENT,
  },
  "408": { step: status(408), outcome: "unknown", code: "api_error", again: IDEMPOTENT },
  "500": { step: status(500), outcome: "unknown", code: "server_error", again: IDEMPOTENT },
  "501": { step: status(501), outcome: "unknown", code: "server_error", again: NONE },
  "502": { step: status(502), outcome: "unknown", code: "server_error", again: IDEMPOTENT },
  "503": { step: status(503), outcome: "unknown", code: "server_error", again: IDEMPOTENT },
  "504": { step: status(504), outcome: "unknown", code: "server_error", again: IDEMPOTENT },
  "a success shorter than its content-length": {
    step: { do: "cut", by: "content-length" },
    outcome: "applied",
    code: "unreadable_response",
    again: READING,
  },
  "a success whose last chunk is missing": {
    step: { do: "cut", by: "chunked" },
    outcome: "applied",
    code: "unreadable_response",
    again: READING,
  },
  "an HTML page with status 200": {
    step: { do: "answer", status: 200, headers: { "content-type": "text/html" }, body: "<title>Sign in</title>" },
    outcome: "applied",
    code: "unreadable_response",
    again: READING,
  },
  "a success with an empty body": {
    step: { do: "answer", status: 201 },
    outcome: "applied",
    code: "unreadable_response",
    again: READING,
  },
  "a success larger than the limit": {
    step: { do: "answer", status: 201, body: "x".repeat(11 * 1024 * 1024) },
    outcome: "applied",
    code: "unreadable_response",
    again: NONE,
  },
};

const ATTEMPT_MS = 10_000;

function send(method: Method, url: string, fetch?: typeof globalThis.fetch) {
  const { actionItems } = clientOf(url, { attemptTimeout: ATTEMPT_MS, fetch });
  switch (method) {
    case "POST":
      return actionItems.safeCreate(INCIDENT, { summary: "Rotate the leaked key" });
    case "GET":
      return actionItems.safeGet("item-1");
    case "PUT":
      return actionItems.safeUpdate("item-1", { status: "done" });
    case "DELETE":
      return actionItems.safeDelete("item-1");
  }
}

const attemptsOf = ({ again }: Row, method: Method) => (again.some((item) => item === method) ? 3 : 1);

async function endsAs(row: Row, method: Method) {
  const server = await startFaultServer([row.step]);
  expectEnding(row, method, server, await send(method, server.url));
}

/** As that, where the server falls silent: from then on, no time passes but what a test lets pass. */
async function endsInTime(row: Row, method: Method) {
  const server = await startFaultServer([row.step]);
  const { fetch, headers } = observed();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const sent = send(method, server.url, fetch);
  for (let attempt = 1; attempt <= attemptsOf(row, method); attempt++) {
    await (row.outcome === "applied" ? headers(attempt) : server.received(attempt));
    await vi.advanceTimersByTimeAsync(ATTEMPT_MS + 1_000);
  }
  expectEnding(row, method, server, await sent);
  vi.useRealTimers();
}

function expectEnding(row: Row, method: Method, server: FaultServer, result: unknown): void {
  const { outcome, code, unread = false } = row;
  const attempts = attemptsOf(row, method);
  expect(result).toMatchObject({ ok: false, error: { outcome, code, attempts } });
  expect(server.requests).toHaveLength(unread ? 0 : attempts);
  if (unread) expect(server.connections).toBe(attempts);
}

/** The rows whose calls end at once, or in time. */
const at = (end: "once" | "time-out") =>
  Object.entries(ROWS).filter(([, { step }]) => (step.do === "stall") === (end === "time-out"));

describe.each(METHODS)("%s", (method) => {
  test.each(at("once"))("after %s", (_, row) => endsAs(row, method));
  test.each(at("time-out"))("after %s", (_, row) => endsInTime(row, method));

  test("after a refused connection", async () => {
    const result = await send(method, `http://127.0.0.1:${await refusingPort()}`);
    expect(result).toMatchObject({
      ok: false,
      error: { outcome: "not-sent", code: "connection", reason: "ECONNREFUSED", attempts: 3 },
    });
  });

  test("after an untrusted certificate", async () => {
    const server = await startUntrustedTlsServer();
    const result = await send(method, server.url);
    expect(result).toMatchObject({ ok: false, error: { outcome: "not-sent", code: "connection", attempts: 1 } });
    expect(server).toMatchObject({ connections: 1, bytes: 0 });
  });

  test("after a redirect", async () => {
    const elsewhere = await startFaultServer([CREATED]);
    const location = `${elsewhere.url}/v2`;
    const server = await startFaultServer([{ do: "answer", status: 307, headers: { location } }]);
    const result = await send(method, server.url);
    expect(result).toMatchObject({ ok: false, error: { code: "redirect", attempts: 1, status: 307, location } });
    expect(result).toMatchObject({ error: { message: expect.stringContaining(location) } });
    expect(server.requests).toHaveLength(1);
    expect(elsewhere.connections).toBe(0);
  });
});

test("a create that was refused a connection is filed once as soon as the server listens", async () => {
  const { port, release } = await keepPort();
  const begun: Promise<unknown>[] = [];
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const result = await createOn(`http://127.0.0.1:${port}`, {
    // Within a quarter of a second the server is there.
    onRetry: () => {
      release();
      begun.push(startFaultServer([CREATED], { port }));
    },
  });
  expect(result).toMatchObject({ ok: true, value: { id: "item-1" }, response: { attempts: 2 } });
  expect(begun).toHaveLength(1);
});

test("a create that was told to wait is filed once", async () => {
  const server = await startFaultServer([status(429), CREATED]);
  expect(await createOn(server.url)).toMatchObject({ ok: true, response: { attempts: 2 } });
  expect(server.requests.map(({ method }) => method)).toEqual(["POST", "POST"]);
});

test("a name that does not resolve was not sent, and is tried again", async () => {
  const result = await createOn("http://does-not-exist.invalid", { allowInsecureHttp: true });
  expect(result).toMatchObject({ ok: false, error: { outcome: "not-sent", code: "connection", attempts: 3 } });
});

const REDIRECTS = [301, 302, 303, 307, 308];

test("every status from 200 to 599 sends one POST, 429 aside, and says what it means", async () => {
  const posts: number[] = [];
  const server = createServer((request, response) => {
    const status = Number(request.headers["x-status"]);
    request.resume().on("end", () => {
      posts.push(status);
      response.writeHead(status, { location: "https://elsewhere.example/" }).end(status === 204 ? undefined : "{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { http } = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { maxRetries: 1 });

  const expected: number[] = [];
  for (let status = 200; status < 600; status++) {
    expected.push(...(status === 429 ? [status, status] : [status]));
    const call = http.POST("/v1/incidents/{incident_id}/action_items", {
      params: { path: { incident_id: INCIDENT } },
      headers: { "x-status": String(status) },
      body: { data: { type: "incident_action_items", attributes: { summary: "s" } } },
    });
    if (REDIRECTS.includes(status)) {
      await expect(call).rejects.toMatchObject({ code: "redirect", outcome: "unknown", status, attempts: 1 });
    } else if (status === 205) {
      await expect(call).rejects.toMatchObject({ code: "unreadable_response", outcome: "applied" });
    } else {
      expect((await call).response.status).toBe(status);
    }
  }
  // Whatever would be sent behind the client's back needs a moment.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(posts).toEqual(expected);
});

test("a request that is answered with 421 was refused, and the refusal is what came", async () => {
  const server = await startFaultServer([{ do: "answer", status: 421, body: '{"errors":[{"title":"Wrong host"}]}' }]);
  expect(await createOn(server.url)).toMatchObject({
    ok: false,
    error: { code: "api_error", outcome: "rejected", status: 421, attempts: 1, errors: [{ title: "Wrong host" }] },
  });
  expect(server.requests).toHaveLength(1);
  // Not in chunks, which some servers refuse.
  expect(server.requests[0]?.headers).toMatchObject({
    "content-length": String(Buffer.byteLength(server.requests[0]?.body ?? "")),
  });
});

test.each([401, 407])("a create that is answered with %i was refused", async (status) => {
  const server = await startFaultServer([
    { do: "answer", status, headers: { "www-authenticate": "Basic", "proxy-authenticate": "Basic" }, body: "{}" },
  ]);
  expect(await createOn(server.url)).toMatchObject({
    ok: false,
    error: { outcome: "rejected", status, attempts: 1 },
    response: { status },
  });
  expect(server.requests).toHaveLength(1);
});

test("a GET that is answered with 304 can be made conditional", async () => {
  const server = await startFaultServer([{ do: "answer", status: 304, headers: { etag: '"1"' } }]);
  const { response } = await clientOf(server.url).http.GET("/v1/action_items", { headers: { "if-none-match": '"1"' } });
  expect(response.status).toBe(304);
  expect(response.headers.get("etag")).toBe('"1"');
  expect(server.requests).toHaveLength(1);
});

test.each([300, 304, 305, 306, 399])("%i is an answer, not a redirect to another address", async (status) => {
  const server = await startFaultServer([
    { do: "answer", status, headers: { location: "https://elsewhere.example/" } },
  ]);
  const error = { code: "api_error", outcome: "unknown", status, attempts: 1 };
  expect(await createOn(server.url)).toMatchObject({ ok: false, error });
  expect(server.requests).toHaveLength(1);
});

test.each(REDIRECTS)("%i is never followed", async (status) => {
  const elsewhere = await startFaultServer([{ do: "answer", status: 200, body: "{}" }]);
  const server = await startFaultServer([{ do: "answer", status, headers: { location: elsewhere.url } }]);
  expect(await sendTo(server.url, "PUT")).toMatchObject({
    ok: false,
    error: { code: "redirect", status, attempts: 1 },
  });
  expect(elsewhere.connections).toBe(0);
});
