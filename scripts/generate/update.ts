import path from "node:path";
import type { Generator } from "./generator.ts";
import { compareOutputs, type Difference, writeOutputs } from "./outputs.ts";
import type { Problem } from "./problem.ts";

/** What was wrong with the description or, when nothing was, with `generated/`. */
export type Outcome = { problems: Problem[] } | { differences: Difference[] };

/** Generates, and brings `generated/` up to date unless it is only to be checked. */
export async function update(generator: Generator, root: string, { check }: { check: boolean }): Promise<Outcome> {
  const generation = await generator.generate(root);
  if ("problems" in generation) return generation;
  const directory = path.join(root, "generated");
  const differences = await compareOutputs(directory, generation.outputs);
  if (!check && differences.length > 0) await writeOutputs(directory, differences);
  return { differences };
}
