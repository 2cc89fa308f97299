import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyRepository, type RepositoryCopy } from "./generate/repository-copy.ts";
import { specDiff } from "./spec-diff.ts";
import { compareSides, compileTests } from "./spec-diff/compare-sides.ts";
import { sideOf, workingTree } from "./spec-diff/side.ts";
import { type Bump, type Change, proposedLines, versionStep } from "./spec-diff/change.ts";

const repository = path.resolve(import.meta.dirname, "..");
const STATUS = "openapi/schemas/values.yaml";

let copy: RepositoryCopy;

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

function run(command: string, args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: copy.root }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** The command in this process, where what it loads stays loaded. */
async function diff(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  const printed = { stdout: "", stderr: "" };
  const code = await specDiff(args, {
    root: copy.root,
    print: (text) => (printed.stdout += `${text}\n`),
    printError: (text) => (printed.stderr += `${text}\n`),
    environment,
  });
  return { code, ...printed };
}

async function git(...args: string[]): Promise<void> {
  const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  const { code, stderr } = await run("git", [...author, ...args]);
  if (code !== 0) throw new Error(stderr);
}

beforeAll(async () => {
  copy = await copyRepository({ whole: true });
  await copy.write("CHANGELOG.md", "# Changelog\n\n## 0.1.0 (unreleased)\n");
  await copy.write(".gitignore", "node_modules\n");
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  await git("commit", "--quiet", "--message=The base");
}, 600_000);

afterAll(() => copy.remove());

async function restored(use: () => Promise<void>): Promise<void> {
  try {
    await use();
  } finally {
    await git("checkout", "--quiet", "--", ".");
  }
}

describe("npm run spec:diff", { timeout: 300_000 }, () => {
  test("compares the working tree with main, and finds that nothing has changed", async () => {
    const { code, stdout, stderr } = await run(process.execPath, ["--import", "tsx", "scripts/spec-diff.ts"]);
    expect(stderr).toMatch(/^Compares main \([0-9a-f]{7}\) with the working tree\n/);
    expect(stdout).toBe("Nothing has changed.\n");
    expect(code).toBe(0);
  });

  test("says whom a change breaks, where, and which version comes next", () =>
    restored(async () => {
      await copy.change(STATUS, "enum:", "# The values.\n  enum:");
      await copy.change(STATUS, "    - cancelled\n", "");
      const { code, stdout } = await diff(["--format", "json"]);
      const operations = ["createIncidentActionItem", "listAllIncidentActionItems", "updateIncidentActionItem"];
      expect(JSON.parse(stdout)).toEqual({
        bump: "major",
        changes: [
          {
            id: expect.stringMatching(/^[0-9a-f]{12}$/),
            bump: "major",
            breaks: ["callers-compile-time", "servers", "fake-and-validation"],
            operation: operations.join(", "),
            pointer: "#/components/schemas/ActionItemStatus/enum",
            file: STATUS,
            line: 24,
            before: { file: STATUS, line: 23 },
            message: "Enum of `ActionItemStatus` lost values: 'cancelled'.",
            waived: false,
          },
        ],
        nextVersion: "0.2.0",
      });
      expect(code).toBe(1);
    }));

  test("only counts what is documentation, by file", () =>
    restored(async () => {
      await copy.change(STATUS, "description: ", "description: Reworded. ");
      const { code, stdout } = await diff([]);
      expect(stdout).toMatch(/^Documentation \(1\)\n {2}openapi\/schemas\/values\.yaml, line \d+\n/);
      expect(stdout).toContain("1 documentation: the next version is 0.1.1.");
      expect(code).toBe(0);
    }));

  test("is content when package.json and CHANGELOG.md have the version step", () =>
    restored(async () => {
      await copy.change(STATUS, "    - cancelled\n", "");
      await copy.change("package.json", '"version": "0.1.0"', '"version": "0.2.0"');
      await copy.change("CHANGELOG.md", "## 0.1.0", "## 0.2.0 (unreleased)\n\n## 0.1.0");
      const { code, stdout } = await diff([]);
      expect(stdout).toContain("- **Breaking:** Enum of `ActionItemStatus` lost values: 'cancelled'.");
      expect(code).toBe(0);
    }));

  test("a waiver stands for the version step", () =>
    restored(async () => {
      await copy.change(STATUS, "    - cancelled\n", "");
      const base = await sideOf(copy.root, "main");
      try {
        const sides = [copy.root, base, workingTree(copy.root)] as const;
        const before = await compareSides(...sides);
        const id = before.changes[0]?.id ?? "";
        const waived = await compareSides(...sides, [{ id, reason: "nobody has it yet" }]);
        expect(before.missing).toHaveLength(1);
        expect(waived.changes).toEqual(before.changes.map((change) => ({ ...change, waived: true })));
        expect([waived.missing, waived.nextVersion]).toEqual([[], "0.2.0"]);
      } finally {
        await base.remove();
      }
    }));

  test("compares two revisions, and files", () =>
    restored(async () => {
      await copy.change(STATUS, "    - cancelled\n", "");
      await git("commit", "--quiet", "--all", "--message=No cancelled");
      const revisions = await diff(["--base", "HEAD", "--revision", "HEAD~1"]);
      expect(revisions.stdout).toContain("Enum of `ActionItemStatus` gained values: 'cancelled'.");
      // Still generated from what was before.
      const files = await diff(["--base", "generated/openapi.json"]);
      expect(files.stderr).toBe("Compares generated/openapi.json with the working tree\n\n");
      expect(files.stdout).toMatch(
        /generated\/openapi\.json:\d+ -> openapi\/schemas\/values\.yaml:23 {2}Enum of .* lost values: 'cancelled'/,
      );
      await git("reset", "--quiet", "--hard", "HEAD~1");
      expect([revisions.code, files.code]).toEqual([1, 1]);
    }));

  test("writes a summary and annotations for GitHub", () =>
    restored(async () => {
      await copy.change(STATUS, "    - cancelled\n", "");
      const { stdout, stderr } = await diff(["--format", "markdown"], { GITHUB_ACTIONS: "true" });
      expect(stdout).toContain("### Breaking (1)\n\n- `openapi/schemas/values.yaml:23` Enum of");
      expect(stderr).toContain("::error file=openapi/schemas/values.yaml,line=23,title=Breaking change");
    }));

  test("ends with 2 and a reason when it cannot compare", () =>
    restored(async () => {
      const script = ["--import", "tsx", "scripts/spec-diff.ts", "--base", "no-such-thing"];
      const unknown = await run(process.execPath, script);
      expect(unknown.stderr).toContain('"no-such-thing" is neither a file nor a revision that Git knows here.');
      const format = await diff(["--format", "xml"]);
      expect(format.stderr).toContain('--format is text, json or markdown, not "xml".');
      await writeFile(path.join(copy.root, "notes.yaml"), "just: notes\n");
      const notes = await diff(["--base", "notes.yaml"]);
      expect(notes.stderr).toContain("notes.yaml");
      await copy.change(STATUS, "enum:", "enum: [");
      const broken = await diff([]);
      expect(broken.stderr).toContain("values.yaml");
      const codes = [unknown, format, notes, broken].map(({ code, stdout }) => [code, stdout]);
      expect(codes).toEqual(codes.map(() => [2, ""]));
    }));
});

