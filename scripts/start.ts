/** `npm start`: from the spec to the whole life of an action item, and nothing left running. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { startReferenceServer } from "../contract-tests/reference/server.ts";
import { type ActionItem, createRootlyClient } from "../src/index.ts";
import { noOptions } from "./command.ts";
import { startPrism } from "./prism.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const token = "any-token";

noOptions(`Usage: npm start

Brings the generated files up to date, starts a mock and a server in memory, takes an action item through its life with
the client, and stops everything.`);
const generation = spawn(process.execPath, ["scripts/generate/launch.js"], { stdio: "inherit" });
const [code] = (await once(generation, "close")) as [number | null];
if (code !== 0) process.exit(code ?? 1);

const prism = await startPrism({ spec: "generated/openapi.json" }).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
const server = await startReferenceServer({ incidents: [{ id: INCIDENT, title: "A key leaked" }] });
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void prism.stop().then(() => process.exit(130)));
}
try {
  await mock(prism.url);
  await life(server.url);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await Promise.all([prism.stop(), server.close()]);
}

/** A mock answers with the vendor's examples, whatever it is sent. */
async function mock(baseUrl: string): Promise<void> {
  const rootly = createRootlyClient({ baseUrl, token });
  const item = await rootly.actionItems.create(INCIDENT, { summary: "Rotate the leaked key" });
  console.log(`Prism mocks the spec on ${baseUrl}: a create is answered with "${item.summary}"`);
}

/** A server that keeps what it is told shows what becomes of it. */
async function life(baseUrl: string): Promise<void> {
  console.log(`The reference server runs on ${baseUrl}; there, an action item goes through its life:\n`);
  const { actionItems } = createRootlyClient({ baseUrl, token });
  const tell = (method: string, what: string) => console.log(`  ${method.padEnd(9)} ${what}`);
  const told = (item: ActionItem | undefined) => item && `${item.summary}: ${item.priority}, ${item.status}`;

  const { id } = await actionItems.create(INCIDENT, { summary: "Rotate the leaked key", priority: "high" });
  tell("create", id);
  tell("get", `${told(await actionItems.get(id))}`);
  for await (const item of actionItems.list(INCIDENT)) tell("list", `${told(item)}`);
  tell("update", `${told(await actionItems.update(id, { status: "done" }))}`);
  for (const status of ["open", "done"] as const) {
    const { items } = await actionItems.listAll({ filter: { status } });
    tell("listAll", `${items.length} of status ${status}`);
  }
  tell("delete", `${told(await actionItems.delete(id))}`);
  const result = await actionItems.safeGet(id);
  tell("get", result.ok ? "still there" : `${result.error.name}: ${result.error.message}`);
}
