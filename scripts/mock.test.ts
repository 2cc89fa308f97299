import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { createRootlyClient } from "../src/index.ts";
import { freePort } from "./prism.ts";

interface Mock {
  child: ChildProcess;
  url: string;
  ended: Promise<{ code: number | null; errors: string }>;
}

/** Starts the command, and waits until it listens. */
async function start(): Promise<Mock> {
  const command = ["--import", "tsx", "scripts/mock.ts", "--port", String(await freePort())];
  const child = spawn(process.execPath, command, { cwd: path.resolve(import.meta.dirname, "..") });
  onTestFinished(() => void child.kill("SIGKILL"));
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, errors }));
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^The mock listens on (\S+);/.exec(line) ?? [];
    if (url !== undefined) return { child, url, ended };
  }
  throw new Error(`The mock ended before it listened: ${errors}`);
}

test("following the links of a page stays on the mock, and ends", async () => {
  const { child, url, ended } = await start();
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
}, 600_000);

test("when Prism dies, the mock says so and fails", async () => {
  const { url, ended } = await start();
  // A path that cannot be decoded ends Prism 5.14.2.
  const malformed = request(`${url}/v1/action_items/%zz`, { headers: { authorization: "Bearer any-token" } });
  malformed.on("error", () => {});
  malformed.end();
  const { code, errors } = await ended;
  expect(code).toBe(1);
  expect(errors).toContain("Prism has ended by itself, with exit code 1");
}, 600_000);