const types = readFileSync(path.join(repository, "generated/schema.d.ts"), "utf8");

function changed(from: RegExp, to: string): string {
  const result = types.replaceAll(from, to);
  if (result === types) throw new Error(`The types do not hold ${from}.`);
  return result;
}

test("tests and examples compile with the types that they were written for", { timeout: 600_000 }, () => {
  expect(compileTests(repository, repository, types)).toEqual([]);
});

test("what does not compile any more is found, with its line", { timeout: 600_000 }, () => {
  const errors = compileTests(repository, repository, changed(/"done"/g, '"finished"'));
  const [first] = errors.filter(({ file }) => file === "examples/msw.ts");
  expect(first?.message).toContain('"done"');
  const lines = readFileSync(path.join(repository, "examples/msw.ts"), "utf8").split("\n");
  expect(lines[(first?.line ?? 0) - 1]).toContain("done");
  expect(errors.map(({ file }) => file)).toContain("src/client.test-d.ts");
});

test("what is only new is no error, although a test marks it as wrong", { timeout: 600_000 }, () => {
  expect(compileTests(repository, repository, changed(/"high" \|/g, '"high" | "urgent" |'))).toEqual([]);
});

function change(bump: Bump, { waived = false, message = `a ${bump} change` } = {}): Change {
  const place = { file: "openapi/openapi.yaml", line: 1 };
  const breaks: Change["breaks"] = bump === "major" ? ["servers"] : [];
  return { id: "1", bump, breaks, operation: null, pointer: "#", ...place, before: place, message, waived };
}

const CHANGELOG = "# Changelog\n\n## [1.3.0] - 2026-12-01\n\n## 0.2.0 (unreleased)\n";

test.each([
  ["0.1.0", [], "0.1.0"],
  ["0.1.0", ["patch"], "0.1.1"],
  ["0.1.0", ["patch", "minor"], "0.2.0"],
  // Before 1.0.0, a breaking change is a minor step.
  ["0.1.0", ["major", "patch"], "0.2.0"],
  ["1.2.3", ["minor"], "1.3.0"],
  ["1.2.3", ["major"], "2.0.0"],
] as const)("after %s with %j comes %s", (from, bumps, next) => {
  const step = versionStep(
    bumps.map((bump) => change(bump)),
    { from, to: from, changelog: CHANGELOG },
  );
  expect(step.nextVersion).toBe(next);
});

test.each([
  ["0.1.0", ["the version is 0.1.0, and 0.2.0 comes next"]],
  ["0.1.9", ["the version is 0.1.9, and 0.2.0 comes next"]],
  ["0.2.0", []],
  ["1.3.0", []],
  ["0.2.1", ["CHANGELOG.md has no section 0.2.1"]],
])("what breaks somebody asks for a version step: %s", (to, missing) => {
  expect(versionStep([change("major")], { from: "0.1.0", to, changelog: CHANGELOG }).missing).toEqual(missing);
});

test("nothing is asked for when nothing breaks, or a waiver says so", () => {
  const same = { from: "1.2.3", to: "1.2.3", changelog: CHANGELOG };
  expect(versionStep([change("minor")], same)).toEqual({ bump: "minor", nextVersion: "1.3.0", missing: [] });
  expect(versionStep([change("major", { waived: true })], same)).toEqual({
    bump: "minor",
    nextVersion: "1.3.0",
    missing: [],
  });
});

test("a file has no CHANGELOG.md", () => {
  expect(versionStep([change("major")], { from: "0.1.0", to: "0.2.0", changelog: undefined }).missing).toEqual([]);
});

test("the lines for CHANGELOG.md say what breaks first, and each thing once", () => {
  const changes = [change("minor", { message: "New." }), change("major", { message: "Gone." }), change("patch")];
  expect(proposedLines([...changes, ...changes])).toEqual([
    "### Changed",
    "",
    "- **Breaking:** Gone.",
    "",
    "### Added",
    "",
    "- New.",
  ]);
});
