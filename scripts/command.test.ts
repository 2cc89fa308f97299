import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";

/** A safety net for a busy machine. */
const PATIENT_MS = 300_000;

const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as { scripts: Record<string, string> };
/** The commands of this repository that say what they take. */
const explained = Object.entries(scripts).filter(
  ([name, command]) =>
    /^node .*scripts\//.test(command) &&
    !["start", "docs", "test", "build", "contract:coverage", "test:runtimes"].includes(name),
);

/** Runs a command whose output nobody reads. */
async function unread(command: string, ...args: string[]): Promise<{ code: unknown; stderr: string }> {
  const [node = "", ...own] = command.split(" ");
  const child = spawn(node === "node" ? process.execPath : node, [...own, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  const [[code], stderr] = await Promise.all([once(child, "close"), text(child.stderr)]);
  return { code, stderr };
}

describe("output that nobody reads", () => {
  test.each(explained)(
    "does not fail npm run %s",
    async (_, command) => {
      expect(await unread(command, "--help")).toEqual({ code: 0, stderr: "" });
    },
    PATIENT_MS,
  );

  test.each([["contract:coverage"], ["contract:mutation", "--list"]])(
    "does not fail npm run %s, which prints much",
    async (name, ...args) => {
      expect(await unread(scripts[name] ?? "", ...args)).toEqual({ code: 0, stderr: "" });
    },
    PATIENT_MS,
  );

  test(
    "leaves the report of a run whole",
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-report-"));
      onTestFinished(() => rm(folder, { recursive: true }));
      const options = ["--only", "scenarios life-cycle", "--report", folder];
      expect(await unread(scripts["contract:reference"] ?? "", ...options)).toEqual({ code: 0, stderr: "" });
      expect((await readdir(folder)).sort()).toEqual(["exchanges.har", "index.html", "junit.xml", "report.json"]);
    },
    PATIENT_MS,
  );
});
