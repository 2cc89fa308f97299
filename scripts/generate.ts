/** `npm run generate`: writes generated/ from openapi/. */
import path from "node:path";
import { parseArgs } from "node:util";
import { startGenerator } from "./generate/generator.ts";
import { compareOutputs, printDifference, writeOutputs } from "./generate/outputs.ts";
import { printProblem } from "./generate/problem.ts";

const USAGE = `Usage: npm run generate -- [--check | --watch]

Lints openapi/ by redocly.yaml and writes generated/: the bundled description, its types and its validators.

  --check   write nothing; exit 1 and name the files that are not up to date
  --watch   stay, and generate anew whenever the description changes; Ctrl-C ends it`;

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

/** Returns the exit code. */
async function generateOnce(root: string, check: boolean): Promise<number> {
  const generator = await startGenerator();
  try {
    const generation = await generator.generate(root);
    if ("problems" in generation) {
      for (const problem of generation.problems) console.error(printProblem(problem));
      return 1;
    }
    const generated = path.join(root, "generated");
    const differences = await compareOutputs(generated, generation.outputs);
    const seconds = (performance.now() / 1000).toFixed(2);
    if (differences.length === 0) {
      console.log(`generated/ is up to date (${seconds} s)`);
      return 0;
    }
    if (check) {
    }
    await writeOutputs(generated, differences);
    return 0;
  } finally {
    await generator.stop();
  }
}
const { check, watch } = options();
process.exitCode = await generateOnce(process.cwd(), check);
