import { NOT_JSON, parseJson } from "./response.ts";
import type { Ending, TimeoutPhase } from "./outcome.ts";
import { ConnectionError, RedirectError, TimeoutError, UnreadableResponseError } from "../errors/no-response.ts";
import type { ErrorDetails, RootlyError } from "../errors/rootly-error.ts";

/**
 * What says that nothing was sent, of a system call, a code and a message. Node names the system call; Bun and mocks give
 * a code alone, of which only those count that nothing else ends with; Bun, Deno and undici's proxies also say it in words,
 * and a URL holds no blank.
 */
const NOT_SENT =
  /^(connect$|getaddrinfo$|ECONNREF|ENOTF|EAI_|UND_ERR_(CONNECT_T|CLOSED)|(\w+: )?(Client net|Unable to connect|Was there a|The TLS h|Proxy r)|error sending request for url \S+ client error \(Connect\))/m;

/**
 * What says that a certificate was not accepted, that a handshake cannot succeed, or that the fetch standard blocks the
 * port. All of that happens before the request is written, and the next attempt would end the same way. Other TLS errors
 * can strike in the middle of a connection, so they stay unclassified.
 */
const REFUSED_HERE =
  /^[\w/]*(CERT|CRL_|UNABLE|UNREC|ERR_NOT_S|INVALID_(ARG$|CA|PURP)|PATH_L|HOSTNAME|WRONG_V|ALERT_([HP]|INS|NO_A)|Requires n)|(bad port|port \d+ are blocked)$|client error \(Connect\): (invalid peer|received fatal)/m;

/** The runtime's own time-outs, as Node (undici) names them: CONNECT, HEADERS and BODY. */
const TIMEOUT = /^UND_ERR_(\w+)_TIMEOUT$/m;

type Link = Record<PropertyKey, unknown>;

/** What caused an error, and the errors of several addresses that were tried. */
const innerOf = ({ cause, errors }: Link) =>
  [cause, errors].flat().filter((item): item is Link => Object(item) === item);

/** An error with all that caused it, at any depth; of a chain without end, its beginning. */
function chainOf(error: unknown): Iterable<Link> {
  const chain = new Set<Link>([Object(error)]);
  // A set's loop also visits what is added meanwhile, and nothing twice.
  for (const link of chain) for (const inner of innerOf(link)) if (chain.size < 2e5) chain.add(inner);
  return chain;
}

/**
 * Classifies what `fetch` rejected with. What tells is searched in the error itself, in whatever caused it, at any depth,
 * and in the errors of several addresses that were tried; a runtime that gives no reason leaves the outcome unknown, and
 * so does everything that is not recognised here.
 */
export function connectionFailure(cause: unknown): Ending {
  const roots: string[] = [];
  let reason: string | undefined;
  for (const error of chainOf(cause)) {
    const { syscall, code, message } = error;
    if (typeof code === "string") reason ??= code;
    // What was caused by something else only wraps that.
    if (!innerOf(error).length)
      roots.push([syscall, code, message].filter((item) => typeof item === "string").join("\n"));
  }
  const all = (pattern: RegExp) => roots.length > 0 && roots.every((root) => pattern.test(root));
  const final = all(REFUSED_HERE);
  const timeout = TIMEOUT.exec(roots.join("\n"))?.[1];
  return {
    phase: timeout?.toLowerCase() as TimeoutPhase | undefined,
    outcome: final || all(NOT_SENT) ? "not-sent" : "unknown",
    final,
    reason,
    cause,
  };
}

/** Takes secrets out of an error and of what caused it: of a parser's excerpt, for example, or of what was no HTTP. */
function cleanCauses(error: unknown, clean: (text: string) => string): void {
  for (const cause of chainOf(error)) {
    for (const name of Reflect.ownKeys(cause)) {
      const value = cause[name];
      if (typeof value === "string") Reflect.set(cause, name, clean(value));
    }
  }
}

/** The error that a call ends with when its last attempt brought no answer, or none that can be used. */
export function failureFrom(
  { response, problem, phase, reason, cause }: Ending,
  body: string,
  limit: string,
  facts: ErrorDetails & { clean: (text: string) => string },
): RootlyError {
  const { clean, outcome } = facts;
  const details = { ...facts, cause: problem === NOT_JSON ? parseJson(clean(body)).error : cause };
  cleanCauses(cause, clean);
  const effect =
    outcome === "not-sent" ? "Nothing was sent." : `It ${outcome === "applied" ? "was" : "may have been"} carried out.`;
  if (phase) {
    // A runtime's own limit has a code.
    const struck = reason ? `the limit of \`fetch\` (${reason})` : limit;
    return new TimeoutError(`No ${phase} within ${struck}. ${effect}`, { ...details, phase });
  }
  if (response) {
    const { status, headers, type } = response;
    if (problem || type === "error")
      return new UnreadableResponseError(problem ?? "is no response", response, body, details);
    // Without its query, which may hold somebody's secret.
    const location = headers.get("location")?.split("?")[0];
    const message = `The server redirects to ${location?.slice(0, 200) ?? "another address"}, which is never followed.`;
    return new RedirectError(message, { ...details, status, headers, location });
  }
  const why: unknown = reason ?? Object(cause).message ?? cause;
  const told = typeof why === "string" ? why : "no reason";
  return new ConnectionError(`The connection failed (${told}). ${effect}`, { ...details, reason });
}
