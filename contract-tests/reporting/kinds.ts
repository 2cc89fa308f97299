import { violationsOf } from "./record.ts";
import type { QuestionReport } from "./report.ts";

/** What differs between two cases of one failure: identifiers, places in lists, and values. */
const PARTICULARS: readonly [RegExp, string][] = [
  [/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, "…"],
  [/"(?:[^"\\]|\\.)*"/g, "…"],
  [/\/\d+(?=[/\s])/g, "/…"],
  // Which part of a request was wrong: that it was accepted is the failure.
  [/ at [^)]*(?=\), but was)/g, ""],
];

/** Failures that are the same as far as one can tell from what the checks say, the most frequent first. */
export function kindsOf(questions: readonly QuestionReport[]): [first: QuestionReport, ...more: QuestionReport[]][] {
  const kinds = new Map<string, [QuestionReport, ...QuestionReport[]]>();
  for (const question of questions.filter(({ state }) => state === "failed")) {
    const key = signature(question);
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, [question]);
    else kind.push(question);
  }
  return [...kinds.values()].sort((one, other) => other.length - one.length);
}

function signature({ findings, error }: QuestionReport): string {
  const said = violationsOf({ findings }).flatMap(({ check, problems }) => problems.map((each) => `${check}: ${each}`));
  return [...new Set([...said, error ?? ""].map(withoutParticulars))].sort().join("\n");
}

export function withoutParticulars(text: string): string {
  return PARTICULARS.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text);
}
