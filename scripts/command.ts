import { presentable } from "../contract-tests/reporting/presentable.ts";

/**
 * Runs a command to its end: its exit code is what it returns, or 2 when it could not begin. Then the error is printed,
 * without the token.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(presentable(message, process.env["ROOTLY_API_TOKEN"] ?? ""));
    process.exitCode = 2;
  }
}
