/** `npm run mock`, `npm run reference`: keeps a server of the spec running until Ctrl-C. */
import { optionsOrUsage, readOptions } from "./command.ts";

const MOCK_USAGE = `Usage: npm run mock -- [--port PORT]

Keeps a Prism mock of generated/openapi.json running, and reloads it whenever that file is generated again.

  --port PORT   where to listen on 127.0.0.1, 1 to 65535 (default 4010)`;

const REFERENCE_USAGE = `Usage: npm run reference -- [--port PORT] [--token TOKEN] [--incident ID]... [--cors]

Keeps a server running that conforms to the spec and holds its data in memory.

  --port PORT     where to listen on 127.0.0.1, 1 to 65535 (default 4011)
  --token TOKEN   the only valid bearer token (default: any token is valid)
  --incident ID   an incident that exists; repeatable (default: every incident exists)
  --cors          answers CORS, preflights included, so that web pages of any origin can use it (default: off)`;

/** Where the example item is, when nobody names an incident. */
const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";

/** What both servers take. */
const OPTIONS = { port: { type: "string" }, help: { type: "boolean" } } as const;

const [, , server, ...args] = process.argv;

async function serveMock(): Promise<void> {
  const { port } = optionsOrUsage(MOCK_USAGE, () => {
    const { values } = readOptions({ args, options: OPTIONS });
    return { ...values, port: portFrom(values.port, 4010) };
  });
  const { startPrism } = await import("./prism.ts");
  const prism = await startPrism({ spec: "generated/openapi.json", port, onLine: (line) => console.log(line) });
  let isStopped = false;
  onSignal(() => {
    isStopped = true;
    void prism.stop();
  });
  console.log(`The mock listens on ${prism.url}; any bearer token is valid there. Ctrl-C ends it.`);
  const how = await prism.ended;
  if (!isStopped)
    throw new Error(`\nPrism has ended by itself, with ${how}; what it printed last says why. Start the mock again.`);
}

async function serveReference(): Promise<void> {
  const { port, token, incident, cors } = optionsOrUsage(REFERENCE_USAGE, () => {
    const { values } = readOptions({
      args,
      options: {
        ...OPTIONS,
        token: { type: "string" },
        incident: { type: "string", multiple: true },
        cors: { type: "boolean" },
      },
    });
    if (values.token !== undefined && !/^[\x21-\x7e]+$/.test(values.token))
      throw new Error("--token takes visible ASCII characters");
    const wrong = values.incident?.find((id) => !/^[\w-]+$/.test(id));
    if (wrong !== undefined) throw new Error(`--incident takes an identifier, not ${JSON.stringify(wrong)}`);
    return { ...values, port: portFrom(values.port, 4011) };
  });
  const { startReferenceServer } = await import("../contract-tests/reference/server.ts");
  const incidents = incident?.map((id) => ({ id, title: "Key printed in a build log" }));
  const starting = startReferenceServer({ port, token, incidents, cors });
  const { url, fake, close } = await starting.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is in use: stop the process that uses it, or choose another port with --port.`);
  });
  onSignal(() => void close());
  const [incidentId = INCIDENT] = incident ?? [];
  const { id } = fake.seed(incidentId, { summary: "Rotate the leaked key", priority: "high" });
  const valid = token === undefined ? "any bearer token is valid" : "only the token of --token is valid";
  const authorization =
    token === undefined ? "'Authorization: Bearer any-token'" : '"Authorization: Bearer $ROOTLY_API_TOKEN"';
  console.log(`The reference server listens on ${url}; ${valid} there. Ctrl-C ends it.

  incident      ${incidentId}
  action item   ${id}

  curl -H ${authorization} ${url}/v1/incidents/${incidentId}/action_items`);
}

function portFrom(option: string | undefined, fallback: number): number {
  const port = Number(option ?? fallback);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port takes a whole number from 1 to 65535, not ${JSON.stringify(option)}`);
  return port;
}

function onSignal(stop: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
}

try {
  await (server === "mock" ? serveMock() : serveReference());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
