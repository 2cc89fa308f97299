import assert from "node:assert/strict";
import { ArgumentError, createRootlyClient, isRootlyError } from "rootly-action-items";
import description from "rootly-action-items/openapi.json" with { type: "json" };
import { reconcile } from "rootly-action-items/reconcile";
import { createFakeRootly } from "rootly-action-items/testing";
import { undiciFetch } from "rootly-action-items/undici";
import { validation } from "rootly-action-items/validation";

assert.equal(description.openapi, "3.1.0");
const rootly = createRootlyClient({ validation: validation({ mode: "throw" }) });
const item = await rootly.actionItems.create("an-incident", { summary: "From an ES module" });
assert.equal(item.kind, "task");
const refused = await createRootlyClient()
  .actionItems.create("an-incident", { summary: " " })
  .catch((error) => error);
assert.ok(isRootlyError(refused));
assert.match(refused.message, /Summary can't be blank/);
await assert.rejects(rootly.actionItems.create("an-incident", { summary: " " }), { code: "invalid_argument" });
const fake = createFakeRootly();
const faked = createRootlyClient({ fetch: fake.fetch });
fake.seed("an-incident", { summary: "From the fake" });
assert.equal((await faked.actionItems.list("an-incident")).items[0].summary, "From the fake");
fake.failNext({ kind: "connection-lost", applied: true });
const found = await faked.actionItems.create("an-incident", { summary: "Lost" }, { onUnknown: reconcile() });
assert.equal(found.summary, "Lost");
const overUndici = createRootlyClient({ fetch: undiciFetch() });
assert.equal((await overUndici.actionItems.get(item.id)).kind, "task");
for (const make of [validation, undiciFetch, createFakeRootly])
  assert.throws(() => make({ unknown: 1 }), ArgumentError);
await assert.rejects(import("rootly-action-items/dist/index.js"), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
console.log(item.id);
