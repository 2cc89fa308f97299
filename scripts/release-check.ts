/** `npm run release:check`: says why a tag cannot be released. The release workflow runs it before it publishes. */
import { readFile, writeFile } from "node:fs/promises";
import semver from "semver";
import { isRun, readOptions, runCommand } from "./command.ts";

const USAGE = `Usage: npm run release:check -- TAG [--notes FILE]

Checks that the tag, package.json and CHANGELOG.md agree, and that npm can publish with provenance.

  --notes FILE   writes the version's section of CHANGELOG.md to FILE

Exits with 0; with 1 when the tag cannot be released; with 2 when the check itself failed.`;

async function main(): Promise<number> {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: { notes: { type: "string" } },
  });
  const [tag, ...rest] = positionals;
  if (tag === undefined || rest.length > 0) throw new Error(USAGE);
  const manifest: unknown = JSON.parse(await readFile("package.json", "utf8"));
  if (!isObject(manifest)) throw new Error("package.json holds no object.");
  const changelog = await readFile("CHANGELOG.md", "utf8");
  const errors = releaseErrors({ tag, manifest, changelog });
  for (const error of errors) console.error(error);
  if (errors.length > 0) return 1;
  if (values.notes !== undefined) await writeFile(values.notes, `${notesOf(changelog, tag.slice(1)) ?? ""}\n`);
  console.log(`${tag} can be released.`);
  return 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a release reads. */
interface ReleaseInput {
  /** The Git tag, such as `v1.2.3`. */
  tag: string;
  /** package.json, parsed. */
  manifest: Record<string, unknown>;
  /** CHANGELOG.md. */
  changelog: string;
}

/** Says why a tag cannot be released, one sentence each with its remedy; empty when it can be. */
export function releaseErrors({ tag, manifest, changelog }: ReleaseInput): string[] {
  const { version, repository, private: isPrivate } = manifest;
  const errors: string[] = [];
  const expected = `v${String(version)}`;
  if (typeof version !== "string" || semver.valid(version) !== version)
    errors.push(`package.json: version ${JSON.stringify(version)} is not a version. Write one as in 1.2.3.`);
  else if (tag !== expected)
    errors.push(`The tag is ${JSON.stringify(tag)}, but package.json has version ${version}. Tag ${expected} instead.`);
  if (isPrivate !== undefined && isPrivate !== false)
    errors.push("package.json: private is set, so npm refuses to publish. Remove it.");
  // npm compares it with the repository that asks for provenance, and refuses a package without one.
  if (urlOf(repository) === undefined)
    errors.push(
      'package.json: repository is missing. Add { "type": "git", "url": "git+https://github.com/OWNER/NAME.git" } with the address of the repository that publishes.',
    );
  if (typeof version === "string" && notesOf(changelog, version) === undefined)
    errors.push(
      `CHANGELOG.md: no dated section for ${version} that says something. Write "## ${version} - YYYY-MM-DD" above what has changed.`,
    );
  return errors;
}

/**
 * The section of a version in a changelog, without its heading.
 *
 * @returns undefined when there is none, when it has no date, or when it says nothing.
 */
export function notesOf(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1);
  for (const section of sections) {
    const [heading = "", ...lines] = section.split("\n");
    const [, name, date = ""] = /^\[?([^\]\s]+)\]? - (\d{4}-\d{2}-\d{2})\s*$/.exec(heading) ?? [];
    if (name !== version || Number.isNaN(Date.parse(date))) continue;
    return lines.join("\n").trim() || undefined;
  }
  return undefined;
}

function urlOf(repository: unknown): string | undefined {
  const url =
    typeof repository === "object" && repository !== null && "url" in repository ? repository.url : repository;
  return typeof url === "string" && url.trim() !== "" ? url : undefined;
}

if (isRun(import.meta.filename)) await runCommand(main, USAGE);
