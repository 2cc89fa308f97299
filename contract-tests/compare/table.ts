import type { Comparison } from "./compare.ts";
import type { Disagreement } from "./disagreement.ts";

const PROBLEMS = 3;
const HEADINGS = ["", "where", "check", "left", "right", "questions"];

/** For a person: a line for each kind of disagreement, and one question of each that is not a mock's limit. */
export function printComparison({ asked, disagreements, notAsked }: Comparison): string {
  const kinds = Map.groupBy(disagreements, ({ suspect, group, check, left, right }) =>
    JSON.stringify([suspect, group, check, left, right]),
  );
  return "";
}
