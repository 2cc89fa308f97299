import { operations } from "../../spec/operations.ts";
import type { Fault } from "../fault.ts";
import { type Answer, interfering, isSuccess } from "../interference.ts";

const LIMITED = JSON.stringify({ error: "Rate limit exceeded. Try again later." });
/** A wait that costs no time. */
const limited = (answer: Answer, body = LIMITED): Answer => ({
  ...answer,
  status: 429,
  headers: { ...answer.headers, "retry-after": "0" },
  body,
});
const EVERY = 4;

const SHAPES: Readonly<Record<string, (answer: Answer) => Answer>> = {
  "is limited, in the shape of another refusal": (answer) =>
    limited(answer, JSON.stringify({ errors: [{ title: "Rate limit exceeded", status: "429" }] })),
  "is limited, in a string": (answer) => limited(answer, "Retry later"),
  "is limited, without a word": (answer) => limited(answer, ""),
  "is limited, as a failure": (answer) => ({ ...limited(answer), status: 503 }),
  "is limited, as a success": (answer) => ({ ...limited(answer), status: 200 }),
};

export function rateLimitFaults(): Fault[] {
  return operations.flatMap((operation) => {
    const now = (operator: string, change: (answer: Answer) => Answer, every: number): Fault => ({
      area: "rate limiting",
      operator,
      place: operation.id,
      wrap: interfering(() => {
        let asked = 0;
        return async (received, next) => {
          const answer = await next(received);
          if (received.operation !== operation) return answer;
          asked += 1;
          return asked % every === 0 ? change(answer) : answer;
        };
      }),
    });
    return [
      now("is limited for ever", limited, 1),
      ...Object.entries(SHAPES).map(([operator, change]) => now(operator, change, EVERY)),
      ...(operation.method === "GET"
        ? []
        : [now("is limited, but does it", (answer) => (isSuccess(answer) ? limited(answer) : answer), EVERY)]),
    ];
  });
}
