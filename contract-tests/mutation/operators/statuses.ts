import type { Fault } from "../fault.ts";
import { interfering } from "../interference.ts";
import type { Observed } from "../observed.ts";
import { atAnswers, type AnswerOperator, toOne, toRefusal, toSuccess } from "./at.ts";

const error = (status: number) => JSON.stringify({ errors: [{ title: "Something", status: String(status) }] });

/** Another one of the refusals that every operation declares. */
const OTHER_REFUSAL: Readonly<Record<number, number>> = { 401: 403, 403: 401, 404: 401, 422: 401 };

const OPERATORS: readonly AnswerOperator[] = [
  { operator: "500 in the place of an answer", change: (answer) => ({ ...answer, status: 500, body: error(500) }) },
  { operator: "503 with the answer in it", change: (answer) => ({ ...answer, status: 503 }) },
  {
    operator: "another success",
    applies: toSuccess,
    change: (answer) => ({ ...answer, status: answer.status === 200 ? 201 : 200 }),
  },
  { operator: "204 and nothing", applies: toSuccess, change: (answer) => ({ ...answer, status: 204, body: "" }) },
  {
    operator: "a redirect",
    applies: toSuccess,
    change: ({ headers }) => ({ status: 302, headers: { ...headers, location: "https://example.com/" }, body: "" }),
  },
  {
    operator: "a refusal of what is right",
    applies: toSuccess,
    change: (answer) => ({ ...answer, status: 403, body: error(403) }),
  },
  {
    operator: "404 for what is there",
    applies: toOne,
    change: (answer) => ({ ...answer, status: 404, body: error(404) }),
  },
  {
    operator: "an undeclared refusal",
    // For an invalid body, nobody has published that no other status is used.
    applies: (observed) => toRefusal(observed) && observed.status !== 422,
    change: (answer) => ({ ...answer, status: 409, body: error(409) }),
  },
  {
    operator: "another declared refusal",
    applies: toRefusal,
    change: (answer) => {
      const status = OTHER_REFUSAL[answer.status] ?? 403;
      return { ...answer, status, body: error(status) };
    },
  },
  { operator: "200 with an error in it", applies: toRefusal, change: (answer) => ({ ...answer, status: 200 }) },
];

export function statusFaults(observed: readonly Observed[]): Fault[] {
  return [
    ...atAnswers("statuses", OPERATORS, observed),
    {
      area: "statuses",
      operator: "500 now and then",
      place: "",
      wrap: interfering(() => {
        let answered = 0;
        return async (received, next) => {
          const answer = await next(received);
          answered += 1;
          return answered % 20 === 0 ? { ...answer, status: 500, body: error(500) } : answer;
        };
      }),
    },
  ];
}
