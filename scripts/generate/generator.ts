import type { OpenAPI3 } from "openapi-typescript";
import { requireByDirection } from "../../contract-tests/spec/directions.ts";
import type { Refusal } from "./compile.ts";
import type * as RedoclyThread from "./redocly.ts";
import { namesOf } from "./operations.ts";
import { distinct, isUncheckedExample, type Problem } from "./problem.ts";
import { joinModules } from "./single-module.ts";
import { startThread } from "./thread.ts";
import type * as TypesThread from "./types.ts";
import type * as ValidatorsThread from "./validators.ts";

/** The generated files by name, or the errors of the spec. */
type Generation = { outputs: ReadonlyMap<string, string> } | { problems: Problem[] };

/** Keeps the libraries loaded from one generation to the next. */
export interface Generator {
  /** Generates from `openapi/` and `redocly.yaml` in a directory. Writes nothing. */
  generate(root: string): Promise<Generation>;
  stop(): Promise<void>;
}

const NOTICE = "Generated from openapi/ by `npm run generate`. Do not edit.";

/** Starts the threads, in which the libraries begin to load at once. */
export async function startGenerator(): Promise<Generator> {
  const [redocly, products] = await Promise.all([
    startThread<typeof RedoclyThread>(["./redocly.ts"]),
    startThread<typeof TypesThread & typeof ValidatorsThread>(["./types.ts", "./validators.ts"]),
  ]);

  async function makeOutputs(document: OpenAPI3): Promise<ReadonlyMap<string, string> | Refusal[]> {
    const directed = structuredClone(document);
    requireByDirection(directed);
    const validators = await products.call("generateValidators", directed);
    if (Array.isArray(validators)) return validators;
    const [types, joined] = await Promise.all([
      products.call("generateTypes", directed),
      joinModules(validators.modules, "table"),
    ]);
    const names = Object.entries(namesOf(document)).map(
      ([name, value]) => `\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`,
    );
    return new Map([
      ["openapi.json", `${JSON.stringify({ "x-generated": NOTICE, ...document }, null, 2)}\n`],
      ["names.ts", `// ${NOTICE}\n${names.join("")}`],
      ["schema.d.ts", `// ${NOTICE}\n\n${types}`],
      ["validators.d.ts", `// ${NOTICE}\n\n${validators.declaration}`],
      ["validators.js", `// ${NOTICE}\n\n${joined}`],
    ]);
  }

  return {
    async generate(root) {
      const bundle = await redocly.call("bundleSpec", root);
      if (Array.isArray(bundle)) {
        const problems = await redocly.call("lintSpec", root);
        return { problems: problems.length > 0 ? problems : bundle };
      }
      // Side by side, because linting takes as long as all the rest. It has the first word nevertheless: nobody can be
      // expected to make something of a spec that is wrong.
      const [linted, made] = await Promise.allSettled([redocly.call("lintSpec", root), makeOutputs(bundle.document)]);
      const problems = settled(linted);
      const isRefused = made.status === "fulfilled" && Array.isArray(made.value);
      if (problems.length > 0 && !(isRefused && problems.every(isUncheckedExample))) return { problems };
      const outputs = settled(made);
      if (!Array.isArray(outputs)) return { outputs };
      return { problems: distinct(await redocly.call("locate", root, bundle.sources, outputs)) };
    },
    async stop() {
      await Promise.all([redocly.stop(), products.stop()]);
    },
  };
}

function settled<T>(result: PromiseSettledResult<T>): T {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
