import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startReferenceServer } from "../reference/server.ts";
import type { Report } from "./report.ts";

export const TOKEN = "a-token-that-nobody-may-read";
export const SECRET = "a-secret-that-nobody-may-read";
/** What would end a script that is embedded carelessly, and do something. */
export const HOSTILE = "</script><script>document.title = 'hostile'</script><!-- <script>";
const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";

/** A real run against a server with one fault, and what it left. */
export interface FaultyRun {
  /** What a person saw. */
  printed: string;
  code: number;
  /** The folder with the report. */
  folder: string;
  report: Report;
  read(name: string): Promise<string>;
  remove(): Promise<void>;
}

/** Runs a part of the suite against the reference server, whose answers to a create have a `url` that is null. */
export async function runWithFault(only: string): Promise<FaultyRun> {
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-report-"));
  const server = await startReferenceServer({
    incidents: [INCIDENT],
    token: TOKEN,
    wrap: (fetch) => async (input, init) => {
      const response = await fetch(input, init);
      return response.status === 201 ? withFault(response) : response;
    },
  });
  try {
    const { printed, code } = await run(
      ["--import", "tsx", "scripts/contract.ts", "--target", "server", "--report", folder, "--only", only],
      { ROOTLY_API_URL: server.url, ROOTLY_API_TOKEN: TOKEN, ROOTLY_INCIDENT_ID: INCIDENT },
    );
    if (!existsSync(path.join(folder, "report.json"))) throw new Error(`There is no report. Printed was:\n${printed}`);
    const read = (name: string) => readFile(path.join(folder, name), "utf8");
    // What the reporter wrote.
    const report = JSON.parse(await read("report.json")) as Report;
    return { printed, code, folder, report, read, remove: () => rm(folder, { recursive: true }) };
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  } finally {
    await server.close();
  }
}

async function withFault(response: Response): Promise<Response> {
  const document = (await response.json()) as { data: { attributes: object } };
  const secrets = { jti: SECRET, session_token: `${SECRET} "quoted"` };
  Object.assign(document.data.attributes, { url: null, incident_title: HOSTILE, brand_new: secrets });
  const headers = new Headers(response.headers);
  headers.set("set-cookie", `session=${SECRET}`);
  return new Response(JSON.stringify(document), { status: response.status, headers });
}

function run(args: string[], environment: NodeJS.ProcessEnv): Promise<{ printed: string; code: number }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: { ...process.env, ...environment } }, (error, stdout, stderr) =>
      resolve({ printed: stdout + stderr, code: typeof error?.code === "number" ? error.code : 0 }),
    );
  });
}
