import type { Question } from "../suite/questions.ts";
import type { Fault } from "./fault.ts";

/** What the scenarios are, besides the operations, in the groups of questions. */
const SCENARIOS = "scenarios";

/**
 * The questions, those first that are likely to find a fault: a run ends with the first complaint. All are asked of
 * what nothing is found in, so that the order says nothing of the score.
 */
export function likeliestFirst(questions: readonly Question[], { place }: Pick<Fault, "place">): Question[] {
  const kinds = new Set<string>();
  const named = ({ group }: Question) => place.includes(group);
  const rank = new Map(
    questions.map((question) => {
      const { group, case: asked } = question;
      const kind = `${group} ${asked?.polarity} ${asked?.violates?.keyword}`;
      const isFirst = !kinds.has(kind);
      kinds.add(kind);
      if (group === SCENARIOS) return [question, 2];
      if (isFirst) return [question, named(question) ? 0 : 1];
      return [question, named(question) ? 3 : 4];
    }),
  );
  return questions.toSorted((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0));
}
