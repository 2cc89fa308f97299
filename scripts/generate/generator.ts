import type { OpenAPI3 } from "openapi-typescript";
import type { Refusal } from "./compile.ts";
import type * as DescriptionThread from "./description.ts";
import { operationIdsOf } from "./operation-ids.ts";
import { distinct, type Problem } from "./problem.ts";
import type * as ProductsThread from "./products.ts";
import { joinModules } from "./single-module.ts";
import { originOf } from "./sources.ts";
import { startThread } from "./thread.ts";

/** The generated files by name, or the errors of the spec. */
export type Generation = { outputs: ReadonlyMap<string, string> } | { problems: Problem[] };

/** Keeps the libraries loaded from one generation to the next. */
export interface Generator {
  /** Generates from `openapi/` and `redocly.yaml` in a directory. Writes nothing. */
  generate(root: string): Promise<Generation>;
  stop(): Promise<void>;
}

const NOTICE = "Generated from openapi/ by `npm run generate`. Do not edit.";

/** Starts the threads, in which the libraries begin to load at once. */
export async function startGenerator(): Promise<Generator> {
  const [description, products] = await Promise.all([
    startThread<typeof DescriptionThread>("./description.ts"),
    startThread<typeof ProductsThread>("./products.ts"),
  ]);

  async function makeOutputs(document: OpenAPI3): Promise<ReadonlyMap<string, string> | Refusal[]> {
    const validators = await products.call("validatorsOf", document);
    if (Array.isArray(validators)) return validators;
    const [types, joined] = await Promise.all([
      products.call("typesOf", document),
      joinModules(validators.modules, "table"),
    ]);
    const operationIds = operationIdsOf(document);
    return new Map([
      ["openapi.json", `${JSON.stringify({ "x-generated": NOTICE, ...document }, null, 2)}\n`],
      ["operation-ids.d.ts", `// ${NOTICE}\n\nexport declare const operationIds: ${operationIds};\n`],
      ["operation-ids.js", `// ${NOTICE}\n\nexport const operationIds = ${operationIds};\n`],
      ["schema.d.ts", `// ${NOTICE}\n\n${types}`],
      ["validators.d.ts", `// ${NOTICE}\n\n${validators.declaration}`],
      ["validators.js", `// ${NOTICE}\n\n${joined}`],
    ]);
  }

  return {
    async generate(root) {
      const bundle = await description.call("bundleDescription", root);
      if (Array.isArray(bundle)) {
        const problems = await description.call("lintDescription", root);
        return { problems: problems.length > 0 ? problems : bundle };
      }
      // Side by side, because linting takes as long as all the rest. It has the first word nevertheless: nobody can be
      // expected to make something of a description that is wrong.
      const [linted, made] = await Promise.allSettled([
        description.call("lintDescription", root),
        makeOutputs(bundle.document),
      ]);
      const problems = settled(linted);
      if (problems.length > 0) return { problems };
      const outputs = settled(made);
      if (!Array.isArray(outputs)) return { outputs };
      const places = outputs.map(({ pointer, reason }) => ({ ...originOf(bundle.sources, pointer), reason }));
      return { problems: distinct(await description.call("locate", root, places)) };
    },
    async stop() {
      await Promise.all([description.stop(), products.stop()]);
    },
  };
}

function settled<T>(result: PromiseSettledResult<T>): T {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
