/** `npm run release:check`: says why a tag cannot be released. The release workflow runs it before it publishes. */
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { notesOf, releaseErrors } from "./release/release-errors.ts";

const USAGE = `Usage: npm run release:check -- TAG [--notes FILE]

Checks that the tag, package.json and CHANGELOG.md agree, and that npm can publish with provenance.

  --notes   writes the version's section of CHANGELOG.md to a file

Ends with 0; with 1 when the tag cannot be released; with 2 when it could not check.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { notes: { type: "string" }, help: { type: "boolean", default: false } },
  });
  const [tag, ...rest] = positionals;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
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

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
