import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { AnyRootlyError, Outcome, RootlyClientOptions } from "../index.ts";
import { clientOf, INCIDENT, observed } from "../test-support/clients.ts";
import { refusingPort, startFaultServer, type Step } from "../test-support/fault-server.ts";
import { startUntrustedTlsServer } from "../test-support/servers.ts";
import { createFakeRootly, type Failure } from "../testing.ts";
import { validation } from "../validation.ts";
import type { FailureBeforeArrival } from "./failures.ts";

// Waits between attempts are the subject of other files.
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.001);
});

const SUMMARY = { summary: "Rotate the leaked key" };

test("a rate limit that is used up asks to wait for a second, unless it is told otherwise", async () => {
  const fake = createFakeRootly();
  fake.failNext({ kind: "status", status: 429 });
  const once = await clientOf("https://api.rootly.com", { fetch: fake.fetch }).actionItems.safeList(INCIDENT);
  expect(once).toMatchObject({ ok: true, response: { attempts: 2 } });
  fake.failNext({ kind: "status", status: 429, retryAfter: 3_600_000 });
  const { actionItems } = clientOf("https://api.rootly.com", { fetch: fake.fetch });
  const result = await actionItems.safeList(INCIDENT);
  if (result.ok || result.error.code !== "rate_limited") throw new Error("The list was not limited.");
  expect(result.error).toMatchObject({ attempts: 1, errors: [{ title: "Rate limit exceeded. Try again later." }] });
  expect(result.error.rateLimit).toMatchObject({ remaining: 0 });
  expect(result.error.retryAfter).toBe(3_600_000);
});

describe("a failure that there is not is refused, with what there is:", () => {
  test.each<[string, unknown[], string, string]>([
    ["nothing", [], "failure.kind", "must be one of unreachable, untrusted-certificate, timeout,"],
    ["a kind alone", ["connection-lost"], "failure.kind", "must be one of unreachable,"],
    ["an unknown kind", [{ kind: "conection-lost" }], "failure.kind", "connection-lost"],
    [
      "a misspelt member",
      [{ kind: "connection-lost", aplied: true }],
      "failure.aplied",
      "is none of kind, operationId, applied",
    ],
    ["another kind's member", [{ kind: "empty", applied: true }], "failure.applied", "is none of kind, operationId"],
    [
      "an unknown operation",
      [{ kind: "empty", operationId: "create" }],
      "failure.operationId",
      "createIncidentActionItem",
    ],
    ["no phase", [{ kind: "timeout" }], "failure.phase", "must be one of connect, headers, body"],
    ["another kind's phase", [{ kind: "stall", phase: "connect" }], "failure.phase", "must be one of headers, body"],
    [
      "a body that is applied anyway",
      [{ kind: "stall", phase: "body", applied: false }],
      "failure.applied",
      "headers only",
    ],
    ["no status", [{ kind: "status" }], "failure.status", "from 400 to 599"],
    ["a status of 42", [{ kind: "status", status: 42 }], "failure.status", "from 400 to 599"],
    ["a status of 200", [{ kind: "status", status: 200 }], "failure.status", "from 400 to 599"],
    ["a status that is a string", [{ kind: "status", status: "503" }], "failure.status", "must be a number"],
    [
      "a refusal that was applied",
      [{ kind: "status", status: 422, applied: true }],
      "failure.applied",
      "with status 422",
    ],
    [
      "errors that are a string",
      [{ kind: "status", status: 422, errors: "No" }],
      "failure.errors",
      "a list of strings",
    ],
    ["a wait below zero", [{ kind: "status", status: 429, retryAfter: -1 }], "failure.retryAfter", "0 or more"],
    [
      "a redirect by 200",
      [{ kind: "redirect", status: 200 }],
      "failure.status",
      "must be one of 301, 302, 303, 307, 308",
    ],
    ["a reason of its own", [{ kind: "unreachable", reason: "NO" }], "failure.reason", "must be one of ECONNREFUSED,"],
    ["no body", [{ kind: "other-body" }], "failure.body", "is missing"],
    ["times below zero", [{ kind: "empty" }, -1], "times", "a whole number, 0 or more"],
    ["times that are a string", [{ kind: "empty" }, "2"], "times", "a whole number, 0 or more"],
    ["half a time", [{ kind: "empty" }, 0.5], "times", "a whole number, 0 or more"],
  ])("%s", (_, input, argument, remedy) => {
    const fake = createFakeRootly();
    // As JavaScript can call it.
    const failNext = fake.failNext as (...args: unknown[]) => void;
    const message = expect.stringContaining(remedy);
    expect(() => failNext(...input)).toThrow(expect.objectContaining({ code: "invalid_argument", argument, message }));
  });

  test("and what is changed after it was planned changes nothing", async () => {
    const fake = createFakeRootly();
    const failure = { kind: "status" as const, status: 403 };
    fake.failNext(failure);
    failure.status = 200;
    const { actionItems } = clientOf("https://api.rootly.com", { fetch: fake.fetch });
    expect(await actionItems.safeList(INCIDENT)).toMatchObject({ error: { status: 403 } });
  });
});

