import type { Fault } from "../fault.ts";
import { type Answer, interfering, isSuccess, type Received } from "../interference.ts";
import { type AnswerOperator, atAnswers, type Observed, toOne, toRefusal, toSuccess } from "../observed.ts";
import { operations } from "../../spec/operations.ts";

const error = (status: number) => JSON.stringify({ errors: [{ title: "Something", status: String(status) }] });

/** Another one of the refusals that every operation declares. */
const OTHER_REFUSAL: Readonly<Record<number, number>> = { 401: 403, 403: 401, 404: 401, 422: 401 };

const STATUSES: readonly AnswerOperator[] = [
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
    // For an invalid body, no document says that no other status is used.
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
    ...atAnswers("statuses", STATUSES, observed),
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

/** A body of which half arrives before something happens. */
function half(body: Answer["body"], then: (controller: ReadableStreamDefaultController) => void): ReadableStream {
  const bytes = new TextEncoder().encode(String(body));
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.slice(0, bytes.length / 2)),
    pull: then,
  });
}

function untilGone({ signal }: Received): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("gone")), { once: true }));
}

const withBody = (answer: Answer, body: Answer["body"]): Answer => ({ ...answer, body });

const OPERATORS: Readonly<Record<string, (answer: Answer, received: Received) => Answer | Promise<Answer>>> = {
  "cuts the connection before the answer": () => Promise.reject(new Error("cut")),
  "cuts the connection in the answer": (answer) =>
    withBody(
      answer,
      half(answer.body, (controller) => controller.error(new Error("cut"))),
    ),
  "ends in the middle of the answer": (answer) =>
    withBody(
      answer,
      half(answer.body, (controller) => controller.close()),
    ),
  "never answers": (_, received) => untilGone(received),
  "never ends its answer": (answer, received) =>
    withBody(
      answer,
      half(answer.body, (controller) => void untilGone(received).catch((gone) => controller.error(gone))),
    ),
  "answers with nothing": (answer) => withBody(answer, ""),
  "answers with a page": (answer) => ({
    ...answer,
    status: 200,
    headers: { "content-type": "text/html" },
    body: "<!doctype html><title>Sign in</title>",
  }),
  "answers with a page that claims to be JSON:API": (answer) =>
    withBody(answer, "<!doctype html><title>Sign in</title>"),
  "answers twice": (answer) => withBody(answer, `${String(answer.body)}${String(answer.body)}`),
  "begins with a byte order mark": (answer) => withBody(answer, `\uFEFF${String(answer.body)}`),
  "guards its JSON": (answer) => withBody(answer, `)]}',\n${String(answer.body)}`),
  "claims to have compressed its answer": (answer) => ({
    ...answer,
    headers: { ...answer.headers, "content-encoding": "gzip" },
  }),
  "answers in Latin-1": (answer) => {
    const bytes = Buffer.from(String(answer.body), "latin1");
    return withBody(answer, new Blob([bytes]).stream());
  },
};

const OFTEN = { always: 1, "now and then": 20 };
/**
 * Most answers hold nothing that the one would change. The other looks like a connection that the server closes while it is
 * idle (RFC 9112, section 9.5), unless the next one is cut as well.
 */
const ALWAYS_ONLY = ["answers in Latin-1", "cuts the connection before the answer"];

export function transportFaults(): Fault[] {
  return Object.entries(OPERATORS).flatMap(([operator, change]) =>
    Object.entries(ALWAYS_ONLY.includes(operator) ? { always: 1 } : OFTEN).map(([place, every]): Fault => ({
      area: "transport",
      operator,
      place,
      wrap: interfering(() => {
        let answered = 0;
        return async (received, next) => {
          const answer = await next(received);
          if (!isSuccess(answer)) return answer;
          answered += 1;
          return answered % every === 0 ? await change(answer, received) : answer;
        };
      }),
    })),
  );
}

const LIMITED = JSON.stringify({ error: "Rate limit exceeded. Try again later." });
/** A wait that costs no time. */
const limited = (answer: Answer, body = LIMITED): Answer => ({
  ...answer,
  status: 429,
  headers: { ...answer.headers, "retry-after": "0" },
  body,
});
const EVERY = 3;

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
    const now = (
      operator: string,
      change: (answer: Answer) => Answer,
      { every, of = () => true }: { every: number; of?: (answer: Answer) => boolean },
    ): Fault => ({
      area: "rate limiting",
      operator,
      place: operation.id,
      wrap: interfering(() => {
        let requests = 0;
        return async (received, next) => {
          const answer = await next(received);
          if (received.operation !== operation || !of(answer)) return answer;
          requests += 1;
          return requests % every === 0 ? change(answer) : answer;
        };
      }),
    });
    return [
      now("is limited for ever", limited, { every: 1 }),
      ...Object.entries(SHAPES).map(([operator, change]) => now(operator, change, { every: EVERY })),
      ...(operation.method === "GET" ? [] : [now("is limited, but does it", limited, { every: 2, of: isSuccess })]),
    ];
  });
}
