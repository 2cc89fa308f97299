const assert = require("node:assert/strict");
const { ArgumentError, createRootlyClient, isRootlyError } = require("rootly-action-items");
const description = require("rootly-action-items/openapi.json");
const { createFakeRootly } = require("rootly-action-items/testing");
const { reconcile } = require("rootly-action-items/reconcile");
const { undiciFetch } = require("rootly-action-items/undici");
const { validation } = require("rootly-action-items/validation");

async function main() {
  assert.equal(description.openapi, "3.1.0");
  const rootly = createRootlyClient({ validation: validation({ mode: "throw" }) });
  const item = await rootly.actionItems.create("an-incident", { summary: "From CommonJS" });
  assert.equal(item.kind, "task");
  const refused = await createRootlyClient()
    .actionItems.create("an-incident", { summary: " " })
    .catch((error) => error);
  assert.ok(isRootlyError(refused));
  const fake = createFakeRootly();
  fake.failNext({ kind: "connection-lost", applied: true });
  const lost = createRootlyClient({ fetch: fake.fetch }).actionItems.create("an-incident", { summary: "Lost" });
  await assert.rejects(lost, { code: "connection", outcome: "unknown" });
  assert.equal(typeof reconcile({ resend: true }), "function");
  assert.equal(fake.items[0].summary, "Lost");
  const overUndici = createRootlyClient({ fetch: undiciFetch() });
  assert.equal((await overUndici.actionItems.get(item.id)).kind, "task");
  for (const make of [validation, undiciFetch, createFakeRootly])
    assert.throws(() => make({ unknown: 1 }), ArgumentError);
  // An error of the other copy of the package is recognised too.
  const copy = await import("rootly-action-items");
  assert.notEqual(copy.isRootlyError, isRootlyError);
  assert.ok(copy.isRootlyError(refused));
  console.log(item.id);
}

main();
