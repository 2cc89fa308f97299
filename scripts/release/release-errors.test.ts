import { expect, test } from "vitest";
import { notesOf, releaseErrors } from "./release-errors.ts";

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
