/** `npm run mock`: keeps a mock of the spec running until Ctrl-C. */
import { optionsOrUsage, portFrom, readOptions, SERVER_OPTIONS } from "./command.ts";

const USAGE = `Usage: npm run mock -- [--port PORT]

Keeps a Prism mock of generated/openapi.json running, and reloads it whenever that file is generated again.

  --port PORT   where to listen on 127.0.0.1, 1 to 65535 (default 4010)`;

const { port } = optionsOrUsage(USAGE, () => {
  const { values } = readOptions({ options: SERVER_OPTIONS });
  return { ...values, port: portFrom(values.port, 4010) };
});
try {
  const { startPrism } = await import("./prism.ts");
  const prism = await startPrism({ spec: "generated/openapi.json", port, onLine: (line) => console.log(line) });
  let isStopped = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      isStopped = true;
      void prism.stop();
    });
  }
  console.log(`The mock listens on ${prism.url}; any bearer token is valid there. Ctrl-C ends it.`);
  const how = await prism.ended;
  if (!isStopped) {
    console.error(`\nPrism has ended by itself, with ${how}; what it printed last says why. Start the mock again.`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
