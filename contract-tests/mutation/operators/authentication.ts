import { operations } from "../../spec/operations.ts";
import type { Fault } from "../fault.ts";
import { type Answer, interfering, type Received } from "../interference.ts";
import { REFERENCE } from "../target.ts";

const VALID = `Bearer ${REFERENCE.token}`;
const shown = ({ headers }: Received) => headers.get("authorization");
const authenticated = (received: Received): Received => {
  const headers = new Headers(received.headers);
  headers.set("authorization", VALID);
  return { ...received, headers };
};
const UNAUTHORIZED = JSON.stringify({ errors: [{ title: "Invalid token", status: "401" }] });

/** Servers that let somebody in. */
const LENIENT: Readonly<Record<string, (authorization: string | null) => boolean>> = {
  "needs no token": (authorization) => authorization === null,
  "takes every token": (authorization) => authorization?.startsWith("Bearer ") ?? false,
  "takes every scheme": (authorization) => authorization !== null && !authorization.startsWith("Bearer "),
  "asks nobody who they are": () => true,
};

export function authenticationFaults(): Fault[] {
  return operations.flatMap((operation) => {
    const fault = (operator: string, wrap: Fault["wrap"]): Fault => ({
      area: "authentication",
      operator,
      place: operation.id,
      wrap,
    });
    return [
      ...Object.entries(LENIENT).map(([operator, letsIn]) =>
        fault(
          operator,
          interfering(() => (received, next) => {
            const isMeant = received.operation === operation && shown(received) !== VALID && letsIn(shown(received));
            return next(isMeant ? authenticated(received) : received);
          }),
        ),
      ),
      ...(operation.method === "GET"
        ? []
        : [
            fault(
              "refuses who it does not know, but does what they say",
              interfering(() => async (received, next) => {
                const answer = await next(received);
                if (received.operation === operation && answer.status === 401) await next(authenticated(received));
                return answer;
              }),
            ),
          ]),
      ...(operation.body
        ? [
            fault(
              "looks at the body before it looks at the token",
              interfering(() => async (received, next) => {
                if (received.operation !== operation || shown(received) === VALID) return next(received);
                const checked = await next(authenticated({ ...received }));
                return checked.status === 422 ? checked : next(received);
              }),
            ),
          ]
        : []),
      fault(
        "forgets a token now and then",
        interfering(() => {
          let asked = 0;
          return async (received, next): Promise<Answer> => {
            const answer = await next(received);
            asked += received.operation === operation ? 1 : 0;
            const forgets = received.operation === operation && asked % 5 === 0;
            return forgets ? { ...answer, status: 401, body: UNAUTHORIZED } : answer;
          };
        }),
      ),
    ];
  });
}
