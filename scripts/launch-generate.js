// `npm run generate`: starts generate.ts without tsx.
import { asModule } from "./generate/as-module.js";

const program = await asModule('export * from "../generate.ts";', "generate.ts");
/** @type {typeof import("./generate.ts")} */
const { generateCommand } = await import(program.href);
process.exitCode = await generateCommand(process.argv.slice(2), {
  root: process.cwd(),
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
});
