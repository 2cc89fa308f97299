// `npm run generate`: starts generate.ts without tsx.
import { asModule } from "./generate/as-module.js";

const OUTPUT = "../contract-tests/reporting/closed-output.ts";
const program = await asModule(`export * from "../generate.ts"; export * from "../${OUTPUT}";`, "generate.ts");
/** @type {typeof import("./generate.ts") & typeof import("../contract-tests/reporting/closed-output.ts")} */
const { generateCommand, outliveClosedOutput } = await import(program.href);
outliveClosedOutput();
process.exitCode = await generateCommand(process.argv.slice(2), {
  root: process.cwd(),
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
});
