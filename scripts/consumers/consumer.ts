import { createRootlyClient, isRootlyError, type RootlyClient } from "rootly-action-items";
import { reconcile } from "rootly-action-items/reconcile";
import type { components, operations } from "rootly-action-items/schema";
import { createFakeRootly, type Failure, type FakeRootly } from "rootly-action-items/testing";
import { validation } from "rootly-action-items/validation";

const rootly = createRootlyClient({ token: "t", validation: validation({ mode: "report" }) });

export type Body = operations["createIncidentActionItem"]["requestBody"]["content"]["application/vnd.api+json"];

export async function file(attributes: Body["data"]["attributes"]): Promise<components["schemas"]["ActionItemStatus"]> {
  const item = await rootly.actionItems.create("an-incident", attributes, { onUnknown: reconcile() });
  const email: string | undefined = item.assigned_to?.email;
  console.log(email);
  return item.status;
}

export async function fileSafely(): Promise<string> {
  const result = await rootly.actionItems.safeCreate("an-incident", { summary: "Rotate the leaked key" });
  return result.ok ? "filed" : result.error.message;
}

export async function raw(body: Body): Promise<string | undefined> {
  const { data } = await rootly.http.POST("/v1/incidents/{incident_id}/action_items", {
    params: { path: { incident_id: "an-incident" } },
    body,
  });
  return data?.data.id;
}

export function tell(error: unknown): string {
  return isRootlyError(error) ? `${error.code}: ${error.outcome}` : String(error);
}

export function faked(failure: Failure): FakeRootly {
  const fake = createFakeRootly({ incidents: ["an-incident"], now: () => new Date(0) });
  fake.failNext({ ...failure, operationId: "updateIncidentActionItem" }, 2);
  const summary: string = fake.seed("an-incident", { jira_issue_key: "SEC-42" }).summary;
  createRootlyClient({ token: summary, fetch: fake.fetch });
  return fake;
}

// What a library exports without writing down its type: the compiler has to be able to name it (TS2742 in
// https://github.com/MasterKale/SimpleWebAuthn/issues/698, https://github.com/microsoft/TypeScript/issues/42873).
export class ActionItemService {
  constructor(readonly client: RootlyClient) {}
  file = (summary: string) => this.client.actionItems.create("an-incident", { summary });
  close = (id: string) => this.client.actionItems.update(id, { status: "done" });
  remove = (id: string) => this.client.actionItems.delete(id);
  details = (id: string) => this.client.actionItems.get(id).withResponse();
  list = () => this.client.actionItems.listAll();
  pages = () => this.client.actionItems.listAll().pages();
  page = () => this.client.actionItems.safeListAll();
  documents = () => this.client.http;
  known = (error: unknown) => (isRootlyError(error) ? error : undefined);
}
export const { create, safeUpdate } = rootly.actionItems;
export const recovery = reconcile({ resend: true });
export const validator = validation();
export const seeded = () => createFakeRootly().seed("an-incident");

// @ts-expect-error: a failure that there is not
faked({ kind: "lost" });
// @ts-expect-error: what arrives nowhere is not carried out
faked({ kind: "unreachable", applied: true });

// @ts-expect-error: a misspelt attribute
file({ summary: "s", priorty: "high" });
// @ts-expect-error: a value outside its enum
file({ summary: "s", priority: "urgent" });
// @ts-expect-error: no summary
file({ priority: "high" });
