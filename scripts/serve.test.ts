import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { startReferenceServer } from "../contract-tests/reference/server.ts";
import { createRootlyClient } from "../src/index.ts";
import { freePort } from "./prism.ts";
import { runScript } from "./running-script.ts";

// A safety net only.
vi.setConfig({ testTimeout: 600_000 });

/** Starts a command that keeps a server running. */
function start(command: "mock" | "reference", ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts", command, ...args]);
  onTestFinished(() => void child.kill("SIGKILL"));
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, errors }));
  /** What a pattern captures in the first line that it matches. */
  const printed = async (pattern: RegExp): Promise<string> => {
    for await (const line of createInterface({ input: child.stdout })) {
      const match = pattern.exec(line);
      if (match !== null) return match[1] ?? line;
    }
    throw new Error(`It ended without having printed ${String(pattern)}: ${errors}`);
  };
  return { child, ended, printed };
}

describe("npm run mock", () => {
  const LISTENS = /^The mock listens on (\S+);/;

  test("following the links of a page stays on the mock, and ends", async () => {
    const { child, printed, ended } = start("mock", "--port", String(await freePort()));
    const url = await printed(LISTENS);
    const { actionItems } = createRootlyClient({ baseUrl: url, token: "any-token" });
    for (const list of [actionItems.list("any-incident"), actionItems.listAll()]) {
      const { links } = await list;
      const followed = Object.values(links).filter((link) => typeof link === "string");
      expect(followed.length).toBeGreaterThan(2);
      expect(followed.filter((link) => new URL(link).origin !== url)).toEqual([]);
      const ids = [];
      for await (const { id } of list) ids.push(id);
      expect(ids.length).toBeGreaterThan(0);
    }
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: 0, errors: "" });
  });

  test("when Prism dies, the mock says so and fails", async () => {
    const { printed, ended } = start("mock", "--port", String(await freePort()));
    const url = await printed(LISTENS);
    // A path that cannot be decoded ends Prism 5.14.2.
    const malformed = request(`${url}/v1/action_items/%zz`, { headers: { authorization: "Bearer any-token" } });
    malformed.on("error", () => {});
    malformed.end();
    const { code, errors } = await ended;
    expect(code).toBe(1);
    expect(errors).toContain("Prism has ended by itself, with exit code 1");
  });
});

describe("npm run reference", () => {
  test("the server answers its curl line, until it is told to end", async () => {
    const { child, printed, ended } = start("reference", "--port", String(await freePort()), "--cors");
    const address = await printed(/curl -H 'Authorization: Bearer any-token' (\S+)$/);
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
    expect(await start("reference", "--port", port).ended).toEqual({
      code: 1,
      errors: `Port ${port} is in use: stop the process that uses it, or choose another port with --port.\n`,
    });
  });

  test.each([
    ...["0", "65536", "80.5", "any"].map((port): [string[], string] => [
      ["--port", port],
      `--port takes a whole number from 1 to 65535, not "${port}"`,
    ]),
    [["--token", "two words"], "--token takes visible ASCII characters"],
    [["--incident", "a/b"], '--incident takes an identifier, not "a/b"'],
    [["--tokn", "x"], "--tokn"],
  ] satisfies [string[], string][])("%j is refused", async (args, message) => {
    const { code, errors } = await start("reference", ...args).ended;
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  test("the dry run of a staging run passes, as the documentation has it", async () => {
    const port = await freePort();
    const [token, incident] = ["only-this-token", "a-dry-run"];
    const { child, printed } = start(
      "reference",
      ...["--port", String(port), "--token", token, "--incident", "another", "--incident", incident],
    );
    let lines = "";
    child.stdout.on("data", (chunk: Buffer) => (lines += chunk.toString()));
    await printed(/curl/);
    expect(lines).not.toContain(token);
    const report = await mkdtemp(path.join(tmpdir(), "rootly-action-items-dry-run-"));
    onTestFinished(() => rm(report, { recursive: true }));
    const run = runScript("contract", ["--target", "server", "--report", report], {
      ROOTLY_API_URL: `http://127.0.0.1:${port}`,
      ROOTLY_API_TOKEN: token,
      ROOTLY_INCIDENT_ID: incident,
    });
    expect(await run.ended, run.output()).toBe(0);
    expect(run.output()).toMatch(/ passed, 0 failed, /);
    expect(run.output()).toMatch(/is cleaned up: \d+ removed/);
  });
});
