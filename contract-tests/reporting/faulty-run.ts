import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { startReferenceServer } from "../reference/server.ts";
import type { Report } from "./report.ts";

export const TOKEN = "a-token-that-nobody-may-read";
export const SECRET = "a-secret-that-nobody-may-read";
/** What would end a script that is embedded carelessly, and do something. */
export const HOSTILE = "</script><script>document.title = 'hostile'</script><!-- <script>";
/** What would be obeyed by a terminal, in C0 and C1, or turn the direction of text. */
const OBEYED = "\u001B[31m \u009B2J \u202E";
const JSON_API = { "content-type": "application/vnd.api+json" };
const ECHOES = echoesOf(TOKEN);
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
  /** Runs a command in a shell, as a person would who has just seen this run. */
  again(command: string): Promise<Pick<FaultyRun, "printed" | "code">>;
  remove(): Promise<void>;
}

/** Runs a part of the suite against the reference server, whose answers to a create have a `url` that is null. */
export async function runWithFault(only: string): Promise<FaultyRun> {
  // As people call theirs, which a shell would take for two.
  const folder = await mkdtemp(path.join(tmpdir(), "rootly action-items report-"));
  const server = await startReferenceServer({
    incidents: [INCIDENT],
    token: TOKEN,
    wrap: (fetch) => async (input, init) => {
      // Nothing can be deleted, and the clean-up has to say why.
      if (init?.method === "DELETE") return refusing(new Response(null, { status: 403, headers: JSON_API }));
      const response = await fetch(input, init);
      return response.status === 201 ? withFault(response) : response.status >= 400 ? refusing(response) : response;
    },
  });
  const environment = { ROOTLY_API_URL: server.url, ROOTLY_API_TOKEN: TOKEN, ROOTLY_INCIDENT_ID: INCIDENT };
  const remove = async () => {
    await server.close();
    await rm(folder, { recursive: true });
  };
  try {
    const { printed, code } = await run(
      process.execPath,
      [
        "--import",
        "tsx",
        "scripts/contract.ts",
        "--target",
        "server",
        "--report",
        folder,
        "--max-writes",
        "30",
        "--only",
        only,
      ],
      environment,
    );
    if (!existsSync(path.join(folder, "report.json"))) throw new Error(`There is no report. Printed was:\n${printed}`);
    const read = (name: string) => readFile(path.join(folder, name), "utf8");
    // What the reporter wrote.
    const report = JSON.parse(await read("report.json")) as Report;
    const again = (command: string) =>
      run("bash", ["-c", `${command} --report "$FOLDER"`], { ...environment, FOLDER: path.join(folder, "again") });
    return { printed, code, folder, report, read, again, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function withFault(response: Response): Promise<Response> {
  const document = (await response.json()) as { data: { attributes: object } };
  const echoes = Object.fromEntries(ECHOES.map((echo, at) => [`echo_${at}`, echo]));
  Object.assign(document.data.attributes, echoes, { [TOKEN]: 1, cut_off: `${"x".repeat(45)}${TOKEN}`, url: null });
  const secrets = { jti: SECRET, session_token: `${SECRET} "quoted"` };
  Object.assign(document.data.attributes, {
    url: null,
    incident_title: HOSTILE + OBEYED,
    [`brand_new${OBEYED}`]: OBEYED,
    brand_new: secrets,
  });
  const headers = new Headers(response.headers);
  headers.set("set-cookie", `session=${SECRET}`);
  echoIn(headers);
  // A body may have escapes that JSON.stringify does not write.
  return new Response(withEscapes(JSON.stringify(document)), { status: response.status, headers });
}

function refusing({ status, headers }: Response): Response {
  const errors = ECHOES.map((echo) => ({ title: `${echo} may not do this`, status: String(status) }));
  const echoing = new Headers(headers);
  echoIn(echoing);
  return new Response(JSON.stringify({ errors }), { status, headers: echoing });
}

function echoIn(headers: Headers): void {
  headers.set("location", `https://rootly.example/?token=${encodeURIComponent(TOKEN)}#${TOKEN}`);
  headers.set("x-echo", ECHOES.join(", "));
  headers.set(`x-${TOKEN}`, "1");
}

function withEscapes(json: string): string {
  return json.replace(`"${TOKEN}"`, () => `"${TOKEN.replaceAll(/./g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}"`);
}

function run(file: string, args: string[], environment: NodeJS.ProcessEnv): Promise<{ printed: string; code: number }> {
  return new Promise((resolve) => {
    execFile(file, args, { env: { ...process.env, ...environment } }, (error, stdout, stderr) =>
      resolve({ printed: stdout + stderr, code: typeof error?.code === "number" ? error.code : 0 }),
    );
  });
}

/** A token in the ways in which servers are known to give it back: as it is, escaped, encoded, and in pieces. */
export function echoesOf(token: string): string[] {
  const item = (write: (hex: string) => string) =>
    [...token].map((character) => write(character.charCodeAt(0).toString(16).padStart(2, "0"))).join("");
  const half = Math.ceil(token.length / 2);
  return [
    ...[token, `Bearer ${token}`, token.toUpperCase(), JSON.stringify({ token })],
    ...[
      item((hex) => `%${hex}`),
      item((hex) => `%25${hex}`),
      item((hex) => `\\u00${hex}`),
      item((hex) => `&#x${hex};`),
    ],
    ...[token, `user:${token}`, `me:${token}`, `me2:${token}x`].map((text) => Buffer.from(text).toString("base64")),
    ...[Buffer.from(`?${token}`).toString("base64url"), item((hex) => hex)],
    ...[token.slice(0, half), token.slice(half)],
  ];
}

/** Whether a string tells a token, or half of it: found by undoing whatever it may be written in. */
export function tells(text: string, token: string): boolean {
  const wanted = [token.slice(0, Math.ceil(token.length / 2)), token.slice(Math.ceil(token.length / 2))].map((half) =>
    half.toLowerCase(),
  );
  const packed = [...text.matchAll(/H4sI[\w+/]+={0,2}/g)].map(([data]) =>
    gunzipSync(Buffer.from(data, "base64")).toString(),
  );
  const plain = unescaped([text, ...packed].join("\n"));
  const decoded = [...plain.matchAll(/[\w+/-]{16,}/g)].flatMap(([run]) => [
    ...[0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), "base64").toString("latin1")),
    Buffer.from(run, "hex").toString("latin1"),
  ]);
  const all = [plain, ...decoded].join("\n").toLowerCase();
  return wanted.some((half) => all.includes(half));
}

function unescaped(text: string): string {
  let plain = text;
  for (let depth = 0; depth < 4; depth++)
    plain = plain
      .replace(/\\+u00([\da-f]{2})|%([\da-f]{2})|&#x([\da-f]{2});/gi, (_, ...hex: (string | undefined)[]) =>
        String.fromCharCode(parseInt(hex.slice(0, 3).find((item) => item !== undefined) ?? "", 16)),
      )
      .replaceAll("&amp;", "&");
  return plain;
}
