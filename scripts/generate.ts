/** `npm run generate`: brings generated/ up to date with openapi/. */
import { readOptions } from "./command.ts";
import { type Generator, startGenerator } from "./generate/generator.ts";
import { printChanges, printDifference, WriteError } from "./generate/outputs.ts";
import { printProblem } from "./generate/problem.ts";
import { update, watchSpec } from "./generate/update.ts";

const USAGE = `Usage: npm run generate -- [--check | --watch]

Lints openapi/ by the rules in redocly.yaml, and writes the bundled spec, its types and its validators to
generated/.

  --check   writes nothing; exits with 1 and names the files that are not up to date
  --watch   generates again whenever the spec changes, until Ctrl-C
  --help    prints this`;

/** Where the command works, and where it prints. */
interface Surroundings {
  root: string;
  print(text: string): void;
  printError(text: string): void;
  /** Default: starts one, and stops it afterwards. */
  generator?: Generator;
}

/** @returns The exit code. With `--watch`, the process stays until a signal ends it. */
export async function generateCommand(args: string[], surroundings: Surroundings): Promise<number> {
  const { root, print, printError } = surroundings;
  let options;
  try {
    options = optionsFrom(args);
  } catch (error) {
    printError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) print(USAGE);
  else if (options.watch) {
    const stop = await watchSpec(root, print);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  } else if (!(await generate(options, surroundings))) return 1;
  return 0;
}

function optionsFrom(args: string[]): { check: boolean; watch: boolean; help: boolean } {
  const { values } = readOptions({
    args,
    options: {
      check: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.check && values.watch) throw new Error("--check and --watch exclude each other.");
  return values;
}

/** Returns whether all is well. */
async function generate(
  { check }: { check: boolean },
  { root, print, printError, generator: started }: Surroundings,
): Promise<boolean> {
  const generator = started ?? (await startGenerator());
  try {
    const outcome = await update(generator, root, { check });
    if ("problems" in outcome) {
      for (const problem of outcome.problems) printError(printProblem(problem));
      printError("Nothing was written.");
      return false;
    }
    const { differences } = outcome;
    if (check && differences.length > 0) {
      for (const difference of differences) printError(printDifference(difference));
      printError("Run `npm run generate` and commit what it changes.");
      return false;
    }
    // The clock started with the process.
    const duration = `${(performance.now() / 1000).toFixed(2)} s`;
    const changes = printChanges(differences);
    print(changes === "" ? `generated/ is up to date (${duration})` : `${changes} in ${duration}`);
    return true;
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    printError(error.message);
    return false;
  } finally {
    if (started === undefined) await generator.stop();
  }
}
