/** Something that is wrong with the spec, and where. */
export interface Problem {
  /** The file, relative to the root of the repository. */
  file: string;
  /** Counted from 1, like the column. */
  line: number;
  column: number;
  reason: string;
  /** The lint rule that says so. */
  rule?: string;
}

/** `openapi/paths/x.yaml:12:5  reason (rule)`, which editors and terminals turn into a link. */
export function printProblem({ file, line, column, reason, rule }: Problem): string {
  return `${file}:${line}:${column}  ${reason}${rule === undefined ? "" : ` (${rule})`}`;
}

/** An error of a file is found once more at each reference to it. */
export function distinct(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [printProblem(problem), problem])).values()];
}
