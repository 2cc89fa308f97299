import type { Fault } from "../fault.ts";
import { type Answer, isSuccess, onAnswer, type Received } from "../interference.ts";
import type { Observed } from "../observed.ts";

/** A kind of fault that changes answers, wherever it means something. */
export interface AnswerOperator {
  operator: string;
  /** Default: every answer. */
  applies?: (observed: Observed) => boolean;
  change: (answer: Answer, received: Received) => Answer;
}

export const toSuccess = ({ status }: Observed): boolean => isSuccess({ status });
export const toRefusal = ({ status }: Observed): boolean => status >= 400;
export const toMany = ({ document }: Observed): boolean => /^\{"data":\[/.test(JSON.stringify(document));
export const toOne = (observed: Observed): boolean => toSuccess(observed) && !toMany(observed);

/** A fault of each operator for each of the answers that it can be applied to. */
export function atAnswers(
  area: Fault["area"],
  operators: readonly AnswerOperator[],
  observed: readonly Observed[],
): Fault[] {
  return operators.flatMap(({ operator, applies = () => true, change }) =>
    observed.filter(applies).map(({ operation, status }) => ({
      area,
      operator,
      place: `${operation.id} ${status}`,
      wrap: onAnswer((answer, received) =>
        received.operation === operation && answer.status === status ? change(answer, received) : answer,
      ),
    })),
  );
}
