/** `npm run spec:vendor`: compares the vendor's published spec with ours. */
import { readOptions, runCommand } from "./command.ts";
import { printProblem } from "./generate/problem.ts";
import { bundleSpec } from "./generate/redocly.ts";
import { changesSince, compareVendor } from "./spec-vendor/compare-vendor.ts";
import { loadVendor } from "./spec-vendor/load-vendor.ts";
import { isOpen, isOpenChange, printChangesSince, printEntries } from "./spec-vendor/report.ts";

const USAGE = `Usage: npm run spec:vendor -- FILE|URL [--since FILE|URL] [--format text|json]

Compares the vendor's published OpenAPI spec with openapi/, on the paths that openapi/ covers. Prints what the vendor has and
openapi/ lacks, what openapi/ claims and the vendor contradicts, and what only openapi/ has, with its evidence.

  --since      prints only what the vendor has changed since this older spec, and what openapi/ says of that
  --format     text (default) or json

Exits with 0; with 1 when something is missing or contradicted that scripts/spec-vendor/accepted.ts does not name; with 2
when the comparison failed.`;

async function main(): Promise<number> {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: {
      since: { type: "string" },
      format: { type: "string", default: "text" },
    },
  });
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0) throw new Error(USAGE);
  const { since, format } = values;
  if (format !== "text" && format !== "json")
    throw new Error(`--format is text or json, not ${JSON.stringify(format)}.`);
  const root = process.cwd();
  console.error(`Compares ${source}${since === undefined ? "" : `, since ${since},`} with openapi/\n`);
  const [vendor, old] = await Promise.all([loadVendor(source), since === undefined ? undefined : loadVendor(since)]);
  const ours = await bundleSpec(root);
  if (Array.isArray(ours)) throw new Error(ours.map(printProblem).join("\n"));
  if (old === undefined) {
    const entries = await compareVendor(vendor, ours, root);
    console.log(format === "json" ? JSON.stringify({ differences: entries }, null, 2) : printEntries(entries));
    return entries.some(isOpen) ? 1 : 0;
  }
  const changes = await changesSince(old, vendor, ours, root);
  console.log(format === "json" ? JSON.stringify({ changes }, null, 2) : printChangesSince(changes));
  return changes.some(isOpenChange) ? 1 : 0;
}

await runCommand(main, USAGE);
