import { type Operation, operations } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import { type Answer, interfering, isSuccess, needed, onAnswer, type Received, withHeaders } from "../interference.ts";
import { REFERENCE } from "../trial.ts";

const { token } = REFERENCE;
/** What the reference server lets in. */
export const VALID = `Bearer ${token}`;
const UNAUTHORIZED = JSON.stringify({ errors: [{ title: "Invalid token", status: "401" }] });

/** Servers that let somebody in. */
const LETTING_IN: Readonly<Record<string, (authorization: string | null) => boolean>> = {
  "needs no token": (authorization) => authorization === null,
  "takes every token": (authorization) => authorization?.startsWith("Bearer ") ?? false,
  "takes every scheme": (authorization) => authorization !== null && !authorization.startsWith("Bearer "),
  "authenticates nobody": () => true,
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
      ...Object.entries(LETTING_IN).map(([operator, letsIn]) =>
        fault(
          operator,
          interfering(() => (received, next) => {
            const isMeant =
              received.operation === operation &&
              received.headers.get("authorization") !== VALID &&
              letsIn(received.headers.get("authorization"));
            return next(isMeant ? authorized(received, VALID) : received);
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
                if (received.operation === operation && answer.status === 401) await next(authorized(received, VALID));
                return answer;
              }),
            ),
          ]),
      ...(operation.body
        ? [
            fault(
              "looks at the body before it looks at the token",
              interfering(() => async (received, next) => {
                if (received.operation !== operation || received.headers.get("authorization") === VALID)
                  return next(received);
                const checked = await next(authorized(received, VALID));
                return checked.status === 422 ? checked : next(received);
              }),
            ),
          ]
        : []),
      fault(
        "forgets a token now and then",
        interfering(() => {
          let requests = 0;
          return async (received, next): Promise<Answer> => {
            const answer = await next(received);
            requests += received.operation === operation ? 1 : 0;
            const forgets = received.operation === operation && requests % 5 === 0;
            return forgets ? { ...answer, status: 401, body: UNAUTHORIZED } : answer;
          };
        }),
      ),
    ];
  });
}

interface Lenient {
  source: Source;
  observedAs?: string;
  /** Where it is tried. Default: every operation. */
  at?: readonly Operation[];
  letsIn: (authorization: string, query: URLSearchParams, headers: Headers) => boolean;
}

const read = needed("read");
const reads = operations.filter(({ method }) => method === "GET");
const basic = Buffer.from(`${token}:`).toString("base64");

/** Servers that accept something else than the token. */
const OTHER_CREDENTIALS: Readonly<Record<string, Lenient>> = {
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
  "trusts who says to come from the server's own address": {
    source: sources.spoofing,
    letsIn: (_, __, headers) => headers.get("x-forwarded-for") === "127.0.0.1",
  },
  "takes a token that nobody has signed": {
    source: sources.jwt,
    letsIn: (shown) => shown.startsWith("Bearer eyJhbGciOiJub25lIn0"),
  },
  "needs no token for a page": {
    source: sources.otherWays,
    at: resource.lists,
    letsIn: (shown, query) => shown === "" && query.has("page[number]"),
  },
  "needs no token for what is filtered": {
    source: sources.otherWays,
    at: resource.lists,
    letsIn: (shown, query) => shown === "" && [...query.keys()].some((name) => name.startsWith("filter")),
  },
  "needs no token for what is included": {
    source: sources.otherWays,
    at: resource.lists,
    letsIn: (shown, query) => shown === "" && query.has("include"),
  },
  "needs no token for a subrequest": {
    source: sources.nextMiddleware,
    at: reads,
    letsIn: (shown, _, headers) => shown === "" && headers.has("x-middleware-subrequest"),
  },
  "needs no token for another path in a header": {
    source: sources.symfonyPath,
    at: reads,
    letsIn: (shown, _, headers) => shown === "" && headers.has("x-original-url"),
  },
  "takes the token with a word behind it": {
    source: sources.bearer,
    observedAs: "with a word behind it",
    at: reads,
    letsIn: (shown) => shown.startsWith(`${VALID} `),
  },
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
  "takes the token in the query, by another name": {
    source: sources.owasp,
    observedAs: "in the query",
    at: reads,
    letsIn: (_, query) => query.get("api_key") === token,
  },
  "takes the token in the query": {
    source: sources.bearer,
    observedAs: "in the query",
    at: reads,
    letsIn: (_, query) => query.get("access_token") === token,
  },
};

