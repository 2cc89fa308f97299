// Says what to do about each way in which a create can fail.
import { createRootlyClient, isRootlyError } from "rootly-action-items";

const [incidentId = "", summary = ""] = process.argv.slice(2);
const rootly = createRootlyClient({ attemptTimeout: Number(process.env["ATTEMPT_TIMEOUT_MS"] ?? 30_000) });

const result = await rootly.actionItems.safeCreate(incidentId, { summary });
if (result.ok) {
  console.log(`Filed ${result.value.id}; ${result.response.rateLimit.remaining ?? "some"} requests are left.`);
} else {
  console.log(`${result.error.message}\n${advice(result.error)}\n${effect(result.error.outcome)}`);
  process.exitCode = 1;
}

function advice(error: unknown): string {
  // Also true for an error of another copy of the package, where instanceof would not be.
  if (!isRootlyError(error)) return "This is a defect of the program.";
  switch (error.code) {
    case "invalid_argument":
      return `Correct ${error.argument}.`;
    case "authentication":
      return "Renew the token.";
    case "permission":
      return "Ask for a token that may file action items.";
    case "not_found":
      return "Check the incident's identifier, and whether the token may see it.";
    case "unprocessable":
      return `Correct what was refused: ${error.errors.map(({ title }) => title).join(", ")}.`;
    case "rate_limited":
      return `Try again in ${Math.ceil((error.retryAfter ?? 60_000) / 1000)} s.`;
    case "server_error":
    case "api_error":
      return `Report status ${error.status} to Rootly${error.requestId ? `, with ${error.requestId}` : ""}.`;
    case "connection":
      return `Check the network (${error.reason ?? "no reason was given"}).`;
    case "timeout":
      return `Waited too long for the ${error.phase}.`;
    case "redirect":
      return `Check ROOTLY_API_URL: it leads to ${error.location}.`;
    case "unreadable_response":
    case "invalid_response":
      return "Look the action item up: the server's answer tells nothing of it.";
  }
}

function effect(outcome: string): string {
  // Only where `onUnknown: reconcile()` was asked for.
  if (outcome === "not-applied") return "Nothing was found of it, twice; it is safe to try again.";
  if (outcome === "not-sent" || outcome === "rejected") return "Nothing was filed; it is safe to try again.";
  return "It may have been filed: look before trying again.";
}
