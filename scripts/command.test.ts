import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { variablesOf } from "../contract-tests/target.ts";
import { misspelledVariables, readOptions } from "./command.ts";

/** A safety net for a busy machine. */
const PATIENT_MS = 300_000;

const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as { scripts: Record<string, string> };
/** The commands of this repository that say what they take. */
const explained = Object.entries(scripts).filter(
  ([name, command]) => /^node .*scripts\//.test(command) && !["build", "test:runtimes"].includes(name),
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

test("a command is run through a symbolic link, too", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-link-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const link = path.join(folder, "scripts");
  await symlink(import.meta.dirname, link);
  expect(await unread(`node --import tsx ${path.join(link, "release-check.ts")}`, "no-tag")).toEqual({
    code: 1,
    stderr: expect.stringContaining('The tag is "no-tag"'),
  });
});

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

describe("options", () => {
  const staging = { npm_lifecycle_event: "contract:staging" };
  const options = {
    plan: { type: "boolean" },
    "read-only": { type: "boolean" },
    "dry-run": { type: "boolean" },
    only: { type: "string" },
  } as const;
  const read = (args: string[], environment: NodeJS.ProcessEnv = {}) =>
    readOptions({ args, options }, { ...staging, ...environment }).values;

  test("are read as they were typed, also behind the -- that pnpm passes on", () => {
    expect({ ...read(["--read-only", "--only", "a b"]) }).toEqual({ "read-only": true, only: "a b" });
    expect({ ...read(["--", "--plan"]) }).toEqual({ plan: true });
  });

  test.each([
    [["--onyl", "x"], "There is no option --onyl. Did you mean --only?"],
    [["--readonly"], "There is no option --readonly. Did you mean --read-only?"],
    [["--red-only=x"], "There is no option --red-only. Did you mean --read-only?"],
    [["--verbose"], "There is no option --verbose."],
    [["-x"], "There is no option -x."],
    [["--only"], "Option '--only <value>' argument missing."],
    [["--plan=yes"], "Option '--plan' does not take an argument."],
    [
      ["createIncidentActionItem"],
      "Unexpected argument 'createIncidentActionItem'. This command does not take positional arguments.",
    ],
  ])("that are wrong are named, with what was meant: %j", (args, message) => {
    const explained = "npm run contract:staging -- --help";
    expect(() => read(args)).toThrow(`${message} All options: ${explained}`);
  });

  // What npm 11 makes of each, seen in the environment of a script.
  test.each([
    ["--plan", { npm_config_parseable: "true", npm_config_long: "true", npm_config_all: "true" }],
    ["--read-only", { npm_config_read_only: "true" }],
    ["--dry-run", { npm_config_dry_run: "true" }],
  ])("that npm took for its own are no run without them: %s", (option, environment) => {
    expect(() => read([], environment)).toThrow(
      `npm took ${option} for itself. Put -- before the options: npm run contract:staging -- ${option}`,
    );
    expect({ ...read([option], environment) }).toEqual({ [option.slice(2)]: true });
  });

  test("that others set for npm are none of a command's", () => {
    expect({ ...read([], { npm_config_yes: "", npm_config_all: "true", npm_config_dry_run: "" }) }).toEqual({});
  });
});

test("a variable whose name nearly is that of one that is read is told, and any other is not", () => {
  const told = (...names: string[]) =>
    misspelledVariables(variablesOf(["incident_id", "id"]), Object.fromEntries(names.map((name) => [name, "any"])));
  expect(told("ROOTLY_GROUPID", "ROOTLY_OTHER_TOKENS", "ROOTLY_OTHER_INCIDENT")).toEqual([
    "Nothing reads the variable ROOTLY_GROUPID. Did you mean ROOTLY_GROUP_ID?",
    "Nothing reads the variable ROOTLY_OTHER_TOKENS. Did you mean ROOTLY_OTHER_TOKEN?",
    "Nothing reads the variable ROOTLY_OTHER_INCIDENT. Did you mean ROOTLY_OTHER_INCIDENT_ID?",
  ]);
  // Those that are read, and what others set: Rootly's command line has its key in ROOTLY_API_KEY.
  expect(
    told("ROOTLY_USER_ID", "ROOTLY_OTHER_ID", "ROOTLY_API_KEY", "ROOTLY_ENV", "ROOTLY_TEAM_ID", "GROUPID"),
  ).toEqual([]);
});
