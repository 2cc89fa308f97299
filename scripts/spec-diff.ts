/** `npm run spec:diff`: says what has changed in the spec, whom that breaks, and which version comes next. */
import { isRun, readOptions, runCommand } from "./command.ts";
import { printAnnotations, printJson, printMarkdown, printText } from "./spec-diff/report.ts";
import { defaultBase, type Side, sideOf, workingTree } from "./spec-diff/side.ts";

const USAGE = `Usage: npm run spec:diff -- [--base REV|FILE] [--revision REV|FILE] [--format text|json|markdown]

Compares two versions of the spec, and prints what has changed, whom that breaks, and which version comes next.

  --base       a Git revision or a file (default: where this branch left origin/main or main, or else the last tag)
  --revision   a Git revision or a file (default: the working tree)
  --format     text (default), json or markdown

Exits with 0; with 1 when a change breaks somebody and neither the version nor a waiver says so; with 2 when the comparison
failed.`;

const formats = { text: printText, json: printJson, markdown: printMarkdown };

/** Where a comparison happens, and where it is printed. */
interface Surroundings {
  root: string;
  print(text: string): void;
  printError(text: string): void;
  environment: NodeJS.ProcessEnv;
}

/** @returns The exit code. */
export async function specDiff(args: string[], surroundings: Surroundings): Promise<number> {
  try {
    return await compare(args, surroundings);
  } catch (error) {
    surroundings.printError(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

async function compare(args: string[], { root, print, printError, environment }: Surroundings): Promise<number> {
  const { values } = readOptions({
    args,
    options: {
      base: { type: "string" },
      revision: { type: "string" },
      format: { type: "string", default: "text" },
    },
  });
  const { format } = values;
  if (!isFormat(format)) throw new Error(`--format is text, json or markdown, not ${JSON.stringify(format)}.`);
  const sides: Side[] = [];
  try {
    const base = await sideOf(root, values.base ?? (await defaultBase(root)));
    sides.push(base);
    const revision = values.revision === undefined ? workingTree(root) : await sideOf(root, values.revision);
    sides.push(revision);
    // What is read by programs is alone on standard output.
    printError(`Compares ${base.name} with ${revision.name}\n`);
    // Loads TypeScript, which takes a second.
    const { compareSides } = await import("./spec-diff/compare-sides.ts");
    const comparison = await compareSides(root, base, revision);
    print(formats[format](comparison));
    if (environment["GITHUB_ACTIONS"] === "true") printError(printAnnotations(comparison));
    return comparison.missing.length > 0 ? 1 : 0;
  } finally {
    await Promise.all(sides.map((side) => side.remove()));
  }
}

function isFormat(name: string): name is keyof typeof formats {
  return Object.hasOwn(formats, name);
}

if (isRun(import.meta.filename)) {
  const surroundings = {
    root: process.cwd(),
    print: (text: string) => console.log(text),
    printError: (text: string) => console.error(text),
    environment: process.env,
  };
  await runCommand(() => specDiff(process.argv.slice(2), surroundings), USAGE);
}
