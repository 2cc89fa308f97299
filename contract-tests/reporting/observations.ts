import { withoutParticulars } from "./kinds.ts";
import type { QuestionReport } from "./report.ts";
import { fullName } from "./report.ts";

/** Something that a server does and that no source speaks against, once for all places that are alike. */
export interface ListedObservation {
  check: string;
  /** The first of those that are alike. */
  message: string;
  /** How often it was observed. */
  count: number;
  /** In which tests. */
  where: string[];
}

/** What the tests of a run have observed, the most frequent first. */
export function listObservations(questions: readonly QuestionReport[]): ListedObservation[] {
  const listed = new Map<string, ListedObservation>();
  for (const question of questions) {
    for (const { check, observations = [] } of question.findings) {
      for (const message of observations) {
        const key = `${question.group} ${check} ${withoutParticulars(message)}`;
        const before = listed.get(key) ?? { check, message, count: 0, where: [] };
        const where = [...new Set([...before.where, fullName(question)])];
        listed.set(key, { ...before, count: before.count + 1, where });
      }
    }
  }
  return [...listed.values()].sort((one, other) => other.count - one.count);
}