/** Servers that know a request in another form, and forget the token there; each gives the path that is meant. */
const OTHER_FORMS: Readonly<
  Record<string, { source: Source; from: (pathname: string, method: string) => string | undefined }>
> = {
  "needs no token for HEAD": {
    source: sources.otherWays,
    from: (pathname, method) => (method === "HEAD" ? pathname : undefined),
  },
  "needs no token for a path with a slash at its end": {
    source: sources.springPath,
    from: (pathname) => (pathname.endsWith("/") ? pathname.slice(0, -1) : undefined),
  },
  "needs no token for a path with two slashes": {
    source: sources.springPath,
    from: (pathname) => (pathname.startsWith("//") ? pathname.slice(1) : undefined),
  },
  "needs no token for a path in upper case": {
    source: sources.springPath,
    from: (pathname) => (/^\/V1\//.test(pathname) ? pathname.toLowerCase() : undefined),
  },
  "needs no token for a path with a format behind it": {
    source: sources.springPath,
    from: (pathname) => (pathname.endsWith(".json") ? pathname.slice(0, -".json".length) : undefined),
  },
};

export function credentialFaults(): Fault[] {
  const lenient = Object.entries(OTHER_CREDENTIALS).flatMap(([operator, { at = operations, letsIn, ...published }]) =>
    at.map((operation): Fault => ({
      area: "credentials",
      operator,
      place: operation.id,
      ...published,
      wrap: interfering(() => (received, next) => {
        const isMeant =
          received.operation === operation &&
          letsIn(credentialsIn(received), received.url.searchParams, received.headers);
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
      const isMeant = received.operation === operation && credentialsIn(received).startsWith("bearer ");
      return next(isMeant ? authorized(received, "Bearer nobody-was-given-this") : received);
    }),
  }));
  const silent = operations.map((operation): Fault => ({
    area: "credentials",
    operator: "does not say how to authenticate",
    place: operation.id,
    source: sources.commons,
    observedAs: "no WWW-Authenticate",
    wrap: onAnswer((answer, received) => {
      const { "www-authenticate": _, ...headers } = answer.headers;
      return received.operation === operation ? { ...answer, headers } : answer;
    }),
  }));
  const another = Object.entries(OTHER_FORMS).map(([operator, { source, from }]): Fault => ({
    area: "credentials",
    operator,
    place: "",
    source,
    wrap: interfering(() => (received, next) => {
      const pathname = credentialsIn(received) === "" ? from(received.url.pathname, received.method) : undefined;
      return pathname === undefined
        ? next(received)
        : next(authorized({ ...received, url: new URL(pathname, received.url) }, VALID));
    }),
  }));
  const telling = fault(
    "tells who has no token what exists",
    "tells without a token",
    interfering(() => async (received, next) => {
      if (received.operation !== read || credentialsIn(received) !== "") return next(received);
      const answer = await next(authorized(received, VALID));
      return isSuccess(answer) ? next(received) : answer;
    }),
  );
  const reflecting = fault(
    "lets pages of any origin read with credentials",
    "pages of any origin",
    onAnswer((answer, { headers }) =>
      withHeaders(answer, {
        "access-control-allow-origin": headers.get("origin") ?? "*",
        "access-control-allow-credentials": "true",
      }),
    ),
  );
  return [...lenient, ...strict, ...silent, ...another, telling, reflecting];
}

function fault(operator: string, observedAs: string, wrap: Fault["wrap"]): Fault {
  return { area: "credentials", operator, place: read.id, source: sources.owasp, observedAs, wrap };
}

const credentialsIn = ({ headers }: Received): string => headers.get("authorization") ?? "";

/** A request as somebody else would send it. */
export function authorized(received: Received, authorization: string): Received {
  const headers = new Headers(received.headers);
  headers.set("authorization", authorization);
  return { ...received, headers };
}
