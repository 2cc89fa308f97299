/** `npm run contract:cleanup`: removes what contract runs that crashed have left in an incident. */
import { presentable } from "../contract-tests/reporting/presentable.ts";
import { word } from "../contract-tests/reporting/replay.ts";
import { printMisspelledVariables, readOptions, runCommand } from "./command.ts";

const USAGE = `Usage: npm run contract:cleanup -- [--run ID | --all] [--dry-run] [--allow-production]

Deletes the action items that carry the mark of a contract run from the incident ROOTLY_INCIDENT_ID on ROOTLY_API_URL,
with ROOTLY_API_TOKEN, and whatever else of the spec's resources runs have created. What has no mark is left alone.

  --run ID             deletes only what this run created
  --all                also deletes what a run created that may be under way: its newest item is younger than 30 minutes
  --dry-run            lists what would be deleted, and deletes nothing
  --allow-production   allows api.rootly.com`;

/** Ends with 0 when nothing is left, 1 when something is, and 2 when it could not begin. */
async function main(): Promise<number> {
  const { values } = readOptions({
    options: {
      run: { type: "string" },
      all: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      "allow-production": { type: "boolean", default: false },
    },
  });
  await printMisspelledVariables();
  const [{ targetFrom }, { createRootlyClient }, { cleanUp, endedBySignals, printProblems, rootlyAt }] =
    await Promise.all([
      import("../contract-tests/target.ts"),
      import("../src/index.ts"),
      import("../contract-tests/suite/clean-up.ts"),
    ]);
  const target = targetFrom({
    ...process.env,
    CONTRACT_TARGET: "server",
    CONTRACT_ALLOW_PRODUCTION: values["allow-production"] ? "yes" : "no",
  });
  if (values.run !== undefined && values.all) throw new Error("--run and --all exclude each other.");
  const result = await endedBySignals((signal) =>
    cleanUp({
      client: createRootlyClient(rootlyAt(target)),
      pathValue: (name) => target.pathValue(name),
      run: values.run,
      sparesRunsUnderWay: values.run === undefined && !values.all,
      dryRun: values["dry-run"],
      signal,
      say: (line) => console.log(presentable(`  ${line}`, target.token)),
    }),
  );
  console.log(`${result.removed.length} ${values["dry-run"] ? "would be removed; nothing was" : "removed"}.`);
  const options = process.argv.slice(2).map((option) => ` ${word(option)}`);
  printProblems(result, target, options.length === 0 ? "" : ` --${options.join("")}`);
  return result.problems.length === 0 ? 0 : 1;
}

await runCommand(main, USAGE);
