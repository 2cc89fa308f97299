// A unit test that needs neither network nor token: npx tsx --test examples/testing.ts
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRootlyClient, type RootlyClient } from "rootly-action-items";
import { reconcile } from "rootly-action-items/reconcile";
import { createFakeRootly } from "rootly-action-items/testing";

/** What is tested: files an action item for each finding that has none. */
async function fileFindings({ actionItems }: RootlyClient, incidentId: string, findings: string[]): Promise<void> {
  const filed = new Set<string>();
  for await (const { summary } of actionItems.list(incidentId)) filed.add(summary);
  for (const summary of findings.filter((finding) => !filed.has(finding))) {
    await actionItems.create(incidentId, { summary, kind: "follow_up" }, { onUnknown: reconcile() });
  }
}

function start() {
  const fake = createFakeRootly({ incidents: ["incident-1"] });
  const rootly = createRootlyClient({ token: "test-token", fetch: fake.fetch });
  return { fake, rootly };
}

await test("a finding is filed once", async () => {
  const { fake, rootly } = start();
  fake.seed("incident-1", { summary: "Rotate the leaked key", status: "done" });
  await fileFindings(rootly, "incident-1", ["Rotate the leaked key", "Purge the build log"]);
  assert.deepEqual(
    fake.items.map(({ summary, kind }) => `${kind}: ${summary}`),
    ["task: Rotate the leaked key", "follow_up: Purge the build log"],
  );
});

await test("a finding is filed once, even when the answer to that is lost", async () => {
  const { fake, rootly } = start();
  fake.failNext({ kind: "connection-lost", applied: true, operationId: "createIncidentActionItem" });
  await fileFindings(rootly, "incident-1", ["Purge the build log"]);
  assert.equal(fake.items.length, 1);
});

await test("an incident that is not there is an error", async () => {
  const { fake, rootly } = start();
  await assert.rejects(fileFindings(rootly, "incident-2", ["Purge the build log"]), { code: "not_found" });
  assert.equal(fake.requests[0]?.operationId, "listIncidentActionItems");
});
