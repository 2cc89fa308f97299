/** `npm run reference`: keeps a stateful server of the description running until Ctrl-C. */
import { startReferenceServer } from "../contract-tests/reference/server.ts";
import { portOption } from "./port-option.ts";

const USAGE = `Usage: npm run reference -- [--port PORT]

Keeps a server running that behaves as the description says and remembers what it is told, in memory.

  --port PORT   where to listen on 127.0.0.1, 1 to 65535 (default 4011)`;

const INCIDENT = { id: "76e27009-efed-49a6-be80-bf0a5c2ae25e", title: "Key printed in a build log" };

const port = portOption(USAGE, 4011);
try {
  const { url, fake, close } = await startReferenceServer({ port, incidents: [INCIDENT] });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
  const { id } = fake.seed(INCIDENT.id, { summary: "Rotate the leaked key", priority: "high" });
  console.log(`The reference server listens on ${url}; any bearer token is valid there. Ctrl-C ends it.

  incident      ${INCIDENT.id}
  action item   ${id}

  curl -H 'Authorization: Bearer any-token' ${url}/v1/incidents/${INCIDENT.id}/action_items`);
} catch (error) {
  const inUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(inUse ? `Port ${port} is in use: end what uses it, or choose another with --port.` : error);
  process.exitCode = 1;
}
