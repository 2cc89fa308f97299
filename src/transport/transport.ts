import { ArgumentError } from "../errors/argument-error.ts";
import { operationOf } from "../operations.ts";
import type { Answer, CallFacts } from "./answer.ts";
import { attempt } from "./attempt.ts";
import { sleep } from "./bounded.ts";
import { failureFrom } from "./failure.ts";
import { type Hooks, notify } from "./hooks.ts";
import type { Limits } from "./limits.ts";
import { DONE, mayRepeat } from "./outcome.ts";
import type { OutgoingRequest } from "./request.ts";
import { askedDelay, retryDelay } from "./retry-delay.ts";
import { currentToken, type Token } from "./token.ts";
import type { Base } from "./url.ts";

/**
 * Judges what is sent and what comes back; it stops a call by throwing. The operationId is undefined for a request that
 * the description does not know.
 */
export interface Validator {
  /** @param body As it is about to be sent. */
  request(operationId: string | undefined, body: string): void;
  /** @param body As it was parsed. */
  response(operationId: string | undefined, status: number, body: unknown, attempts: number): void;
}

export interface TransportOptions {
  base: Base;
  token: Token;
  limits: Limits;
  /** What the caller said, for what has no default. */
  options: Hooks & {
    validation?: Validator | undefined;
    /** Default: the global `fetch`, as it is when a request is sent. */
    fetch?: typeof fetch | undefined;
  };
}

/**
 * The `fetch` that openapi-fetch is given: as many attempts as are safe, and an answer whose body was read. Refusals are
 * answers too; whoever called decides whether they are errors.
 */
export function createTransport(transport: TransportOptions): (request: OutgoingRequest) => Promise<Answer> {
  const { base, token, limits, options } = transport;
  const { validation } = options;
  return async (request) => {
    const { method, body = null, signal, resend } = request;
    const url = urlOf(request, base);
    const operation = operationOf(method, url.slice(base.url.length));
    const deadline = performance.now() + limits.totalTimeout;
    if (body) validation?.request(operation.operationId, body);
    // Whether an attempt before the last one may have been carried out.
    let uncertain = false;
    let secret = "";
    const send = (bearer: string, abort: AbortSignal) => {
      secret = bearer;
      // A copy: openapi-fetch shows the original to others, and the token is for nobody else.
      const headers = new Headers(request.headers);
      headers.set("authorization", `Bearer ${bearer}`);
      return (options.fetch ?? fetch)(url, { method, headers, body, redirect: "manual", signal: abort });
    };

    for (let attempts = 1; ; attempts++) {
      const begin = performance.now();
      const timeout = Math.max(0, Math.min(limits.attemptTimeout, deadline - begin));
      const event = { ...operation, method, attempt: attempts };
      notify(options.onRequest, event);
      const bearer = () => currentToken(token, uncertain);
      const ending = await attempt(bearer, send, timeout, signal, limits.maxBodyBytes);
      const { situation, response, text = "", json, problem } = ending;
      const { outcome } = situation;
      // A deletion that finds nothing left to delete, after an attempt that may have done it, has succeeded.
      const gone = method === "DELETE" && uncertain && response?.status === 404;
      const done = gone || (situation === DONE && !problem);
      const duration = performance.now() - begin;
      const ended = { ...event, status: response?.status, outcome: done ? undefined : outcome, duration };
      // Also when the caller aborts: whoever opened a span has to close it.
      notify(options.onResponse, ended);
      if ("thrown" in ending) throw ending.thrown;

      if (response && done) {
        if (json !== undefined) validation?.response(operation.operationId, response.status, json, attempts);
        const answered = gone ? new Response(null, { status: 204 }) : response;
        return answerFrom(answered, text, json, { attempts, outcome: "applied" });
      }
      const retryAfter = response && askedDelay(response.status, response.headers, Date.now());
      const delay = retryDelay(attempts, retryAfter, Math.random());
      // Waiting for nothing would be worse than failing at once.
      const inTime = (retryAfter ?? 0) <= limits.maxRetryDelay && performance.now() + delay < deadline;
      if (inTime && attempts <= limits.maxRetries && mayRepeat(situation, method, resend)) {
        notify(options.onRetry, { ...ended, delay });
        await sleep(delay, signal);
        // A timer can be late, and what is sent without time for an answer ends as unknown.
        if (performance.now() + 1 < deadline) {
          uncertain ||= outcome === "unknown";
          continue;
        }
      }

      // Of all attempts together, the one that may have done something tells.
      const facts: CallFacts = {
        ...operation,
        attempts,
        outcome: uncertain && outcome !== "applied" ? "unknown" : outcome,
        retryAfter,
      };
      // A server may repeat what it was sent, and errors end up in logs.
      const said = secret ? text.replaceAll(secret, "[token]") : text;
      if (response && response.status >= 400) return answerFrom(response, said, undefined, facts);
      throw failureFrom({ ...ending, text: said }, timeout, facts);
    }
  };
}

/** Makes a response readable again whose body was read; still a real one, so that whoever checks for that is content. */
function answerFrom(response: Response, bodyText: string, parsed: unknown, facts: CallFacts): Answer {
  const readable = { text: async () => bodyText, json: async () => JSON.parse(bodyText) };
  return Object.assign(response, readable, { bodyText, parsed, facts });
}

/** The request's URL with the query of the base URL, if that has one. */
function urlOf({ url }: OutgoingRequest, { url: base, query }: Base): string {
  // openapi-fetch lets every call name a base of its own, which nobody has checked.
  if (!url.startsWith(`${base}/`)) throw new ArgumentError("baseUrl", "cannot differ for one call");
  // Values are encoded: a brace can only come from the template.
  const [, unfilled] = /^[^?]*\{([^}]*)\}/.exec(url) ?? [];
  if (unfilled) throw new ArgumentError(unfilled, "is missing");
  return query ? url + (url.includes("?") ? query.replace("?", "&") : query) : url;
}
