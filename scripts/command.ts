import { realpathSync } from "node:fs";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { closest, distance } from "fastest-levenshtein";
import { outliveClosedOutput } from "../contract-tests/reporting/closed-output.ts";
import { presentable } from "../contract-tests/reporting/presentable.ts";

/**
 * Whether a file is what Node was told to run, and not only imported; through a symbolic link, too.
 *
 * @param file Its `import.meta.filename`.
 */
export function isRun(file: string): boolean {
  const [, script] = process.argv;
  return script !== undefined && realpathSync(script) === file;
}

/**
 * Runs a command to its end: its exit code is what it returns, or 2 when it could not begin. Then the error is printed,
 * without the token.
 *
 * @param usage Is printed for `--help`, and nothing is run then.
 */
export async function runCommand(main: () => Promise<number>, usage?: string): Promise<void> {
  outliveClosedOutput();
  if (usage !== undefined && process.argv.includes("--help")) return console.log(usage);
  try {
    process.exitCode = await main();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(presentable(message, process.env["ROOTLY_API_TOKEN"] ?? ""));
    process.exitCode = 2;
  }
}

/**
 * Reads a command's options and arguments, as `parseArgs` does.
 *
 * @throws {Error} when one is wrong; the message names it, the option that was meant, and the command's help. Also when npm
 *   took one for itself: a run without it would do something else.
 */
export function readOptions<Config extends ParseArgsConfig>(
  config: Config,
  environment: NodeJS.ProcessEnv = process.env,
): ReturnType<typeof parseArgs<Config>> {
  const names = Object.keys(config.options ?? {});
  const script = environment["npm_lifecycle_event"];
  const command = script === undefined ? "" : `npm run ${script} -- `;
  const [first, ...others] = config.args ?? process.argv.slice(2);
  // pnpm passes on the `--` that stands before the options.
  const args = first === undefined || first === "--" ? others : [first, ...others];
  const taken = names.filter((name) => isTakenByNpm(name, environment) && !args.includes(`--${name}`));
  if (taken.length > 0) {
    const options = taken.map((name) => `--${name}`).join(" ");
    throw new Error(`npm took ${options} for itself. Put -- before the options: ${command}${options}`);
  }
  try {
    return parseArgs<Config>({ ...config, args });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(`${optionProblem(error, names)} All options: ${command}--help`, { cause: error });
  }
}

/** npm's own options by one letter each, which it makes of `--plan`. */
const LETTERS_OF_PLAN = ["parseable", "long", "all"];
/** What npm's users set for other reasons: `target` is for what compiles add-ons. */
const SET_FOR_OTHERS = ["all", "json", "target"];

/** Whether npm took an option that stood before `--`. It then runs the command without it, and at most warns. */
function isTakenByNpm(name: string, environment: NodeJS.ProcessEnv): boolean {
  const isSet = (option: string) => Boolean(environment[`npm_config_${option.replaceAll("-", "_")}`]);
  if (name === "plan") return LETTERS_OF_PLAN.every(isSet);
  return !SET_FOR_OTHERS.includes(name) && isSet(name);
}

function optionProblem({ message }: Error, names: readonly string[]): string {
  const unknown = /^Unknown option '(?<option>--?(?<name>[^']+))'/.exec(message)?.groups;
  if (unknown === undefined) return message.replace(/\.?$/, ".");
  const { option = "", name = "" } = unknown;
  const nearest = closest(name, names);
  const isMeant = distance(nearest, name) * 2 <= name.length;
  return `There is no option ${option}.${isMeant ? ` Did you mean --${nearest}?` : ""}`;
}

/**
 * Says of each variable with our prefix that nothing reads which one was meant, where its name nearly is that of one.
 *
 * @param read The names of those that are read.
 */
export function misspelledVariables(read: readonly string[], environment: NodeJS.ProcessEnv = process.env): string[] {
  const unread = Object.keys(environment).filter((name) => name.startsWith("ROOTLY_") && !read.includes(name));
  return unread.flatMap((name) => {
    const nearest = closest(name, read);
    const isMeant = distance(nearest, name) * 3 <= name.length - "ROOTLY_".length;
    return isMeant ? `Nothing reads the variable ${name}. Did you mean ${nearest}?` : [];
  });
}

/** Prints a line for each variable that nearly has the name of one that a command reads to reach a server. */
export async function printMisspelledVariables(): Promise<void> {
  const [{ variablesOf }, { operations }] = await Promise.all([
    import("../contract-tests/target.ts"),
    import("../contract-tests/spec/operations.ts"),
  ]);
  const read = variablesOf(operations.flatMap(({ pathParameters }) => pathParameters));
  for (const line of misspelledVariables(read)) console.error(line);
}

/**
 * The options of a command. Ends the process with exit code 2 and the usage when they are wrong.
 *
 * @param read Parses them; its error message goes to the user.
 */
export function optionsOrUsage<Options extends { help?: boolean | undefined }>(
  usage: string,
  read: () => Options,
): Options {
  outliveClosedOutput();
  try {
    const options = read();
    if (options.help) {
      console.log(usage);
      process.exit(0);
    }
    return options;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

/** What a command without options does with them: prints its usage for `--help`, and refuses all others. */
export function noOptions(usage: string): void {
  optionsOrUsage(usage, () => readOptions({ options: { help: { type: "boolean" } } }).values);
}