test("a status says what it is told to say", async () => {
  const fake = createFakeRootly();
  const { actionItems } = clientOf("https://api.rootly.com", { fetch: fake.fetch });
  fake.failNext({ kind: "status", status: 422, errors: ["Kind is not allowed", "Nor is this"] });
  await expect(actionItems.create(INCIDENT, SUMMARY)).rejects.toMatchObject({
    errors: [{ title: "Kind is not allowed" }, { title: "Nor is this" }],
  });
  fake.failNext({ kind: "status", status: 429, errors: ["Slow down"], retryAfter: 90_000 });
  await expect(actionItems.create(INCIDENT, SUMMARY)).rejects.toMatchObject({ errors: [{ title: "Slow down" }] });
});

test("an answer that breaks the spec stops a client that validates", async () => {
  const fake = createFakeRootly();
  const options = { fetch: fake.fetch, validation: validation({ mode: "throw" }) };
  fake.failNext({ kind: "other-body", body: { data: { id: "1", type: "incident_action_items", attributes: {} } } });
  const { actionItems } = clientOf("https://api.rootly.com", options);
  await expect(actionItems.create(INCIDENT, SUMMARY)).rejects.toMatchObject({
    ...{ code: "invalid_response", outcome: "applied", status: 201 },
  });
  expect(fake.items).toHaveLength(1);
});

describe("what is aborted while the server is silent", () => {
  test.each(["headers", "body"] as const)("ends at once, waiting for the %s", async (phase) => {
    const fake = createFakeRootly();
    fake.failNext({ kind: "stall", phase });
    const controller = new AbortController();
    const headers = { authorization: "Bearer test-token" };
    const url = "https://api.rootly.com/v1/action_items";
    const { signal } = controller;
    const text = fake.fetch(url, { headers, signal }).then((response) => response.text());
    setTimeout(() => controller.abort(new Error("enough")), 5);
    await expect(text).rejects.toThrow("enough");
  });

  test("rejects the call with the reason", async () => {
    const fake = createFakeRootly();
    fake.failNext({ kind: "stall", phase: "headers" });
    const { actionItems } = clientOf("https://api.rootly.com", { fetch: fake.fetch });
    const signal = AbortSignal.timeout(5);
    await expect(actionItems.list(INCIDENT, { signal })).rejects.toMatchObject({ name: "TimeoutError" });
  });
});

describe("failures", () => {
  test("strike as many requests as they are told to, in order", async () => {
    const fake = createFakeRootly();
    const { actionItems } = clientOf("https://api.rootly.com", { fetch: fake.fetch, maxRetries: 0 });
    fake.failNext({ kind: "not-json" }, 0);
    fake.failNext({ kind: "status", status: 403 }, 2);
    fake.failNext({ kind: "unreachable" });
    const codes = [];
    for (let call = 0; call < 4; call++) {
      const result = await actionItems.safeList(INCIDENT);
      codes.push(result.ok ? "none" : result.error.code);
    }
    expect(codes).toEqual(["permission", "permission", "connection", "none"]);
  });

  test("of an operation wait for it", async () => {
    const fake = createFakeRootly();
    const { actionItems } = clientOf("https://api.rootly.com", { fetch: fake.fetch, maxRetries: 0 });
    fake.failNext({ kind: "status", status: 403, operationId: "createIncidentActionItem" });
    fake.failNext({ kind: "cut-off" });
    await expect(actionItems.list(INCIDENT)).rejects.toMatchObject({ code: "unreadable_response" });
    expect(await actionItems.list(INCIDENT)).toMatchObject({ items: [] });
    await expect(actionItems.create(INCIDENT, SUMMARY)).rejects.toMatchObject({ code: "permission" });
    expect(await actionItems.create(INCIDENT, SUMMARY)).toMatchObject(SUMMARY);
  });

  test("are passed by with as many retries", async () => {
    const fake = createFakeRootly();
    const { actionItems } = clientOf("https://api.rootly.com", { fetch: fake.fetch });
    fake.failNext({ kind: "unreachable" }, 2);
    expect(await actionItems.safeCreate(INCIDENT, SUMMARY)).toMatchObject({ ok: true, response: { attempts: 3 } });
    expect(fake.requests).toHaveLength(1);
  });

  test("that hide a deletion do not make it fail", async () => {
    const fake = createFakeRootly();
    const { actionItems } = clientOf("https://api.rootly.com", { fetch: fake.fetch });
    const { id } = fake.seed(INCIDENT);
    fake.failNext({ kind: "connection-lost", applied: true });
    expect(await actionItems.delete(id)).toBeUndefined();
    expect(fake.items).toEqual([]);
  });
});

