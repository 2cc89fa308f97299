/** Runs programs one after the other, each with a reference server of its own, and writes what each printed as JSON. */
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { startReferenceServer } from "../../contract-tests/reference/server.ts";

/** What came of a program. */
export interface Run {
  lines: string[];
  /** What it threw. */
  error?: string;
}

const [output = "", ...files] = process.argv.slice(2);
const runs: Run[] = [];
const print = console.log;
for (const file of files) {
  const server = await startReferenceServer();
  Object.assign(process.env, { ROOTLY_API_URL: server.url, ROOTLY_API_TOKEN: "any-token" });
  const run: Run = { lines: [] };
  for (const method of ["log", "info", "warn", "error", "debug"] as const)
    console[method] = (...values) => run.lines.push(...format(...values).split("\n"));
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    run.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  runs.push(run);
  await server.close();
}
console.log = print;
await writeFile(output, JSON.stringify(runs));
// What a program leaves open, a connection that is kept alive for example, keeps nobody waiting.
process.exit();
