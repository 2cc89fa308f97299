import { expect, test } from "vitest";
import type { AnyRootlyError, Outcome, RootlyClientOptions } from "../index.ts";
import { clientOf, INCIDENT } from "../test-support/clients.ts";
import { refusingPort, type Step, startFaultServer } from "../test-support/fault-server.ts";
import { startUntrustedTlsServer } from "../test-support/tls-server.ts";
import { createFakeRootly, type Failure } from "../testing.ts";
import type { FailureBeforeArrival } from "./failures.ts";

// Each failure of the fake, next to the same one on a socket: the client must not see a difference.

const SUMMARY = { summary: "Rotate the leaked key" };

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
const SILENCE = { attemptTimeout: 200 };

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

test.each(Object.entries(ROWS))("%s ends a call as it does on a socket", async (_, row) => {
  const { ended, applied, arrived } = await faked(row.failure);
  const { code, outcome } = row;
  expect(ended).toMatchObject({ code, outcome });
  expect(applied).toBe(row.applied);
  expect(arrived).toBe(outcome !== "not-sent");
  const url = typeof row.real === "function" ? await row.real() : (await startFaultServer([row.real])).url;
  const options = "do" in row.real && row.real.do === "stall" ? SILENCE : {};
  const real = await ending(url, { ...options, allowInsecureHttp: true });
  expect(ended).toEqual(row.otherReason ? { ...real, reason: ended.reason } : real);
});

// What no local server can be made to do; the codes are those of connection-failure.test.ts.
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
