// Files an action item: ROOTLY_API_TOKEN=… npx tsx examples/create.ts INCIDENT_ID "Rotate the leaked key"
import { createRootlyClient } from "rootly-action-items";

const [incidentId = "", summary = ""] = process.argv.slice(2);

// Without options, the token is ROOTLY_API_TOKEN and the address ROOTLY_API_URL, or Rootly's own.
const rootly = createRootlyClient();
const item = await rootly.actionItems.create(incidentId, { summary, priority: "high" });

console.log(`${item.id} is ${item.status}, and assigned to ${item.assigned_to?.email ?? "nobody"}: ${item.url}`);
