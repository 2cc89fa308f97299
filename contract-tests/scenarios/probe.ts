import type { Check } from "../checks/check.ts";
import { foreignChecks } from "../checks/checks.ts";
import { noServerError, notReached } from "../checks/http.ts";
import { othersKept } from "../checks/kept.ts";
import { nothingLeaked } from "../checks/leaks.ts";
import type { Operation } from "../spec/operations.ts";
import { type Exchange, newConnections, pathSegment, succeeded, textOf } from "../exchange/exchange.ts";
import { ATTEMPTS_TO_REACH, isNotReached } from "../exchange/gateway.ts";
import { noteUnseen, type ScenarioContext } from "./scenario.ts";

/** Who sends a request, and how. */
export interface Credential {
  /** For a person. */
  name: string;
  /** The header `Authorization`; absent where the request has none. */
  header?: string;
  /** The names of the query parameters that hold the secret; absent where none does. */
  parameters?: readonly string[];
  /** Must not be shown in a report: the token, or a value made from it. Default: the reports know it anyway. */
  secret?: string;
  /** What else is sent to authenticate. Default: nothing. */
  headers?: Readonly<Record<string, string>>;
  /** What stands for the secret there: a shell that knows the variables makes the secret of it. */
  shown?: string;
  /** Whether it goes over a connection that nothing else was sent over. Default: false. */
  isAlone?: boolean;
}

/** A request that no case of the spec is for. */
export interface Probe {
  /** The operation that it is about. */
  operation: Operation;
  /** Default: the operation's. */
  method?: string;
  /** The values of the path's parameters, as they are; those that are absent come from the environment. */
  path?: Readonly<Record<string, string>>;
  /** As it is written in the URL, without its question mark. */
  query?: string;
  /** Beside those that every request has, by names in lower case. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Default: who the run is. */
  credential?: Credential;
}

/** What any proxy in front of a server takes, unless somebody has lowered its limit: the least is 128 kB (ModSecurity). */
const LARGE = 50_000;
/** What caches read themselves, also where they do not answer: over a range that is none, Varnish 7 fails with 503. */
const READ_BY_CACHES = ["range", "if-none-match", "if-modified-since"];
/** What any request is checked for. */
const ALWAYS: readonly Check[] = [noServerError, nothingLeaked, othersKept];
const LONG = 20_000;
const SHOWN = 200;
/** How often a request is sent that is refused because of the rate limit; the session waits before each. */
const ATTEMPTS = 4;

/** Sends a probe as it stands, and takes it into the scenario with the checks that apply to any request. */
export async function probe(context: ScenarioContext, what: Probe): Promise<Exchange> {
  const { target } = context.session;
  const { operation, method = operation.method, path = {}, query, body } = what;
  const credential: Credential = what.credential ?? { name: "the token", header: `Bearer ${target.token}` };
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    pathSegment(path[name] ?? target.pathValue(name) ?? ""),
  );
  const { parameters = [], secret = "" } = credential;
  const authorized = parameters.map((parameter) => `${parameter}=${encodeURIComponent(secret)}`);
  // As the client writes them: to a server, Tomcat for example, brackets are no part of a query (RFC 3986, section 3.4).
  const written = query?.replace(/[[\]]/g, encodeURIComponent);
  const search = [...(written === undefined ? [] : [written]), ...authorized].join("&");
  const url = `${target.url}${filled}${search && `?${search}`}`;
  const headers = {
    "user-agent": "rootly-action-items-contract-tests",
    accept: operation.accept.join(", "),
    ...(credential.header !== undefined && { authorization: credential.header }),
    ...credential.headers,
    ...(body !== undefined && { "content-type": operation.body?.mediaType ?? operation.accept[0] ?? "" }),
    ...what.headers,
  };
  for (let attempt = 1; ; attempt++) {
    const startedAt = Date.now();
    const response = await context.session.fetch(url, {
      method,
      headers,
      redirect: "manual",
      ...(credential.isAlone && { dispatcher: newConnections() }),
      ...(body !== undefined && { body: new TextEncoder().encode(body) }),
    });
    const exchange: Exchange = {
      operation,
      request: { method, url, headers, ...(body !== undefined && { body: shortened(body) }) },
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await textOf(response),
      },
      startedAt,
      duration: Date.now() - startedAt,
    };
    const isLimited = response.status === 429 && attempt < ATTEMPTS;
    const isUnreached = isNotReached(exchange.response);
    const isExcused = isUnreached && mayFailInFront(what);
    const isLost = isUnreached && (body?.length ?? 0) <= LARGE && attempt < ATTEMPTS_TO_REACH;
    const held = isExcused ? foreignChecks : isLost ? [notReached, ...foreignChecks] : ALWAYS;
    context.note(withoutSecret(exchange, credential), held, context.session.lastShown.before(exchange));
    if (succeeded(exchange)) context.session.lastShown.note(exchange);
    if (isLimited || isLost) continue;
    if (context.session.gateway.refusalIn(exchange, false) !== undefined) noteUnseen(context, exchange);
    return exchange;
  }
}

/** Whether a proxy may fail over a probe that the server would answer: that says nothing of the server. */
function mayFailInFront({ body = "", headers = {} }: Probe): boolean {
  // Over a large body, a server ends the connection, and a proxy has no answer to pass on (nginx, Caddy).
  return body.length > LARGE || READ_BY_CACHES.some((name) => name in headers);
}

/**
 * Sends a probe that something in front of the server may fail over, and gives the response of the server; undefined where
 * there is none, which is noted.
 */
export async function probeThrough(context: ScenarioContext, what: Probe): Promise<Exchange | undefined> {
  const { operation, body = "", headers } = what;
  // The connection may end over a body that is too large (RFC 9110, section 15.5.14).
  const exchange = await probe(context, what).catch((error: unknown) => {
    if (body.length <= LARGE || !(error instanceof TypeError)) throw error;
    return undefined;
  });
  if (exchange !== undefined && !(isNotReached(exchange.response) && mayFailInFront(what))) return exchange;
  if (body.length > LARGE)
    context.observe({
      habit: "the connection ends over a large body",
      seen: `${operation.id}: ${body.length} characters`,
    });
  else
    context.observe({
      habit: "something in front of the server fails over a header",
      seen: `${JSON.stringify(headers)} with ${exchange?.response.status}`,
    });
  return undefined;
}

/** Of a body that is there for its length, nobody needs to see all. */
function shortened(body: string): string {
  return body.length > LONG ? `${body.slice(0, SHOWN)}… (${body.length} characters)` : body;
}

/** The exchange as a report may show it. */
function withoutSecret(exchange: Exchange, { secret, shown }: Credential): Exchange {
  if (secret === undefined || shown === undefined || secret === "") return exchange;
  const { request, response } = exchange;
  const hide = (_: string, value: unknown): unknown =>
    typeof value === "string" ? value.replaceAll(secret, shown).replaceAll(encodeURIComponent(secret), shown) : value;
  // The same members, with other strings in them.
  const hidden = JSON.parse(JSON.stringify({ request, response }), hide) as Pick<Exchange, "request" | "response">;
  return { ...exchange, ...hidden };
}
