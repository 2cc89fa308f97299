// `npm run generate`: starts generate.ts without tsx.
import { asModule } from "./generate/as-module.js";

const program = await asModule('import "../generate.ts";', "generate.ts");
await import(program.href);
