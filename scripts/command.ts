import { outliveClosedOutput } from "../contract-tests/reporting/closed-output.ts";
import { presentable } from "../contract-tests/reporting/presentable.ts";

/**
 * Runs a command to its end: its exit code is what it returns, or 2 when it could not begin. Then the error is printed,
 * without the token.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  outliveClosedOutput();
  try {
    process.exitCode = await main();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(presentable(message, process.env["ROOTLY_API_TOKEN"] ?? ""));
    process.exitCode = 2;
  }
}

/** What every command that keeps a server running takes, for `parseArgs`. */
export const SERVER_OPTIONS = { port: { type: "string" }, help: { type: "boolean" } } as const;

/**
 * The options of a command. Ends the process with exit code 2 and the usage when they are wrong.
 *
 * @param read Parses them; its error message goes to the user.
 */
export function optionsOrUsage<Options extends { help?: boolean | undefined }>(
  usage: string,
  read: () => Options,
): Options {
  outliveClosedOutput();
  try {
    const options = read();
    if (options.help) {
      console.log(usage);
      process.exit(0);
    }
    return options;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

/** @throws {Error} when `--port` was given something that is no port. */
export function portFrom(option: string | undefined, fallback: number): number {
  const port = Number(option ?? fallback);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port takes a whole number from 1 to 65535, not ${JSON.stringify(option)}`);
  return port;
}
