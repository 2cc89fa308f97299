// Lists what is open, matters, and is due before a day: ROOTLY_API_TOKEN=… npx tsx examples/list.ts 2026-12-01
import { createRootlyClient } from "rootly-action-items";

const [day = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
const rootly = createRootlyClient();

const due = rootly.actionItems.listAll({
  filter: { status: "open", priority: { in: ["high", "medium"] }, due_date: { lt: day } },
  sort: "due_date",
});
for await (const item of due) {
  console.log(`${item.due_date}: ${item.summary} (${item.incident_title})`);
}
