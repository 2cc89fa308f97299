import path from "node:path";
import { lint } from "@redocly/openapi-core";
import { distinct, type Problem } from "./problem.ts";
import { problemFrom, withConfig } from "./redocly.ts";
import { SpecResolver } from "./spec-resolver.ts";

/** Everything that the rules of `redocly.yaml` find wrong with the spec. A warning counts as an error does. */
export function lintDescription(root: string): Promise<Problem[]> {
  return withConfig(root, async (config, ref, findProblems) => {
    const found = [
      ...(await findProblems()),
      ...(await lint({ ref, config, externalRefResolver: new SpecResolver(path.dirname(ref)) })),
    ];
    const problems = found.filter(({ ignored }) => !ignored).map((problem) => problemFrom(problem, root));
    // What cannot be read comes first: other problems follow from it.
    return distinct(problems.sort((a, b) => Number(isUnreadable(b)) - Number(isUnreadable(a))));
  });
}

function isUnreadable({ reason }: Problem): boolean {
  return reason.startsWith("Failed to parse");
}
