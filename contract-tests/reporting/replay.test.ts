import { execFile, execFileSync } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalServer, localServer } from "../exchange/local-server.ts";
import type { TestCaseReport } from "./report.ts";
import { withoutSecrets } from "./presentable.ts";
import { curl, quoted, replay } from "./replay.ts";

const TOKEN = "a-token/with+signs=";
const POST = { method: "POST", url: "/v1/things?a=b%20c" };
const HEADERS = { accept: "application/vnd.api+json", "user-agent": "tests" };

let server: LocalServer;
/** What arrived last. */
let arrived: { method: string | undefined; url: string | undefined; headers: object; body: string };
beforeAll(async () => {
  server = await localServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    void buffer(incoming).then((body) => {
      const { host: _, "content-length": __, ...others } = headers;
      arrived = { method, url, headers: others, body: body.toString() };
      outgoing.writeHead(200, { "content-length": method === "HEAD" ? 10 : 0 }).end();
    });
  });
});
afterAll(() => server.close());

test.each<[string, { method: string; url: string; headers?: Record<string, string>; body?: string }]>([
  [
    "JSON",
    { ...POST, headers: { "content-type": "application/json" }, body: '{"it\'s":"$HOME `id` \\"x\\" \\\\ %41 !x"}\n' },
  ],
  ["a body without a media type", { ...POST, body: "{" }],
  ["a body that looks like the name of a file", { ...POST, body: "@/etc/hostname" }],
  ["an empty body", { ...POST, body: "" }],
  ["a body of control characters", { ...POST, body: "'\u001B[31m\u009B\u202E\r\n\t\\x41👋\\" }],
  ["brackets in the query", { method: "GET", url: "/v1/things?filter[status]=open,done&page[size]={2}" }],
  ["HEAD", { method: "HEAD", url: "/v1/things" }],
  ["an empty header", { method: "GET", url: "/", headers: { authorization: "" } }],
  [
    "the token in a header, the query and the body",
    { ...POST, url: `/?t=x${TOKEN}y`, headers: { authorization: `Bearer ${TOKEN}` }, body: `"${TOKEN}'` },
  ],
  [
    "the token in a header with other signs",
    { method: "GET", url: "/", headers: { authorization: `Bearer  "${TOKEN}"$(id)` } },
  ],
])("sends again: %s", async (_, { headers = {}, ...request }) => {
  const sent = { ...request, url: server.url + request.url, headers: { ...HEADERS, ...headers } };
  // What reports hold.
  const record = JSON.parse(JSON.stringify(sent), (_, value: unknown) =>
    typeof value === "string" ? withoutSecrets(value, TOKEN) : value,
  ) as typeof sent;
  const command = curl({ request: record });
  expect(command).not.toMatch(/[^\P{Cc}\n\t]/u);
  expect(command).not.toContain(TOKEN);
  await promisify(execFile)("bash", ["-c", command], { env: { ...process.env, ROOTLY_API_TOKEN: TOKEN } });
  expect(arrived).toEqual({ method: sent.method, url: request.url, headers: sent.headers, body: request.body ?? "" });
});

test("what no command line can hold is said to be elsewhere, in what a shell passes over", () => {
  const request = { method: "POST", url: "http://127.0.0.1/", headers: {}, body: "é".repeat(66_000) };
  expect(curl({ request })).toBe("# The request is too long for a command line. It is in exchanges.har.");
  const fitting = curl({ request: { ...request, body: "é".repeat(65_000) } });
  expect(() => execFileSync("bash", ["-c", fitting.replace("curl", "true")])).not.toThrow();
});

test.each(["plain", "it's", "a\nb", "a\u001Bb", "\\'\r\\n", ""])("a shell makes %j of it again", (text) => {
  expect(execFileSync("bash", ["-c", `printf %s ${quoted(text)}`], { encoding: "utf8" })).toBe(text);
});

test("what sent a day that depends on the day of the run is run again with that day, and nothing else is", () => {
  const report: Parameters<typeof replay>[0] = {
    target: { kind: "server", url: "", random: { seed: 7, runs: 5 } },
    today: "2026-11-28",
    options: ["--max-writes", "30"],
  };
  const sending = (due_date: string, checks: string[] = []): TestCaseReport => ({
    ...{ group: "any", name: "case", state: "failed", checks, findings: [] },
    exchanges: [
      {
        operation: "any",
        request: { method: "POST", url: "http://127.0.0.1/", headers: {}, body: JSON.stringify({ due_date }) },
        response: { status: 422, headers: {}, body: "", size: 0 },
        ...{ startedAt: 0, duration: 0 },
      },
    ],
  });
  const plain = "npm run contract:staging -- --max-writes 30";
  expect(replay(report, sending("2026-12-12"))).toBe(`${plain} --today 2026-11-28 --only 'any case'`);
  expect(replay(report, sending("2026-12-19"))).toBe(`${plain} --today 2026-11-28 --only 'any case'`);
  expect(replay(report, sending("2026-12-01"))).toBe(`${plain} --only 'any case'`);
  expect(replay(report, sending("2026-12-01", ["random"]))).toBe(
    `${plain} --seed 7 --runs 5 --today 2026-11-28 --only 'any case'`,
  );
});
