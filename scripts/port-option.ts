import { parseArgs } from "node:util";

/**
 * The port that a command was given with `--port`. Says how the command is used and ends the process when it was asked
 * for that, with exit code 0, or could not be understood, with 2.
 */
export function portOption(usage: string, fallback: number): number {
  try {
    const { values } = parseArgs({ options: { port: { type: "string" }, help: { type: "boolean" } } });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const port = Number(values.port ?? fallback);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`--port takes a whole number from 1 to 65535, not ${JSON.stringify(values.port)}`);
    }
    return port;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}
