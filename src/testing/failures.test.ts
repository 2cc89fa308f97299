import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf, INCIDENT } from "../test-support/clients.ts";
import { createFakeRootly } from "../testing.ts";
import { validation } from "../validation.ts";

// Waits between attempts are the subject of other files.
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.001);
});

const SUMMARY = { summary: "Rotate the leaked key" };

test("a rate limit that is used up asks to wait until its window ends", async () => {
  const fake = createFakeRootly();
  fake.failNext({ kind: "status", status: 429 });
  const { actionItems } = clientOf("https://api.rootly.com", { fetch: fake.fetch });
  const result = await actionItems.safeList(INCIDENT);
  if (result.ok || result.error.code !== "rate_limited") throw new Error("The list was not limited.");
  expect(result.error).toMatchObject({ attempts: 1, errors: [{ title: "Rate limit exceeded. Try again later." }] });
  expect(result.error.rateLimit).toMatchObject({ remaining: 0 });
  expect(result.error.retryAfter).toBeGreaterThan(3_590_000);
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
