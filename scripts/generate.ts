/** `npm run generate`: brings generated/ up to date with openapi/. */
import { parseArgs } from "node:util";
import { startGenerator } from "./generate/generator.ts";
import { printChanges, printDifference, WriteError } from "./generate/outputs.ts";
import { printProblem } from "./generate/problem.ts";
import { update } from "./generate/update.ts";

const USAGE = `Usage: npm run generate -- [--check | --watch]

Lints openapi/ by the rules in redocly.yaml, and writes the bundled description, its types and its validators to
generated/.

  --check   write nothing; exit 1 and name the files that are not up to date
  --watch   stay, and generate again whenever the spec changes; Ctrl-C ends it
  --help    print this`;

function options(): { check: boolean; watch: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: "boolean", default: false },
        watch: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (values.check && values.watch) throw new Error("--check and --watch exclude each other.");
    return values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** Returns whether all is well. */
async function generate(root: string, check: boolean): Promise<boolean> {
  const generator = await startGenerator();
  try {
    const outcome = await update(generator, root, { check });
    if ("problems" in outcome) {
      for (const problem of outcome.problems) console.error(printProblem(problem));
      console.error("Nothing was written.");
      return false;
    }
    const { differences } = outcome;
    if (check && differences.length > 0) {
      for (const difference of differences) console.error(printDifference(difference));
      console.error("Run `npm run generate` and commit what it changes.");
      return false;
    }
    // The clock started with the process.
    const duration = `${(performance.now() / 1000).toFixed(2)} s`;
    const changes = printChanges(differences);
    console.log(changes === "" ? `generated/ is up to date (${duration})` : `${changes} in ${duration}`);
    return true;
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    console.error(error.message);
    return false;
  } finally {
    await generator.stop();
  }
}

const root = process.cwd();
const { check, watch } = options();
if (watch) {
  const { watchSpec } = await import("./generate/watch.ts");
  const stop = await watchSpec(root, (line) => console.log(line));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
} else if (!(await generate(root, check))) process.exitCode = 1;
