/** `npm start`: from the description to a created action item, and nothing left running. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRootlyClient } from "../src/index.ts";
import { startPrism } from "./prism.ts";

const generation = spawn(process.execPath, ["--import", "tsx", "scripts/generate.ts"], { stdio: "inherit" });
const [code] = (await once(generation, "close")) as [number | null];
if (code !== 0) process.exit(code ?? 1);

const prism = await startPrism({ description: "generated/openapi.json" }).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void prism.stop().then(() => process.exit(130)));
}
try {
  console.log(`Prism mocks the description on ${prism.url}`);
  const rootly = createRootlyClient({ baseUrl: prism.url, token: "any-token" });
  const item = await rootly.actionItems.create("76e27009-efed-49a6-be80-bf0a5c2ae25e", {
    summary: "Rotate the leaked key",
    priority: "high",
  });
  const creator = item.created_by;
  const rows: [string, string | null | undefined][] = [
    ["id", item.id],
    ["summary", item.summary],
    ["kind", item.kind],
    ["priority", item.priority],
    ["status", item.status],
    ["incident", item.incident_title],
    ["assigned to", item.assigned_to?.email],
    ["created by", creator && ("data" in creator ? creator.data.attributes.email : creator.email)],
    ["created at", item.created_at],
    ["url", item.url],
  ];
  console.log("\nCreated an action item through the typed client:\n");
  for (const [name, value] of rows) console.log(`  ${name.padEnd(12)} ${value ?? "nobody"}`);
  console.log("\nA mock answers with the vendor's example, whatever it is sent: another summary, but the real shape.");
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await prism.stop();
}
