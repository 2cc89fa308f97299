import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { startReferenceServer } from "../contract-tests/reference/server.ts";
import { freePort } from "./prism.ts";

/** Starts the command. */
function start(...args: string[]) {
  const command = ["--import", "tsx", "scripts/reference.ts", ...args];
  const child = spawn(process.execPath, command, { cwd: path.resolve(import.meta.dirname, "..") });
  onTestFinished(() => void child.kill("SIGKILL"));
  let errors = "";
  child.stderr.on("data", (text: Buffer) => {
    errors += text.toString();
  });
  return { child, ended: once(child, "close").then(([code]) => ({ code, errors })) };
}

test("the server answers what its curl line asks, until it is told to end", async () => {
  const { child, ended } = start("--port", String(await freePort()), "--cors");
  let address = "";
  for await (const line of createInterface({ input: child.stdout })) {
    [, address = ""] = /curl -H 'Authorization: Bearer any-token' (\S+)$/.exec(line) ?? [];
    if (address) break;
  }
  const response = await fetch(address, { headers: { authorization: "Bearer any-token" } });
  expect(await response.json()).toMatchObject({ data: [{ attributes: { summary: "Rotate the leaked key" } }] });
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 0, errors: "" });
});

test("a port that is in use is named", async () => {
  const server = await startReferenceServer();
  onTestFinished(() => server.close());
  const { port } = new URL(server.url);
  expect(await start("--port", port).ended).toEqual({
    code: 1,
    errors: `Port ${port} is in use: end what uses it, or choose another with --port.\n`,
  });
});

test.each(["0", "65536", "80.5", "any"])("the port %s is refused", async (port) => {
  const { code, errors } = await start("--port", port).ended;
  expect(code).toBe(2);
  expect(errors).toContain(`--port takes a whole number from 1 to 65535, not "${port}"`);
});

test.each([
  [["--token", "two words"], "--token takes visible ASCII characters"],
  [["--incident", "a/b"], '--incident takes an identifier, not "a/b"'],
  [["--tokn", "x"], "--tokn"],
])("%j is refused", async (args, message) => {
  const { code, errors } = await start(...args).ended;
  expect(code).toBe(2);
  expect(errors).toContain(message);
});

test("the dry run of a staging run passes, as the documentation has it", async () => {
  const port = await freePort();
  const [token, incident] = ["only-this-token", "a-dry-run"];
  const { child } = start("--port", String(port), "--token", token, "--incident", "another", "--incident", incident);
  for await (const line of createInterface({ input: child.stdout })) {
    expect(line).not.toContain(token);
    if (line.includes("curl")) break;
  }
  const { stdout, code } = await run({
    ROOTLY_API_URL: `http://127.0.0.1:${port}`,
    ROOTLY_API_TOKEN: token,
    ROOTLY_INCIDENT_ID: incident,
  });
  expect(code, stdout).toBe(0);
  expect(stdout).toMatch(/ passed, 0 failed, /);
  expect(stdout).toMatch(/is cleaned up: \d+ removed/);
}, 600_000);

/** Runs `npm run contract:staging`. */
async function run(environment: Record<string, string>): Promise<{ stdout: string; code: number | null }> {
  const report = await mkdtemp(path.join(tmpdir(), "rootly-action-items-dry-run-"));
  onTestFinished(() => rm(report, { recursive: true }));
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "scripts/contract.ts", "--target", "server", "--report", report],
    { cwd: path.resolve(import.meta.dirname, ".."), env: { ...process.env, ...environment } },
  );
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { stdout, code };
}
