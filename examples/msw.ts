// A test with Mock Service Worker, whose handlers call the fake: npx tsx --test examples/msw.ts
import assert from "node:assert/strict";
import { test } from "node:test";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { createRootlyClient } from "rootly-action-items";
import { createFakeRootly } from "rootly-action-items/testing";

const fake = createFakeRootly({ incidents: ["incident-1"] });

// Whatever sends a request to Rootly gets the fake's response, or the network error that the fake was told to make.
const server = setupServer(
  http.all("https://api.rootly.com/*", ({ request }) => fake.fetch(request).catch(() => HttpResponse.error())),
);

server.listen({ onUnhandledRequest: "error" });

await test("the client reaches the fake", async () => {
  const { actionItems } = createRootlyClient({ token: "test-token" });
  const { id } = await actionItems.create("incident-1", { summary: "Rotate the leaked key" });
  assert.equal((await actionItems.update(id, { status: "done" })).status, "done");
  assert.deepEqual(
    fake.requests.map(({ operationId }) => operationId),
    ["createIncidentActionItem", "updateIncidentActionItem"],
  );
});

await test("so does a plain fetch", async () => {
  fake.reset();
  fake.seed("incident-1", { summary: "Purge the build log" });
  const response = await fetch("https://api.rootly.com/v1/action_items", {
    headers: { authorization: "Bearer test-token", accept: "application/vnd.api+json" },
  });
  const { data } = await response.json();
  assert.equal(data[0].attributes.summary, "Purge the build log");
});

await test("failures that are planned reach the client, too", async () => {
  fake.reset();
  const { actionItems } = createRootlyClient({ token: "test-token" });
  fake.failNext({ kind: "status", status: 422 });
  const refused = await actionItems.safeCreate("incident-1", { summary: "Rotate the leaked key" });
  assert.equal(refused.error?.code, "unprocessable");
  fake.failNext({ kind: "connection-lost", applied: true });
  const lost = await actionItems.safeCreate("incident-1", { summary: "Rotate the leaked key" });
  assert.equal(lost.error?.outcome, "unknown");
  assert.equal(fake.items.length, 1);
});

server.close();