// Each failure of the fake, next to the same one on a socket: the client must not see a difference.

/** What a create ends with, as far as it is the same wherever it comes from. */
async function ending(url: string, options: RootlyClientOptions) {
  const limits = { maxRetries: 0, maxBodyBytes: 100_000 };
  const result = await clientOf(url, { ...limits, ...options }).actionItems.safeCreate(INCIDENT, SUMMARY);
  if (result.ok) throw new Error("The create did not fail.");
  const { error } = result;
  return {
    code: error.code,
    outcome: error.outcome,
    reason: "reason" in error ? error.reason : undefined,
    phase: "phase" in error ? error.phase : undefined,
    status: "status" in error ? error.status : undefined,
    location: "location" in error ? error.location : undefined,
    retryAfter: "retryAfter" in error ? error.retryAfter : undefined,
  };
}

/** How long to wait where nothing comes. */
const SILENCE = { attemptTimeout: 1_000 };

/** Ends a create with a failure of the fake, and says what is left. */
async function faked(failure: Failure) {
  const fake = createFakeRootly();
  fake.failNext(failure);
  const options = failure.kind === "stall" ? SILENCE : {};
  const ended = await ending("https://api.rootly.com", { ...options, fetch: fake.fetch });
  return { ended, applied: fake.items.length === 1, arrived: fake.requests.length === 1 };
}

interface Row {
  failure: Failure;
  /** The same on a socket: what a server does there, or where there is none. */
  real: Step | (() => Promise<string>);
  code: AnyRootlyError["code"];
  outcome: Outcome;
  /** Whether the fake has carried the create out. */
  applied: boolean;
  /** Whether the real one tells another reason, as it is not the same in every respect. */
  otherReason?: boolean;
}

const refusal = (status: number, headers: Record<string, string> = {}): Step => ({
  ...{ do: "answer", status, headers, body: '{"errors":[{"title":"No"}]}' },
});
const refused = async () => `http://127.0.0.1:${await refusingPort()}`;

