import { expect, test } from "vitest";
import { type Bump, type Change, proposedLines, versionStep } from "./change.ts";

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
