import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";

const ANSWER_MS = 120_000;

/**
 * Builds an application of Next with one route that runs a program, serves it, and asks it once.
 *
 * @param folder Where Next and the package are installed.
 * @param program An ES module whose default export is a function.
 */
export async function serveNext(
  folder: string,
  program: string,
  runtime: "nodejs" | "edge",
  input: object,
): Promise<unknown> {
  const route = path.join(folder, "app/route");
  await mkdir(route, { recursive: true });
  await writeFile(path.join(route, "program.js"), program);
  await writeFile(
    path.join(route, "route.js"),
    `import program from "./program.js";
export const runtime = "${runtime}";
export const dynamic = "force-dynamic";
export async function GET() { return Response.json(await program(${JSON.stringify(input)})); }
`,
  );
  await writeFile(
    path.join(folder, "app/layout.js"),
    "export default function Layout({ children }) { return children; }\n",
  );
  const next = path.join(folder, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [next, "build"], { cwd: folder, env, timeout: 240_000 });
  const server = spawn(process.execPath, [next, "start", "--port", "0"], { cwd: folder, env });
  try {
    const url = await addressIn(server.stdout);
    const response = await fetch(`${url}/route`, { signal: AbortSignal.timeout(ANSWER_MS) });
    return await response.json();
  } finally {
    server.kill();
    await once(server, "close");
  }
}

/** The address that a server prints once it listens. */
async function addressIn(output: Readable): Promise<string> {
  let printed = "";
  // A pipe that is closed would end the server.
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    const [, url] = /(http:\/\/localhost:\d+)[^]*Ready/.exec(printed) ?? [];
    if (url === undefined) continue;
    output.resume();
    return url;
  }
  throw new Error(`Next has not started: ${printed}`);
}
