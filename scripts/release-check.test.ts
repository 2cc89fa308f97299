import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { notesOf, releaseErrors } from "./release-check.ts";

const changelog =
  "# Changelog\n\n## [1.2.0] - 2026-12-01\n\n### Added\n\n- A thing.\n\n## 1.1.0 - 2026-11-01\n\n- Older.\n";
const manifest = { version: "1.2.0", repository: { type: "git", url: "git+https://github.com/owner/name.git" } };

test("a tag, a version and a changelog that agree have no errors", () =>
  expect(releaseErrors({ tag: "v1.2.0", manifest, changelog })).toEqual([]));

test.each([
  ["another tag", { tag: "v1.3.0" }, "Tag v1.2.0 instead"],
  ["a tag without its v", { tag: "1.2.0" }, "Tag v1.2.0 instead"],
  ["no version", { manifest: { ...manifest, version: undefined } }, "version undefined is not a version"],
  [
    "a loose version",
    { tag: "v1.2", manifest: { ...manifest, version: "1.2" }, changelog: "## 1.2 - 2026-12-01\n\n- A thing.\n" },
    '"1.2" is not a version',
  ],
  ["a private package", { manifest: { ...manifest, private: true } }, "private is set"],
  ["no repository", { manifest: { version: "1.2.0" } }, "repository is missing"],
  ["an empty repository", { manifest: { ...manifest, repository: { url: " " } } }, "repository is missing"],
  ["no section", { changelog: "# Changelog\n" }, "no dated section for 1.2.0"],
  ["an unreleased section", { changelog: "## 1.2.0 (unreleased)\n\n- A thing.\n" }, "no dated section for 1.2.0"],
  ["a date that does not exist", { changelog: "## 1.2.0 - 2026-13-01\n\n- A thing.\n" }, "no dated section"],
  [
    "a section that says nothing",
    { changelog: "## 1.2.0 - 2026-12-01\n\n## 1.1.0 - 2026-11-01\n" },
    "no dated section",
  ],
])("%s is one error with its remedy", (_name, change, message) => {
  const errors = releaseErrors({ tag: "v1.2.0", manifest, changelog, ...change });
  expect(errors).toEqual([expect.stringContaining(message)]);
});

test("the notes of a release are its section alone", () =>
  expect(notesOf(changelog, "1.2.0")).toBe("### Added\n\n- A thing."));

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  permissions?: unknown;
  jobs: Record<string, { steps: Step[] }>;
}

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, ".github/workflows");
const files = await Promise.all(
  (await readdir(folder)).map(async (name) => [name, await readFile(path.join(folder, name), "utf8")] as const),
);
const { scripts } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

test.each(files)("%s runs actions by commit, and gives them no more than they need", (_name, source) => {
  // The tag stands in a comment, which a parser drops.
  const uses = [...source.matchAll(/uses: (.+)/g)].map(([, action]) => action);
  expect(uses.length).toBeGreaterThan(0);
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  // The result of a parser; the assertions below read it with care.
  const { permissions, jobs } = parse(source) as Workflow;
  expect(permissions).toEqual({ contents: "read" });
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  for (const step of steps.filter((step) => step.uses?.startsWith("actions/checkout@")))
    expect(step.with).toMatchObject({ "persist-credentials": false });
});

test.each(files)("%s runs only scripts that package.json has, and puts no expression into a shell", (_name, source) => {
  const { jobs } = parse(source) as Workflow;
  const runs = Object.values(jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []));
  for (const run of runs) {
    // A branch's name would be run as code.
    expect(run).not.toContain("${{");
    for (const [, script = ""] of run.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
      expect(Object.keys(scripts)).toContain(script);
  }
});
