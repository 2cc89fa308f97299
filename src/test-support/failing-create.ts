import { createRootlyClient, type RootlyClientOptions } from "rootly-action-items";

/** What a program in any runtime says of a create. */
export interface CreateReport {
  value?: string;
  code?: string;
  outcome?: string;
  reason?: string | undefined;
  message?: string;
  attempts: number | undefined;
}

/** Files an action item and says what became of it. */
export default async function failingCreate(options: RootlyClientOptions): Promise<CreateReport> {
  const rootly = createRootlyClient({ token: "any-token", ...options });
  const result = await rootly.actionItems.safeCreate("incident-1", { summary: "Rotate the leaked key" });
  if (result.ok) return { value: result.value.summary, attempts: result.response.attempts };
  const { code, outcome, message, attempts } = result.error;
  return { code, outcome, message, attempts, reason: "reason" in result.error ? result.error.reason : undefined };
}
