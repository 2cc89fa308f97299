/** `npm run mock`: keeps a mock of the description running until Ctrl-C. */
import { parseArgs } from "node:util";
import { startPrism } from "./prism.ts";

const USAGE = `Usage: npm run mock -- [--port PORT]

Keeps Prism running on a mock of generated/openapi.json, and loads it anew whenever it is regenerated.

  --port PORT   where to listen on 127.0.0.1, 1 to 65535 (default 4010)`;

function options(): { port: number } {
  try {
    const { values } = parseArgs({ options: { port: { type: "string", default: "4010" }, help: { type: "boolean" } } });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`--port takes a whole number from 1 to 65535, not ${JSON.stringify(values.port)}`);
    }
    return { port };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

const { port } = options();
try {
  const prism = await startPrism({ description: "generated/openapi.json", port, onLine: (line) => console.log(line) });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void prism.stop());
  console.log(`The mock listens on ${prism.url}; any bearer token is valid there. Ctrl-C ends it.`);
  await prism.ended;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
