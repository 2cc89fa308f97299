/** `npm run mock`: keeps a mock of the description running until Ctrl-C. */
import { portOption } from "./port-option.ts";
import { startPrism } from "./prism.ts";

const USAGE = `Usage: npm run mock -- [--port PORT]

Keeps Prism running on a mock of generated/openapi.json, and loads it anew whenever it is regenerated.

  --port PORT   where to listen on 127.0.0.1, 1 to 65535 (default 4010)`;

const port = portOption(USAGE, 4010);
try {
  const prism = await startPrism({ description: "generated/openapi.json", port, onLine: (line) => console.log(line) });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void prism.stop());
  console.log(`The mock listens on ${prism.url}; any bearer token is valid there. Ctrl-C ends it.`);
  await prism.ended;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