const ROWS: Record<string, Row> = {
  "a refused connection": {
    failure: { kind: "unreachable" },
    ...{ real: refused, code: "connection", outcome: "not-sent", applied: false },
  },
  "a host that does not exist": {
    failure: { kind: "unreachable", reason: "ENOTFOUND" },
    real: async () => "http://does-not-exist.invalid",
    // Without a network, the resolver has another reason.
    ...{ code: "connection", outcome: "not-sent", applied: false, otherReason: true },
  },
  "an untrusted certificate": {
    failure: { kind: "untrusted-certificate" },
    real: async () => (await startUntrustedTlsServer()).url,
    ...{ code: "connection", outcome: "not-sent", applied: false },
  },
  "a connection that is lost": {
    failure: { kind: "connection-lost" },
    real: { do: "reset", when: "after reading" },
    ...{ code: "connection", outcome: "unknown", applied: false },
  },
  "a connection that is lost too late": {
    failure: { kind: "connection-lost", applied: true },
    real: { do: "reset", when: "after reading" },
    ...{ code: "connection", outcome: "unknown", applied: true },
  },
  "headers that do not come in the runtime's time": {
    failure: { kind: "timeout", phase: "headers" },
    real: { do: "stall", where: "before headers" },
    ...{ code: "timeout", outcome: "unknown", applied: false },
  },
  "a body that does not come in the runtime's time": {
    failure: { kind: "timeout", phase: "body" },
    real: { do: "stall", where: "in the body" },
    ...{ code: "timeout", outcome: "applied", applied: true },
  },
  "headers that never come": {
    failure: { kind: "stall", phase: "headers", applied: true },
    real: { do: "stall", where: "before headers" },
    ...{ code: "timeout", outcome: "unknown", applied: true },
  },
  "a body that never comes": {
    failure: { kind: "stall", phase: "body" },
    real: { do: "stall", where: "in the body" },
    ...{ code: "timeout", outcome: "applied", applied: true },
  },
  "a redirect": {
    failure: { kind: "redirect" },
    real: { do: "answer", status: 302, headers: { location: "https://elsewhere.example/" } },
    ...{ code: "redirect", outcome: "unknown", applied: false },
  },
  "an answer that is cut off": {
    failure: { kind: "cut-off" },
    real: { do: "cut", by: "chunked" },
    ...{ code: "unreadable_response", outcome: "applied", applied: true },
  },
  "an answer without an end": {
    failure: { kind: "endless" },
    real: { do: "flood", status: 201 },
    ...{ code: "unreadable_response", outcome: "applied", applied: true },
  },
  "an empty answer": {
    failure: { kind: "empty" },
    real: { do: "answer", status: 201 },
    ...{ code: "unreadable_response", outcome: "applied", applied: true },
  },
  "an answer that is not JSON": {
    failure: { kind: "not-json" },
    real: { do: "answer", status: 201, body: "<title>Sign in</title>" },
    ...{ code: "unreadable_response", outcome: "applied", applied: true },
  },
  "an answer with another body": {
    failure: { kind: "other-body", body: { data: null } },
    real: { do: "answer", status: 201, body: '{"data":null}' },
    ...{ code: "unreadable_response", outcome: "applied", applied: true },
  },
  "401": {
    failure: { kind: "status", status: 401 },
    ...{ real: refusal(401), code: "authentication", outcome: "rejected", applied: false },
  },
  "403": {
    failure: { kind: "status", status: 403 },
    ...{ real: refusal(403), code: "permission", outcome: "rejected", applied: false },
  },
  "404": {
    failure: { kind: "status", status: 404 },
    ...{ real: refusal(404), code: "not_found", outcome: "rejected", applied: false },
  },
  "422": {
    failure: { kind: "status", status: 422 },
    ...{ real: refusal(422), code: "unprocessable", outcome: "rejected", applied: false },
  },
  "429": {
    failure: { kind: "status", status: 429, retryAfter: 6_100 },
    real: refusal(429, { "retry-after": "7" }),
    ...{ code: "rate_limited", outcome: "rejected", applied: false },
  },
  "418": {
    failure: { kind: "status", status: 418 },
    ...{ real: refusal(418), code: "api_error", outcome: "rejected", applied: false },
  },
  "503": {
    failure: { kind: "status", status: 503, retryAfter: 0 },
    real: refusal(503, { "retry-after": "0" }),
    ...{ code: "server_error", outcome: "unknown", applied: false },
  },
  "500 for what was carried out": {
    failure: { kind: "status", status: 500, applied: true },
    ...{ real: refusal(500), code: "server_error", outcome: "unknown", applied: true },
  },
};

/** Ends a create on a socket. */
async function onSocket({ real, outcome }: Row) {
  if (typeof real === "function") return ending(await real(), { allowInsecureHttp: true });
  const server = await startFaultServer([real]);
  if (real.do !== "stall") return ending(server.url, {});
  const { fetch, headers } = observed();
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const ended = ending(server.url, { ...SILENCE, fetch });
  // What comes before the silence is real, and takes its time.
  await (outcome === "applied" ? headers(1) : server.received(1));
  await vi.advanceTimersByTimeAsync(SILENCE.attemptTimeout);
  return ended;
}

test.each(Object.entries(ROWS))("%s ends a call as it does on a socket", async (_, row) => {
  const { ended, applied, arrived } = await faked(row.failure);
  const { code, outcome } = row;
  expect(ended).toMatchObject({ code, outcome });
  expect(applied).toBe(row.applied);
  expect(arrived).toBe(outcome !== "not-sent");
  const real = await onSocket(row);
  expect(ended).toEqual(row.otherReason ? { ...real, reason: ended.reason } : real);
});

// What no local server can be made to do; the codes are those of transport/failure.test.ts.
test.each<[FailureBeforeArrival, object]>([
  [
    { kind: "timeout", phase: "connect" },
    { code: "timeout", phase: "connect" },
  ],
  [
    { kind: "unreachable", reason: "EHOSTUNREACH" },
    { code: "connection", reason: "EHOSTUNREACH" },
  ],
  [
    { kind: "unreachable", reason: "ENETUNREACH" },
    { code: "connection", reason: "ENETUNREACH" },
  ],
])("%o is not sent", async (failure, expected) => {
  expect(await faked(failure)).toMatchObject({
    ended: { ...expected, outcome: "not-sent" },
    ...{ applied: false, arrived: false },
  });
});
