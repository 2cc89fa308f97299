import { type Operation, operations } from "../../spec/operations.ts";
import type { Fault } from "../fault.ts";
import { interfering, onAnswer, type Received } from "../interference.ts";
import { type Source, sources } from "../published.ts";
import { REFERENCE } from "../target.ts";

const { token } = REFERENCE;
const VALID = `Bearer ${token}`;

interface Lenient {
  source: Source;
  observedAs?: string;
  /** Where it is tried. Default: every operation. */
  at?: readonly Operation[];
  letsIn: (authorization: string, query: URLSearchParams) => boolean;
}

const reads = operations.filter(({ method }) => method === "GET");
const basic = Buffer.from(`${token}:`).toString("base64");

/** Servers that let in whoever shows something else than the token. */
const LENIENT: Readonly<Record<string, Lenient>> = {
  "takes the beginning of the token": {
    source: sources.owasp,
    letsIn: (shown) => /^Bearer ./.test(shown) && VALID.startsWith(shown),
  },
  "takes what begins with the token": { source: sources.owasp, letsIn: (shown) => shown.startsWith(VALID) },
  "takes the token in another case": {
    source: sources.owasp,
    letsIn: (shown) => shown.toLowerCase() === VALID.toLowerCase(),
  },
  "takes an empty token": { source: sources.schemathesis, letsIn: (shown) => /^Bearer *$/.test(shown) },
  "takes null for a token": { source: sources.owasp, letsIn: (shown) => shown === "Bearer null" },
  "takes the token without a scheme": {
    source: sources.bearer,
    observedAs: "without a scheme",
    at: reads,
    letsIn: (shown) => shown === token,
  },
  "takes the token in another scheme": {
    source: sources.bearer,
    observedAs: "in the scheme",
    at: reads,
    letsIn: (shown) => [`Token ${token}`, `Basic ${basic}`].includes(shown),
  },
  "takes the token in the query": {
    source: sources.bearer,
    observedAs: "in the query",
    at: reads,
    letsIn: (_, query) => query.get("access_token") === token,
  },
};

export function credentialFaults(): Fault[] {
  const lenient = Object.entries(LENIENT).flatMap(([operator, { at = operations, letsIn, ...published }]) =>
    at.map((operation): Fault => ({
      area: "credentials",
      operator,
      place: operation.id,
      ...published,
      wrap: interfering(() => (received, next) => {
        const isMeant = received.operation === operation && letsIn(shownIn(received), received.url.searchParams);
        return next(isMeant ? authorized(received, VALID) : received);
      }),
    })),
  );
  const strict = reads.map((operation): Fault => ({
    area: "credentials",
    operator: "refuses the scheme in another case",
    place: operation.id,
    source: sources.http,
    observedAs: "the scheme is refused",
    wrap: interfering(() => (received, next) => {
      const isMeant = received.operation === operation && shownIn(received).startsWith("bearer ");
      return next(isMeant ? authorized(received, "Bearer nobody-was-given-this") : received);
    }),
  }));
  const silent = operations.map((operation): Fault => ({
    area: "credentials",
    operator: "does not say how to show who is asking",
    place: operation.id,
    source: sources.commons,
    observedAs: "no WWW-Authenticate",
    wrap: onAnswer((answer, received) => {
      const { "www-authenticate": _, ...headers } = answer.headers;
      return received.operation === operation ? { ...answer, headers } : answer;
    }),
  }));
  return [...lenient, ...strict, ...silent];
}

const shownIn = ({ headers }: Received): string => headers.get("authorization") ?? "";

function authorized(received: Received, authorization: string): Received {
  const headers = new Headers(received.headers);
  headers.set("authorization", authorization);
  return { ...received, headers };
}
